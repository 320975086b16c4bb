"""The page of the daily tip without a browser."""

from datetime import timedelta

import pytest
from moments import at
from sqlalchemy import func, select, update
from web import Web

from api.console.console import Console
from api.console.tips.page import TipsPage
from api.console.tips.postings import Fate, lines, render
from api.console.tips.week import library, week
from bot.tips import library as tip_library
from bot.tips.week import DayTip
from db.models import Delivery
from db.repositories import postings as store
from db.repositories.postings import Posting, TipRow
from db.words import DeliveryStatus

NOW = at("2026-11-23 12:30")


def posting(status: DeliveryStatus | None, group_id: int = 1, **more: object) -> Posting:
    values = {"due_at": at("2026-11-23 12:35"), "sent_at": None, "fault": None, **more}
    return Posting(group_id, "上湾群", status, **values)


@pytest.mark.parametrize(
    ("row", "fate", "words"),
    [
        (posting(DeliveryStatus.SENT, sent_at=at("2026-11-23 12:10")), Fate.SENT, "12:10"),
        (posting(DeliveryStatus.PENDING), Fate.WAITING, "12:35"),
        (posting(None, due_at=None), Fate.WAITING, "12:20"),
        (posting(DeliveryStatus.PENDING, 2), Fate.HELD, "过后再发"),
        (posting(None, 2), Fate.HELD, "过后再发"),
        (posting(DeliveryStatus.EXPIRED), Fate.DROPPED, "过了时段"),
        (posting(DeliveryStatus.AWAITING_HUMAN), Fate.TROUBLED, "待人工转发"),
        (posting(DeliveryStatus.GIVEN_UP, fault="断线"), Fate.TROUBLED, "断线"),
    ],
)
def test_every_group_is_told_apart_by_what_became_of_its_tip(row: Posting, fate: Fate, words: str):
    line = lines([row], {2}, lambda _: at("2026-11-23 12:20"), NOW)[0]
    assert (line.fate, line.words) == (fate, words)
    assert f"<b>1</b> {fate.value}" in render([line])


async def test_todays_tip_stands_beside_every_group(web: Web, console: Console, viewers: dict):
    house = web.house
    async with house.database.write() as session:
        await tip_library.install(session, tip_library.load())
    page = TipsPage(console, viewers["zhiban"])
    days, found = await page._load(console.now())
    assert [line.fate for line in found] == [Fate.WAITING] * 4
    assert [day.planned for day in days] == [False] * 7

    tips = house.tips.__class__(
        house.tips.library, house.tips.calendar, house.tips.settings.model_copy(update={"enabled": True})
    )
    async with house.database.write() as session:
        assert await tips.owe_today(session, console.now()) == 4
        first = select(func.min(Delivery.group_id)).scalar_subquery()
        sent = update(Delivery).where(Delivery.group_id == first)
        await session.execute(sent.values(status=DeliveryStatus.SENT, sent_at=console.now()))
    await web.stage.say("G4", "赵六", "着火了！老街3号楼在冒烟，屋头还有人")
    days, found = await page._load(console.now())
    assert days[0].planned
    assert [line.fate for line in found] == [Fate.SENT, Fate.WAITING, Fate.WAITING, Fate.HELD]
    async with house.database.read() as session:
        tomorrow = console.now() + timedelta(days=1)
        assert {row.status for row in await store.postings(session, tomorrow, tomorrow + timedelta(days=1))} == {None}
        assert len(await store.library(session)) == len(tip_library.load().tips)


def test_the_week_shows_what_is_settled_and_what_is_foreseen():
    monday = NOW.date()
    days = [DayTip(monday + timedelta(days=n), "反诈", "反诈<", f"第{n}条", planned=n < 2) for n in range(7)]
    html = week(days, monday)
    assert html.count("<article") == 7
    assert "今天" in html
    assert html.count("预计") == 5
    assert "反诈&lt;" in html


def test_the_library_is_searched_by_theme_and_words():
    rows = [
        TipRow("a_01", "反诈", "验证码不给人", "样例库", "待审核", None, None),
        TipRow("b_01", "用电", "电瓶车不进楼", "样例库", "待审核", NOW.date(), NOW.date()),
    ]
    assert library(rows, "").count("<tr>") == 3
    found = library(rows, "反诈 验证码")
    assert "验证码" in found
    assert "电瓶车" not in found
    assert "11月23日前有效" in library(rows, "电瓶车")
