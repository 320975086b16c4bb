"""Whatever stands in the cells, and whatever is in the file: the workbook is taken, or a WorkbookError says why not."""

import contextlib
import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from db.town import WorkbookError, export_workbook, import_workbook
from db.town.importing import read_workbook
from db.town.sheets import SHEETS

CATEGORIES = {"water_supply": "供水用水", "fraud": "涉诈线索", "other": "其他"}
PATIENT = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

anything = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1900, 3, 1)),  # noqa: DTZ001  cells know no zone
    st.dates(date(1900, 3, 1)),
    st.times(),
    st.timedeltas(timedelta(), timedelta(days=9)),
    st.sampled_from(
        [
            "#REF!",
            "#N/A",
            "=A1",
            "=1/0",
            "W1",
            "P1",
            "pcs",
            "是",
            "禁言",
            "值守",
            "2026-11-20",
            "a:b",
            ":",
            "、",
            "、、",
            " ",
            "0",
            "~1",
        ]
    ),
)
codes = st.sampled_from(
    ["C1", "W1", "M1", "M2", "P1", "P2", "P9", "G1", "G2", "pcs", "zhzx", "yjfd", "simulator", "居民群", "私聊"]
)
edits = st.lists(
    st.tuples(st.sampled_from([sheet.title for sheet in SHEETS]), st.integers(1, 12), st.integers(1, 12), anything | codes),
    min_size=1,
    max_size=6,
)


def scribbled(draft, changes):
    for sheet, row, column, value in changes:
        with contextlib.suppress(IllegalCharacterError, ValueError):  # openpyxl does not write it; no file can hold it
            draft.book[sheet].cell(row, column).value = value
    return draft.content()


@given(changes=edits)
@PATIENT
def test_garbage_in_cells_is_read_or_named(open_draft, small_town, changes):
    for fault in read_workbook(scribbled(open_draft(small_town), changes), CATEGORIES).faults:
        assert fault.sheet
        assert fault.reason
        assert "\n" not in str(fault)


@given(
    changes=st.lists(st.tuples(st.sampled_from(SHEETS), st.integers(2, 6), anything | codes), min_size=1, max_size=4),
    data=st.data(),
)
@PATIENT
async def test_garbage_in_a_town_is_taken_whole_or_not_at_all(database, open_draft, small_town, changes, data):
    """And what was taken goes out and comes back unchanged."""
    places = [(sheet.title, row, data.draw(st.integers(1, len(sheet.columns))), value) for sheet, row, value in changes]
    content = scribbled(open_draft(small_town), places)
    with contextlib.suppress(WorkbookError, RolledBackError):
        async with database.write() as session:
            await import_workbook(session, small_town, categories=CATEGORIES)
            await import_workbook(session, content, categories=CATEGORIES)
            again = await import_workbook(session, await export_workbook(session), categories=CATEGORIES)
            assert again.edition is None
            raise RolledBackError


FREE = [
    ("村社区", "名称"), ("网格", "名称"), ("微网格", "名称"), ("微网格", "地名"), ("群", "名称"), ("群", "平台账号"),
    ("群", "平台群号"), ("人员", "姓名"), ("人员", "账号"), ("科室单位", "名称"), ("科室单位", "别名"), ("应急分队", "名称"),
]  # fmt: skip
days = st.datetimes(datetime(2001, 1, 1), datetime(2098, 1, 1))  # noqa: DTZ001  cells know no zone


@given(
    words=st.lists(st.tuples(st.sampled_from(FREE), st.text(min_size=1, max_size=30)), min_size=1, max_size=8),
    leave=st.tuples(days, st.none() | days).filter(lambda leave: leave[1] is None or leave[0] < leave[1]),
)
@PATIENT
async def test_any_words_and_days_go_out_as_they_came_in(database, open_draft, small_town, words, leave):
    draft = open_draft(small_town)
    with contextlib.suppress(IllegalCharacterError):
        for (sheet, column), text in words:
            draft.set(sheet, 2, column, text)
    draft.set("网格员", 2, "离岗从", leave[0]).set("网格员", 2, "离岗到", leave[1])
    with contextlib.suppress(WorkbookError, RolledBackError):
        async with database.write() as session:
            await import_workbook(session, draft.content(), categories=CATEGORIES)
            again = await import_workbook(session, await export_workbook(session), categories=CATEGORIES)
            assert again.edition is None
            raise RolledBackError


class RolledBackError(Exception):
    """Ends the transaction of an example."""


@given(data=st.data())
@settings(PATIENT, max_examples=100)
def test_a_file_that_is_broken_inside_is_read_or_refused(small_town, data):
    with zipfile.ZipFile(BytesIO(small_town)) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = parts[data.draw(st.sampled_from(sorted(parts)))]
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(part)))
        part[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(content))
    with contextlib.suppress(WorkbookError):
        read_workbook(file.getvalue(), CATEGORIES)


@given(content=st.binary(max_size=400) | st.binary(max_size=400).map(b"PK\x03\x04".__add__))
@PATIENT
def test_bytes_are_refused(content):
    with contextlib.suppress(WorkbookError):
        read_workbook(content, CATEGORIES)
