"""What happens by the clock: in the town's zone, harmless when it happens twice."""

from datetime import timedelta

import pytest
from moments import at
from sqlalchemy import func, select
from stage import stage

from cases.calendar import TOWN_ZONE
from db.models import Delivery, Message
from db.words import Purpose
from haitang.clockwork import Clockwork

BEGINS = at("2026-11-23 10:00")


@pytest.fixture
async def here(store_url):
    async with stage(store_url, BEGINS, tips={"enabled": True}) as found:
        yield found


async def count(here, column, *where) -> int:
    async with here.house.database.read() as session:
        return await session.scalar(select(func.count(column)).where(*where))


async def test_a_deadline_that_passed_is_told_once_however_often_somebody_looks(here):
    await here.say("G4", "孙八", "着火了！老供销社二楼在冒浓烟")
    await here.heard()
    here.clock.now += timedelta(hours=3)
    for _ in range(3):
        await Clockwork(here.house).watch_deadlines()
        await here.settle()
    heard = await here.heard()
    assert heard
    assert all(len(set(texts)) == len(texts) for texts in heard.values())


async def test_two_clocks_do_not_tell_it_twice(here):
    await here.say("G4", "孙八", "着火了！老供销社二楼在冒浓烟")
    await here.heard()
    before = await count(here, Delivery.id)
    here.clock.now += timedelta(hours=3)
    for clockwork in (Clockwork(here.house), Clockwork(here.house)):
        await clockwork.watch_deadlines()
    after = await count(here, Delivery.id)
    assert after > before
    await Clockwork(here.house).watch_deadlines()
    assert await count(here, Delivery.id) == after


async def test_tips_are_owed_once_a_day(here):
    for _ in range(3):
        await Clockwork(here.house).owe_tips()
    assert await count(here, Delivery.id, Delivery.purpose == Purpose.TIP) == 4
    here.clock.now += timedelta(days=1)
    await Clockwork(here.house).owe_tips()
    assert await count(here, Delivery.id, Delivery.purpose == Purpose.TIP) == 8


async def test_chatter_is_erased_when_nothing_can_refer_to_it_any_more(here):
    await here.say("G1", "张德福", "大家早上好")
    await here.say("G2", "王五", "路灯坏了，晚上黑得很，请派人来修")
    await Clockwork(here.house).erase()
    assert await count(here, Message.text) == 2
    here.clock.now += timedelta(minutes=121)
    await Clockwork(here.house).erase()
    async with here.house.database.read() as session:
        texts = list(await session.scalars(select(Message.text).order_by(Message.id)))
    assert texts == [None, "路灯坏了，晚上黑得很，请派人来修"]


async def test_every_job_reckons_in_the_town_s_zone_and_none_is_dropped_for_being_late(here, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    clockwork = Clockwork(here.house)
    clockwork.start()
    try:
        jobs = {job.id: job for job in clockwork._scheduler.get_jobs()}
        assert jobs.keys() == {"deadlines", "interrupted deliveries", "erasure", "tips", "learning"}
        assert {str(job.trigger.timezone) for job in jobs.values()} == {str(TOWN_ZONE)}
        assert all(job.coalesce and job.max_instances == 1 and job.misfire_grace_time is None for job in jobs.values())
        night = at("2026-11-23 23:00")
        assert jobs["tips"].trigger.get_next_fire_time(None, night).astimezone(TOWN_ZONE).hour == 8
    finally:
        clockwork.stop()
