"""A day wound through the pipeline leaves the same store however often and in whatever steps it is wound, and what it made is read back."""

import json
from datetime import UTC
from pathlib import Path

import pytest
import small_town
from moments import at
from sqlalchemy import select
from stage import shared_classifier

from db.models import Case, CaseEvent, Delivery, Group
from db.words import MessageKind
from haitang.house import open_house
from haitang.outcomes import outcomes
from haitang.settings import Settings
from haitang.winding import BadTranscriptError, DayClock, Line, brought_up_to, read_transcript, wind

DAY = [
    ("a1", "G1", "10:00", "张德福", "大家早上好"),
    ("a2", "G1", "10:05", "张德福", "我们3社停水了一上午，水管爆了，快来人修"),
    ("a3", "G2", "10:06", "王五", "路灯坏了，晚上黑得很，请派人来修"),
    ("a4", "G1", "10:07", "李四", "我家也停水了"),
    ("a5", "G4", "10:08", "赵六", "今天天气真好"),
]


def line(number, group, clock, sender, text, **more) -> Line:
    return Line(id=number, group=group, time=at(f"2026-11-23 {clock}"), sender=sender, text=text, **more)


@pytest.fixture
async def wound(database, store_url):
    """`wound(lines, step)` winds them through and answers what the store then holds."""
    async with database.write() as session:
        await small_town.build(session)

    async def run(lines, step=None):
        clock = DayClock(lines[0].time)
        async with open_house(Settings(store={"url": store_url}), clock, shared_classifier()) as house:
            counts = [count async for count in wind(house, clock, lines, step)]
            assert counts[-1] == len(lines)
            async with house.database.read() as session:
                return await contents(session), await outcomes(session, [each.id for each in lines])

    return run


async def contents(session):
    """What a winding leaves behind, without the numbers of rows."""
    cases = [(row.code, row.status, row.category, row.head) for row in await session.scalars(select(Case).order_by(Case.code))]
    events = [row.hash for row in await session.scalars(select(CaseEvent).order_by(CaseEvent.case_id, CaseEvent.sequence))]
    rows = select(Delivery.dedupe, Group.code, Delivery.status, Delivery.text).join(Group, Group.id == Delivery.group_id)
    return cases, events, sorted(tuple(row) for row in await session.execute(rows))


LINES = [line(*row) for row in DAY]


async def test_winding_again_says_nothing_twice(wound):
    first = await wound(LINES)
    assert await wound(LINES) == first
    assert len(first[0][0]) == 2


async def test_outcomes_come_in_the_order_asked_with_case_and_verdict(wound):
    _, found = await wound(LINES)
    assert [one.id for one in found] == ["a1", "a2", "a3", "a4", "a5"]
    assert [one.kind for one in found] == ["chat", "issue", "issue", "issue", "chat"]
    assert (found[0].case, found[4].case) == (None, None)
    assert found[1].case == found[3].case != found[2].case
    assert (found[1].case_category, found[1].categories[0]) == ("water_supply", "water_supply")


async def test_interrupted_and_wound_to_the_end_it_is_the_same(wound):
    await wound(LINES[:2], 1)
    interrupted, _ = await wound(LINES, 1)
    assert {case[0]: case[2] for case in interrupted[0]} == {"101": "water_supply", "102": "street_light"}


async def test_what_was_never_said_is_chat(wound):
    await wound(LINES)
    _, found = await wound([line("z9", "NOWHERE", "11:00", "谁", "我们3社停水了一上午，快来人修")])
    assert [(one.id, one.kind, one.case) for one in found] == [("z9", "chat", None)]


def write(folder: Path, rows) -> Path:
    path = folder / "day.jsonl"
    path.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8"
    )
    return path


ROW = {"id": "1", "group": "G1", "time": "2026-11-23T10:00:00+08:00", "sender": "张", "text": "早"}


def test_a_transcript_is_read_in_the_order_of_time(tmp_path):
    rows = [ROW | {"id": "2", "time": "2026-11-23T10:00:00+08:00"}, "", ROW | {"id": "1", "time": "2026-11-23T01:59:59Z"}]
    lines = read_transcript(write(tmp_path, rows))
    assert [each.id for each in lines] == ["1", "2"]
    assert lines[0].time.astimezone(UTC).hour == 1


def test_lines_of_one_moment_keep_the_order_of_the_file(tmp_path):
    rows = [ROW | {"id": str(n)} for n in range(20)]
    assert [each.id for each in read_transcript(write(tmp_path, rows))] == [str(n) for n in range(20)]


def test_a_byte_order_mark_and_unknown_keys_are_no_fault(tmp_path):
    path = write(tmp_path, [ROW | {"mood": "angry"}])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_transcript(path)) == 1


def test_a_fault_names_file_line_and_key(tmp_path):
    with pytest.raises(BadTranscriptError, match=r"day\.jsonl 第 2 行：sender 是空的"):
        read_transcript(write(tmp_path, [ROW, ROW | {"sender": ""}]))


async def test_a_picture_is_a_picture(wound, database):
    from db.models import SimulatorMessage

    await wound([line("p1", "G1", "10:00", "张德福", "[图片]")])
    async with database.read() as session:
        assert await session.scalar(select(SimulatorMessage.kind)) is MessageKind.IMAGE


def days_of(now, *times):
    lines = [Line(id=str(place), group="G1", time=at(time), sender="张", text="早") for place, time in enumerate(times)]
    return [f"{each.time:%m-%d %H:%M}" for each in brought_up_to(at(now), lines)]


def test_days_of_long_ago_become_the_last_days():
    old = ("2025-01-26 06:20", "2025-01-26 22:00", "2025-10-24 18:30")
    assert days_of("2026-11-24 19:00", *old) == ["11-23 06:20", "11-23 22:00", "11-24 18:30"]
    assert days_of("2026-11-24 18:00", *old) == ["11-22 06:20", "11-22 22:00", "11-23 18:30"]  # nothing is said tomorrow
    assert days_of("2026-11-24 18:00") == []


def test_a_day_is_the_towns_day_whatever_zone_the_record_is_in():
    late = [Line(id="1", group="G1", time="2025-10-23T23:30:00Z", sender="张", text="早")]
    moved = brought_up_to(at("2026-11-24 12:00"), late)
    assert moved[0].time == at("2026-11-24 07:30")
