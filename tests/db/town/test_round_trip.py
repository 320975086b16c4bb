"""What goes out comes back the same."""

from io import BytesIO

import openpyxl
from small_town import build
from sqlalchemy import select

from db.models import Group, Identity, Person
from db.repositories.counters import TOWN_EDITION, value
from db.town import export_workbook
from db.words import GroupKind, GroupState

WIDEST = 62


async def exported(database):
    async with database.read() as session:
        return await export_workbook(session, categories={"fraud": "涉诈线索"})


async def edition(database):
    async with database.read() as session:
        return await value(session, TOWN_EDITION)


def moved(imported):
    """Rows added, changed, removed."""
    counts = imported.sheets.values()
    return tuple(sum(getattr(count, what) for count in counts) for what in ("added", "changed", "removed"))


async def test_a_first_import_adds_every_row_and_raises_the_edition(database, take, small_town):
    imported = await take(small_town)
    assert moved(imported) == (30, 0, 0)
    assert (imported.edition, await edition(database)) == (1, 1)


async def test_importing_what_was_exported_changes_nothing(database, take, small_town):
    await take(small_town)
    again = await take(await exported(database))
    assert moved(again) == (0, 0, 0)
    assert (again.edition, again.memberships) == (None, 0)
    assert await edition(database) == 1


async def test_an_export_of_an_import_says_what_the_workbook_said(database, take, small_town, cells_of):
    await take(small_town)
    first = await exported(database)
    await take(first)
    assert cells_of(await exported(database)) == cells_of(first)
    town = {title: rows for title, rows in cells_of(first).items() if title != "说明"}
    assert town == {title: rows for title, rows in cells_of(small_town).items() if title != "说明"}


async def test_a_town_that_no_workbook_made_can_be_exported_and_taken_back(database, take):
    async with database.write() as session:
        await build(session)
    assert moved(await take(await exported(database))) == (0, 0, 0)


async def test_leave_and_further_accounts_come_back(database, take, draft, cells_of):
    draft.write("网格员", "P1", 离岗从="2026-11-20 08:30", 离岗到="2026-11-25")
    draft.write("网格员", "P2", 离岗从="2026-11-20")
    draft.write("人员", "P1", 其他账号="qq:1234、wecom:huang:1")
    await take(draft.content())
    cells = cells_of(await exported(database))
    assert cells["网格员"][1][3:] == ["2026-11-20 08:30", "2026-11-25"]
    assert cells["网格员"][2][3:] == ["2026-11-20", None]
    assert cells["人员"][1][4:] == ["qq", "1234", "simulator:P1、wecom:huang:1"]
    assert moved(await take(await exported(database))) == (0, 0, 0)


async def test_text_that_looks_like_a_formula_stays_text(database, take, draft, cells_of):
    async with database.write() as session:
        await build(session)
        group = await session.scalar(select(Group).where(Group.code == "G1"))
        group.name = "=1+1"
        (await session.scalar(select(Group).where(Group.code == "G2"))).name = "#N/A"
    assert moved(await take(await exported(database))) == (0, 0, 0)
    assert "=1+1" in [row[1] for row in cells_of(await exported(database))["群"]]


async def test_the_store_may_hold_what_a_clerk_cannot_see(database, take):
    async with database.write() as session:
        await build(session)
        (await session.scalar(select(Group).where(Group.code == "G1"))).name = "上湾\u200b  群\n\x0b"
    assert moved(await take(await exported(database))) == (0, 0, 0)


async def test_what_is_not_the_towns_is_not_shown(database, take, small_town, cells_of):
    """A group that nobody bound, a resident, and her direct chat."""
    await take(small_town)
    async with database.write() as session:
        resident = Person(name="3社-张德福")
        session.add(resident)
        await session.flush()
        session.add(Identity(person_id=resident.id, channel="simulator", external_id="zdf"))
        for number, (kind, state) in enumerate(
            [(GroupKind.RESIDENT, GroupState.UNBOUND), (GroupKind.DIRECT, GroupState.BOUND)]
        ):
            session.add(Group(name="x", kind=kind, state=state, channel="qq", external_id=str(number), person_id=resident.id))
    again = await exported(database)
    assert len(cells_of(again)["群"]) == len(cells_of(small_town)["群"])
    assert moved(await take(again)) == (0, 0, 0)


def test_the_workbook_is_fit_to_be_edited(small_town):
    book = openpyxl.load_workbook(BytesIO(small_town))
    assert book.sheetnames == [
        "说明", "村社区", "网格", "微网格", "群", "人员", "网格员", "科室单位", "应急分队", "谁管什么",
    ]  # fmt: skip
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(0 < column.width <= WIDEST for column in sheet.column_dimensions.values())
    explained = {(row[0], row[1]) for row in book["说明"].iter_rows(values_only=True)}
    columns = {(sheet.title, cell.value) for sheet in book.worksheets[1:] for cell in sheet[1]}
    assert columns <= explained


async def test_the_first_sheet_lists_the_known_categories(database, take, small_town, cells_of):
    await take(small_town)
    assert ["事项类别", "fraud", None, None, "涉诈线索"] in cells_of(await exported(database))["说明"]
