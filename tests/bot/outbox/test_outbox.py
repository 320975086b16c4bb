"""What is owed is sent once, the urgent first; what cannot be sent is visible; nobody is told the same thing twice."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta

import pytest
import small_town
from moments import HandClock
from sqlalchemy import select

from bot.channels.protocol import (
    Capabilities,
    Health,
    HumanNeededError,
    InboundMessage,
    NotReadyError,
    OutboundMessage,
    Outcome,
    Pushes,
    Reads,
    Result,
)
from bot.dialogue.words import Speaker
from bot.outbox.settings import OutboxSettings
from bot.outbox.worker import Outbox
from db.database import Database
from db.models import Delivery, Group
from db.words import DeliveryStatus, Purpose


class ScriptedChannel:
    """A platform that does what the story says. `sent` is what arrived there."""

    name, account = "simulator", ""

    def __init__(self, **capabilities: object) -> None:
        self.capabilities = Capabilities(**{"reads": Reads.ALL, "pushes": Pushes.UNATTENDED, "direct": True, **capabilities})
        self.sent: list[OutboundMessage] = []
        self.answer: Callable[[OutboundMessage], Outcome] = lambda message: Outcome(Result.SENT, f"p{message.delivery}")

    async def send(self, message: OutboundMessage) -> Outcome:
        await asyncio.sleep(0)
        outcome = self.answer(message)
        self.sent.append(message)
        return outcome

    async def receive(self) -> AsyncIterator[InboundMessage]:
        return
        yield

    async def acknowledge(self, messages: Sequence[InboundMessage]) -> None: ...

    async def health(self) -> Health:
        return Health(connected=True)

    async def aclose(self) -> None: ...


class Desk:
    """An outbox over a small town, and hands to owe things."""

    def __init__(self, database: Database, clock: HandClock, channel: ScriptedChannel) -> None:
        self.database, self.clock, self.channel = database, clock, channel
        self.outbox = self.another("embedded")

    def another(self, name: str) -> Outbox:
        speaker = Speaker(lambda code: code)
        settings = OutboxSettings(tries=3, first_retry_seconds=60)
        return Outbox(self.database, [self.channel], speaker, self.clock, settings, name=name, owed=asyncio.Event())

    async def owe(self, chat: str, text: str, **fields: object) -> int:
        async with self.database.write() as session:
            group = await session.scalar(select(Group.id).where(Group.code == chat))
            delivery = Delivery(
                **{
                    "dedupe": text,
                    "group_id": group,
                    "purpose": Purpose.RESULT,
                    "phrase": "tip",
                    "slots": {"text": text, "theme": "反诈"},
                    "urgency": 3,
                    "created_at": self.clock.now,
                    "due_at": self.clock.now,
                    **fields,
                }
            )
            session.add(delivery)
            await session.flush()
            return delivery.id

    async def status(self, number: int) -> DeliveryStatus:
        return (await self.row(number)).status

    async def row(self, number: int) -> Delivery:
        async with self.database.read() as session:
            return await session.get_one(Delivery, number)


@pytest.fixture
async def desk(database: Database, clock: HandClock) -> Desk:
    async with database.write() as session:
        await small_town.build(session)
    return Desk(database, clock, ScriptedChannel())


def words(channel: ScriptedChannel) -> list[str]:
    return [message.text.rpartition("】")[2] for message in channel.sent]


async def test_what_is_due_is_sent_once_and_what_was_said_is_kept(desk: Desk) -> None:
    number = await desk.owe("G1", "早点睡")
    assert await desk.outbox.drain() == 1
    assert await desk.outbox.drain() == 0
    row = await desk.row(number)
    assert (row.status, row.external_id, row.text) == (DeliveryStatus.SENT, f"p{number}", "【今日提醒·反诈】早点睡")
    assert row.sent_at == desk.clock.now
    assert words(desk.channel) == ["早点睡"]


async def test_the_urgent_goes_first_and_one_chat_hears_things_in_order(desk: Desk) -> None:
    await desk.owe("G1", "甲", urgency=6)
    await desk.owe("G1", "乙", urgency=6)
    await desk.owe("G1", "丙", urgency=0)
    await desk.outbox.drain()
    assert words(desk.channel) == ["丙", "甲", "乙"]


async def test_what_is_due_later_waits_and_what_nobody_needs_any_more_is_dropped(desk: Desk) -> None:
    later = await desk.owe("G1", "晚点", due_at=desk.clock.now + timedelta(hours=1))
    stale = await desk.owe("G2", "过时", expires_at=desk.clock.now)
    await desk.outbox.drain()
    assert words(desk.channel) == []
    assert await desk.status(stale) is DeliveryStatus.EXPIRED
    desk.clock.now += timedelta(hours=1)
    await desk.outbox.drain()
    assert await desk.status(later) is DeliveryStatus.SENT


async def test_a_platform_that_is_away_is_tried_again_with_growing_waits_and_then_given_up_visibly(desk: Desk) -> None:
    def away(_message: OutboundMessage) -> Outcome:
        raise NotReadyError("no connection")

    desk.channel.answer = away
    number = await desk.owe("G1", "早点睡")
    waits = []
    for _ in range(3):
        await desk.outbox.drain()
        row = await desk.row(number)
        waits.append((row.due_at - desk.clock.now).total_seconds())
        desk.clock.now = max(desk.clock.now, row.due_at)
    assert 30 <= waits[0] <= 60
    assert 60 <= waits[1] <= 120
    row = await desk.row(number)
    assert (row.status, row.attempts, row.fault) == (DeliveryStatus.GIVEN_UP, 3, "no connection")


async def test_a_platform_that_needs_a_person_first_is_not_hammered(desk: Desk) -> None:
    def refuse(_message: OutboundMessage) -> Outcome:
        raise HumanNeededError("请重新扫码登录")

    desk.channel.answer = refuse
    number = await desk.owe("G1", "早点睡")
    await desk.outbox.drain()
    row = await desk.row(number)
    assert (row.status, row.fault) == (DeliveryStatus.AWAITING_HUMAN, "请重新扫码登录")


@pytest.mark.parametrize(
    ("result", "status"),
    [
        (Result.REFUSED, DeliveryStatus.REFUSED),
        (Result.UNKNOWN, DeliveryStatus.UNKNOWN),
        (Result.AWAITING_HUMAN, DeliveryStatus.AWAITING_HUMAN),
    ],
)
async def test_the_platform_s_answer_is_written_down(desk: Desk, result: Result, status: DeliveryStatus) -> None:
    desk.channel.answer = lambda _: Outcome(result, why="群已解散")
    number = await desk.owe("G1", "早点睡")
    await desk.outbox.drain()
    row = await desk.row(number)
    assert (row.status, row.fault) == (status, "群已解散")


async def test_nobody_knows_whether_it_arrived_so_nobody_hears_it_twice(desk: Desk) -> None:
    def break_off(_message: OutboundMessage) -> Outcome:
        raise OSError("connection lost after the request was sent")

    desk.channel.answer = break_off
    number = await desk.owe("G1", "早点睡")
    await desk.outbox.drain()
    desk.channel.answer = lambda _: Outcome(Result.SENT)
    desk.clock.now += timedelta(days=1)
    await desk.outbox.recover(just_started=True)
    await desk.outbox.drain()
    assert await desk.status(number) is DeliveryStatus.UNKNOWN
    assert words(desk.channel) == []


async def test_a_chat_that_no_channel_reaches_is_left_to_a_person_with_the_words_ready(desk: Desk) -> None:
    desk.outbox = Outbox(desk.database, [], Speaker(str), desk.clock, OutboxSettings(), name="embedded", owed=asyncio.Event())
    number = await desk.owe("G1", "早点睡")
    await desk.outbox.drain()
    row = await desk.row(number)
    assert (row.status, row.text) == (DeliveryStatus.AWAITING_HUMAN, "【今日提醒·反诈】早点睡")


async def test_a_channel_that_needs_a_tap_or_has_no_direct_chats_is_not_written_to(desk: Desk) -> None:
    desk.channel.capabilities = Capabilities(Reads.ALL, Pushes.HUMAN_TAP, direct=False)
    group, direct = await desk.owe("G1", "群里"), await desk.owe("D-黄秋菊", "私下")
    await desk.outbox.drain()
    assert {await desk.status(group), await desk.status(direct)} == {DeliveryStatus.AWAITING_HUMAN}
    assert desk.channel.sent == []


async def test_what_is_too_long_for_the_platform_is_cut_at_a_whole_character(desk: Desk) -> None:
    desk.channel.capabilities = Capabilities(Reads.ALL, Pushes.UNATTENDED, direct=True, text_bytes=64)
    await desk.owe("G1", "水" * 50)
    await desk.outbox.drain()
    (message,) = desk.channel.sent
    assert len(message.text.encode()) <= 64
    assert message.text.endswith("水……")


async def test_words_that_we_do_not_have_are_our_fault_and_hold_up_nothing(desk: Desk) -> None:
    silent = await desk.owe("G1", "甲", phrase="no_such_phrase")
    spoken = await desk.owe("G1", "乙")
    await desk.outbox.drain()
    row = await desk.row(silent)
    assert row.status is DeliveryStatus.GIVEN_UP
    assert "no_such_phrase" in row.fault
    assert await desk.status(spoken) is DeliveryStatus.SENT


class KilledError(BaseException):
    """The process is gone: nothing after this runs."""


@pytest.mark.parametrize("idempotent", [True, False])
async def test_killed_between_sending_and_writing_it_down(
    desk: Desk, idempotent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that knows repetitions gets it again; of any other a person is asked."""
    desk.channel.capabilities = Capabilities(Reads.ALL, Pushes.UNATTENDED, direct=True, idempotent=idempotent)
    number = await desk.owe("G1", "早点睡")

    async def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr("db.repositories.deliveries.write_outcomes", killed)
        with pytest.raises(KilledError):
            await desk.outbox.work()
    assert await desk.status(number) is DeliveryStatus.SENDING
    started_again = desk.another("embedded")
    await started_again.recover(just_started=True)
    await started_again.drain()
    assert await desk.status(number) is (DeliveryStatus.SENT if idempotent else DeliveryStatus.UNKNOWN)
    assert len({message.delivery for message in desk.channel.sent}) == 1


async def test_another_worker_s_claim_is_respected_until_it_runs_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = await desk.owe("G1", "早点睡")
    await desk.another("gone")._claim(desk.clock.now)
    await desk.outbox.recover(just_started=True)
    assert await desk.outbox.drain() == 0
    desk.clock.now += timedelta(seconds=121)
    assert await desk.outbox.recover() == 1
    assert await desk.status(number) is DeliveryStatus.UNKNOWN


async def test_two_workers_send_each_thing_once(desk: Desk) -> None:
    for n in range(60):
        await desk.owe(f"G{n % 4 + 1}", f"第{n}条")
    await asyncio.gather(desk.outbox.drain(), desk.another("second").drain())
    assert sorted(message.delivery for message in desk.channel.sent) == sorted({m.delivery for m in desk.channel.sent})
    assert len(desk.channel.sent) == 60
