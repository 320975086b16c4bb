"""Each residents' group is owed the tip once a day, at its own moment, whoever asks how often; or not at all."""

import asyncio
from datetime import date, time, timedelta

import pytest
import small_town
from moments import at
from sqlalchemy import func, select, update

from bot.tips import library
from bot.tips.posting import TipPost
from bot.tips.settings import TipsSettings
from cases.calendar import TOWN_ZONE, WorkCalendar
from db.database import Database
from db.models import Delivery, Group, Tip, TipPlan
from db.settings import StoreSettings
from db.words import DeliveryStatus, GroupState, Purpose

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)
MORNING = at("2026-11-23 08:00")
LIBRARY = library.load()


def post(**settings) -> TipPost:
    return TipPost(LIBRARY, WorkCalendar(((time(9), time(18)),), {}), TipsSettings(**settings))


@pytest.fixture
async def town(database: Database) -> Database:
    async with database.write() as session:
        await small_town.build(session)
        await library.install(session, LIBRARY)
    return database


async def owe(database, now=MORNING, **settings) -> int:
    async with database.write() as session:
        return await post(**settings).owe_today(session, now)


async def owed(database) -> list[Delivery]:
    async with database.read() as session:
        rows = select(Delivery).where(Delivery.purpose == Purpose.TIP).order_by(Delivery.group_id, Delivery.id)
        return list(await session.scalars(rows))


async def test_every_residents_group_is_owed_one_and_no_other_chat(town):
    assert await owe(town) == 4
    rows = await owed(town)
    async with town.read() as session:
        codes = list(await session.scalars(select(Group.code).where(Group.id.in_([row.group_id for row in rows]))))
    assert sorted(codes) == ["G1", "G2", "G3", "G4"]
    assert {(row.status, row.case_id, row.urgency) for row in rows} == {(DeliveryStatus.PENDING, None, 6)}
    assert {row.slots["text"] for row in rows} == {LIBRARY.tips[rows[0].slots["tip"]]}


async def test_owing_it_again_is_owing_it_once(town):
    await owe(town)
    first = [(row.id, row.due_at, row.slots) for row in await owed(town)]
    for now in (MORNING, MORNING + timedelta(hours=5), at("2026-11-23 20:00")):
        await owe(town, now)
    assert [(row.id, row.due_at, row.slots) for row in await owed(town)] == first


async def test_two_processes_that_race_owe_it_once_and_agree_on_the_tip(town, store_url):
    others = [Database.open(StoreSettings(url=store_url)) for _ in range(3)]
    try:
        await asyncio.gather(*(owe(database) for database in (town, *others)))
    finally:
        for database in others:
            await database.aclose()
    rows = await owed(town)
    assert len(rows) == 4
    assert len({row.slots["tip"] for row in rows}) == 1
    async with town.read() as session:
        assert await session.scalar(select(func.count()).select_from(TipPlan)) == 1


@pytest.mark.parametrize(("day", "opens", "closes"), [(MONDAY, "12:05", "12:40"), (SUNDAY, "10:00", "10:30")])
def test_each_group_has_its_own_moment_in_the_window_and_keeps_it(day, opens, closes):
    begin, end = at(f"{day} {opens}"), at(f"{day} {closes}")
    now = at(f"{day} 08:00")
    moments = [post().moment(group, day, now) for group in range(72)]
    assert all(begin <= moment <= end for moment in moments)
    assert len(set(moments)) == 72
    assert max(moments) - min(moments) > (end - begin) / 2, "they are spread"
    assert moments == [post().moment(group, day, now + timedelta(hours=1)) for group in range(72)]
    assert moments != [post().moment(group, day + timedelta(days=7), now + timedelta(days=7)) for group in range(72)]


def test_a_moment_that_has_passed_within_the_window_stays_what_it_was():
    """Started at noon: who is late hears it at once, the others in their turn."""
    early, late = at("2026-11-23 08:00"), at("2026-11-23 12:30")
    assert [post().moment(n, MONDAY, early) for n in range(9)] == [post().moment(n, MONDAY, late) for n in range(9)]


async def test_a_missed_window_is_caught_up_the_same_day(town):
    now = at("2026-11-23 15:00")
    assert await owe(town, now) == 4
    assert all(now <= row.due_at <= now + timedelta(minutes=15) for row in await owed(town))
    assert {row.expires_at for row in await owed(town)} == {at("2026-11-23 20:30")}


async def test_shortly_before_the_end_it_is_still_heard_and_afterwards_it_is_dropped(town):
    assert await owe(town, at("2026-11-23 20:30")) == 0
    assert await owed(town) == []
    await owe(town, at("2026-11-23 20:29"))
    assert all(row.due_at < row.expires_at for row in await owed(town))


async def test_yesterday_s_is_never_made_up_for(town):
    await owe(town)
    await owe(town, MORNING + timedelta(days=1))
    rows = await owed(town)
    assert sorted(row.due_at.astimezone(TOWN_ZONE).date() for row in rows) == [MONDAY] * 4 + [MONDAY + timedelta(days=1)] * 4
    assert len({row.slots["tip"] for row in rows}) == 2


async def test_the_day_is_the_town_s_day(town):
    """One in the morning in the town is still yesterday in UTC."""
    await owe(town, at("2026-11-24 01:00").astimezone(tz=None))
    assert {row.dedupe.split(":")[1] for row in await owed(town)} == {"2026-11-24"}


async def test_silent_groups_stay_silent(town):
    async with town.write() as session:
        await session.execute(update(Group).where(Group.code == "G1").values(state=GroupState.MUTED))
        await session.execute(update(Group).where(Group.code == "G2").values(state=GroupState.UNBOUND))
    assert await owe(town) == 2


async def test_a_group_that_is_bound_at_noon_still_hears_today_s(town):
    async with town.write() as session:
        await session.execute(update(Group).where(Group.code == "G1").values(state=GroupState.MUTED))
    await owe(town)
    async with town.write() as session:
        await session.execute(update(Group).where(Group.code == "G1").values(state=GroupState.BOUND))
    assert await owe(town, at("2026-11-23 16:00")) == 4
    assert len(await owed(town)) == 4


async def test_switched_off_nothing_is_owed_and_nothing_planned(town):
    assert await owe(town, enabled=False) == 0
    async with town.read() as session:
        assert await session.scalar(select(TipPlan)) is None


async def test_an_empty_library_owes_nothing(database):
    async with database.write() as session:
        await small_town.build(session)
    assert await owe(database) == 0


async def test_what_a_person_planned_is_what_goes_out(town):
    async with town.write() as session:
        tip = await session.scalar(select(Tip).where(Tip.code == "life_01"))
        session.add(TipPlan(day=MONDAY, theme_id=tip.theme_id, tip_id=tip.id))
    await owe(town)
    assert {row.slots["tip"] for row in await owed(town)} == {"life_01"}


async def test_on_monday_the_week_s_theme_is_named(town):
    await owe(town)
    await owe(town, MORNING + timedelta(days=1))
    assert [row.slots["week"] for row in await owed(town)][:2] == ["敬老助残", ""]
