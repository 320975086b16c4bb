"""Judging: in order within a group, without harm from duplicates, faults and lost races."""

from collections.abc import AsyncIterator

import pytest
from moments import at
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from stage import Stage, stage

from bot.channels.protocol import InboundMessage
from classifiers import Context, Utterance, Verdict
from db.models import Case, Identity, Message, Person, Report
from db.words import Judged, MessageKind, MessageState, ReportKind, Role


@pytest.fixture
async def here(store_url: str) -> AsyncIterator[Stage]:
    async with stage(store_url, at("2026-11-23 10:00")) as open_stage:
        yield open_stage


def message(
    number: int, text: str, *, chat: str = "G1", who: str = "张德福", kind: MessageKind = MessageKind.TEXT
) -> InboundMessage:
    sent = at("2026-11-23 10:00")
    return InboundMessage("simulator", "", f"n{number}", chat, who, who, kind, text, sent)


async def messages(here: Stage) -> list[Message]:
    async with here.house.database.read() as session:
        return list(await session.scalars(select(Message).order_by(Message.id)))


async def reports(here: Stage) -> list[tuple[str, ReportKind]]:
    async with here.house.database.read() as session:
        rows = select(Message.external_id, Report.kind).join(Message, Message.id == Report.message_id).order_by(Message.id)
        return [(row[0], row[1]) for row in await session.execute(rows)]


WATER = "我们3社停水了,煮饭水都没得"


async def test_a_batch_ends_like_its_messages_one_by_one(here: Stage, store_url: str) -> None:
    """How many are judged at once is nobody's business: what follows from the words is the same."""
    talk = [
        message(1, "大家早上好"),
        message(2, WATER),
        message(3, "[图片]", kind=MessageKind.IMAGE),
        message(4, "我家也是", who="李四"),
        message(5, "今天赶场不", who="王五"),
        message(6, "着火了!老供销社那边冒浓烟", chat="G4", who="赵六"),
    ]
    await here.house.intake.take(talk)
    assert await here.house.inbox.work() == len(talk)
    at_once = [(case.category, case.report_count, case.status) for case in await here.cases()]
    assert (await messages(here))[0].judged is Judged.CHAT
    again = [message(10 + n, one.text, chat=one.chat, who=one.sender_id, kind=one.kind) for n, one in enumerate(talk)]
    async with here.house.database.write() as session:
        await session.execute(Case.__table__.update().values(last_report_at=at("2026-01-01 00:00")))
        await session.execute(Report.__table__.update().values(at=at("2026-01-01 00:00")))
    for one in again:
        await here.house.intake.take([one])
        await here.house.inbox.drain()
    one_by_one = [(case.category, case.report_count, case.status) for case in (await here.cases())[len(at_once) :]]
    assert one_by_one == at_once


async def test_redelivered_and_reordered_messages_open_nothing_twice(here: Stage) -> None:
    photo, words = message(2, "[图片]", kind=MessageKind.IMAGE), message(1, WATER)
    for batch in ([photo, words], [words], [photo, words, photo]):
        await here.house.intake.take(batch)
        await here.house.inbox.drain()
    assert len(await here.cases()) == 1
    assert sorted(await reports(here)) == [("n1", ReportKind.FIRST), ("n2", ReportKind.SUPPLEMENT)]


async def test_chatter_leaves_no_trace_of_who_spoke(here: Stage) -> None:
    await here.house.intake.take([message(1, "大家早上好"), message(2, "早", who="李四")])
    await here.house.inbox.drain()
    async with here.house.database.read() as session:
        assert (await session.scalars(select(Person).where(Person.code.is_(None)))).all() == []


async def test_who_reports_a_matter_is_known_afterwards_once(here: Stage) -> None:
    await here.house.intake.take([message(1, WATER), message(2, "着火了!冒浓烟")])
    await here.house.inbox.drain()
    async with here.house.database.read() as session:
        people = (await session.scalars(select(Person).where(Person.code.is_(None)))).all()
        accounts = (await session.scalars(select(Identity).where(Identity.external_id == "张德福"))).all()
    assert [person.name for person in people] == ["张德福"]
    assert [account.person_id for account in accounts] == [people[0].id]


async def test_our_own_words_are_never_a_resident_s(here: Stage) -> None:
    await here.say("G1", "bot", WATER, role=Role.BOT)
    assert await here.cases() == []


class Broken:
    """A classifier that cannot read one kind of text, however often it is tried."""

    def __init__(self, real: object) -> None:
        self._real = real
        self.taxonomy = real.taxonomy

    def classify(self, said: Utterance, context: Context) -> Verdict:
        if "毒" in said.text:
            raise ValueError("cannot read this")
        return self._real.classify(said, context)


async def test_a_message_that_cannot_be_judged_is_shown_and_does_not_hold_up_the_others(here: Stage) -> None:
    here.house.inbox._classifier = Broken(here.house.classifier)
    await here.house.intake.take([message(1, "早"), message(2, "有毒的消息"), message(3, WATER), message(4, "晚安")])
    await here.house.inbox.drain()
    states = {one.external_id: (one.state, one.failures) for one in await messages(here)}
    assert states["n2"] == (MessageState.FAILED, 3)
    assert {states[number][0] for number in ("n1", "n3", "n4")} == {MessageState.DONE}
    assert [case.category for case in await here.cases()] == ["water_supply"]
    assert here.house.inbox.progress.failed == 3
    stuck = next(one for one in await messages(here) if one.external_id == "n2")
    assert "cannot read this" in stuck.fault


async def test_a_store_that_was_busy_loses_nothing(here: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([True, True, False])
    real = here.house.inbox._judge

    async def sometimes(session: object, batch: object) -> None:
        if batch and next(times, False):
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        await real(session, batch)

    monkeypatch.setattr(here.house.inbox, "_judge", sometimes)
    await here.house.intake.take([message(1, WATER)])
    await here.house.inbox.drain()
    assert [one.state for one in await messages(here)] == [MessageState.DONE]
    assert len(await here.cases()) == 1


async def test_the_words_of_chatter_are_erased_after_the_context_window_and_those_of_matters_stay(here: Stage) -> None:
    await here.say("G1", "张德福", "大家早上好")
    await here.say("G1", "张德福", WATER)
    from datetime import timedelta

    await here.wait(timedelta(minutes=121))
    texts = {one.external_id: one.text for one in await messages(here)}
    assert texts == {"m1": None, "m2": WATER}


async def test_two_workers_share_the_groups_and_keep_their_order(store_url: str) -> None:
    """On PostgreSQL several processes judge at once; a group is judged by one of them at a time."""
    import asyncio

    from haitang.house import open_house
    from haitang.settings import Settings

    async with stage(store_url, at("2026-11-23 10:00"), inbox={"batch": 7, "lanes": 2}) as here:
        if here.house.database.embedded:
            await here.house.intake.take([message(1, WATER)])  # one process owns an embedded store: nothing to share
            assert await here.house.inbox.drain() == 1
            return
        talk = [message(n, f"早 {n}", chat=f"G{n % 4 + 1}", who=f"居民{n % 4}") for n in range(200)]
        await here.house.intake.take(talk)
        settings = Settings(store={"url": store_url}, inbox={"batch": 7, "lanes": 2})
        async with open_house(settings, here.clock) as other:
            counts = await asyncio.gather(here.house.inbox.drain(), other.inbox.drain())
        assert sum(counts) == len(talk)
        assert {one.state for one in await messages(here)} == {MessageState.DONE}
