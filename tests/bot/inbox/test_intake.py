"""A message is stored once, before anything else happens to it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import small_town
from moments import HandClock, at
from sqlalchemy import func, select

from bot.channels.protocol import InboundMessage
from bot.errors import TextTooLongError, UnknownChatError, UnreadableError
from bot.inbox.intake import Intake
from bot.inbox.settings import InboxSettings
from db.database import Database
from db.models import Group, Message
from db.words import GroupState, MessageKind, MessageState

HELLO = InboundMessage("simulator", "", "1", "G1", "张德福", "3社-张德福", MessageKind.TEXT, "大家早", at("2026-11-23 09:59"))


@pytest.fixture
async def intake(database: Database, clock: HandClock) -> AsyncIterator[Intake]:
    async with database.write() as session:
        await small_town.build(session)
    return Intake(database, clock, InboxSettings(), asyncio.Event())


async def stored(database: Database) -> list[Message]:
    async with database.read() as session:
        return list(await session.scalars(select(Message).order_by(Message.id)))


async def test_who_gets_an_answer_may_rely_on_it(intake: Intake, database: Database, clock: HandClock) -> None:
    await intake.accept(HELLO)
    (message,) = await stored(database)
    assert (message.text, message.sender_name, message.state) == ("大家早", "3社-张德福", MessageState.PENDING)
    assert (message.sent_at, message.received_at) == (HELLO.sent_at, clock.now)


async def test_a_redelivery_changes_nothing(intake: Intake, database: Database) -> None:
    await intake.accept(HELLO)
    await intake.accept(replace(HELLO, text="改过的话"))
    await intake.take([HELLO, replace(HELLO, external_id="2"), HELLO])
    assert [message.text for message in await stored(database)] == ["大家早", "大家早"]


async def test_the_same_number_on_another_account_is_another_message(intake: Intake, database: Database) -> None:
    async with database.write() as session:
        group = await session.scalar(select(Group).where(Group.code == "G1"))
        session.add(
            Group(name="另一个", kind=group.kind, channel="wechaty", external_id="G1", micro_grid_id=group.micro_grid_id)
        )
    await intake.accept(HELLO)
    await intake.accept(replace(HELLO, channel="wechaty"))
    assert len(await stored(database)) == 2


async def test_order_of_arrival_is_kept(intake: Intake, database: Database) -> None:
    await asyncio.gather(*(intake.accept(replace(HELLO, external_id=str(n), text=str(n))) for n in range(50)))
    assert [message.text for message in await stored(database)] == [str(n) for n in range(50)]


async def test_an_unknown_chat_is_refused_and_leaves_nothing(intake: Intake, database: Database) -> None:
    with pytest.raises(UnknownChatError):
        await intake.accept(replace(HELLO, chat="G99"))
    async with database.read() as session:
        assert await session.scalar(select(func.count()).where(Group.external_id == "G99")) == 0


async def test_a_platform_s_unknown_room_is_noted_as_unbound_and_its_words_are_not_kept(
    intake: Intake, database: Database
) -> None:
    taken = await intake.take([replace(HELLO, chat="G99"), replace(HELLO, external_id="2", chat="G99"), HELLO])
    assert [one.group_id is None for one in taken] == [True, True, False]
    async with database.read() as session:
        room = (await session.scalars(select(Group).where(Group.external_id == "G99"))).one()
    assert room.state is GroupState.UNBOUND
    assert [message.external_id for message in await stored(database)] == ["1"]


async def test_too_long_a_text_is_refused_from_an_outside_system_and_cut_from_a_platform(
    intake: Intake, database: Database
) -> None:
    long = replace(HELLO, text="水" * 6000)
    with pytest.raises(TextTooLongError) as refused:
        await intake.accept(long)
    assert (refused.value.size, refused.value.limit) == (18000, 16384)
    await intake.take([long])
    (message,) = await stored(database)
    assert message.text.startswith("水" * 5000)
    assert len(message.text.encode()) < 16384 + 100


@pytest.mark.parametrize("text", ["半个\ud83d字", "有\x00零"])
async def test_what_is_no_text_is_refused_or_mended(intake: Intake, database: Database, text: str) -> None:
    with pytest.raises(UnreadableError):
        await intake.accept(replace(HELLO, text=text))
    await intake.take([replace(HELLO, text=text)])
    (message,) = await stored(database)
    assert "\x00" not in message.text
    message.text.encode()


async def test_the_limit_counts_bytes_to_the_last(intake: Intake) -> None:
    await intake.accept(replace(HELLO, text="a" * 16384))
    with pytest.raises(TextTooLongError):
        await intake.accept(replace(HELLO, external_id="2", text="a" * 16385))
