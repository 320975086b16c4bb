"""What we say arrives, once where the platform can tell; what cannot arrive is said to be so."""

import asyncio
from dataclasses import asdict, fields, is_dataclass

import pytest

from bot.channels.protocol import Capabilities, ChannelError, OutboundMessage, Pushes, Reads, Result

_LONG = 64 * 1024


@pytest.fixture
def message(under_test):
    async def make(chat: str, text: str, **more) -> OutboundMessage:
        return OutboundMessage(await under_test.delivery(), chat, text, **more)

    return make


def may_write(channel) -> bool:
    return channel.capabilities.pushes is Pushes.UNATTENDED


async def test_what_is_sent_stands_in_the_chat_and_nowhere_else(under_test, channel, message):
    outcome = await channel.send(await message(under_test.chat, "请问是哪一栋？🌸"))
    if not may_write(channel):
        assert outcome.result in {Result.AWAITING_HUMAN, Result.REFUSED}
        assert outcome.why
        return
    assert (outcome.result, bool(outcome.external_id)) == (Result.SENT, True)
    assert await under_test.heard(under_test.chat) == ["请问是哪一栋？🌸"]
    assert await under_test.heard(under_test.other_chat) == []


async def test_a_direct_chat_is_reached_where_the_channel_says_so(under_test, channel, message):
    assert channel.capabilities.direct == (under_test.direct_chat is not None)
    if under_test.direct_chat:
        outcome = await channel.send(await message(under_test.direct_chat, "101 请您看一下"))
        assert outcome.result is Result.SENT
        assert await under_test.heard(under_test.direct_chat) == ["101 请您看一下"]


async def test_things_said_one_after_the_other_stand_in_that_order(under_test, channel, message):
    texts = [f"第{n}句" for n in range(10)]
    for text in texts:
        await channel.send(await message(under_test.chat, text))
    assert await under_test.heard(under_test.chat) == (texts if may_write(channel) else [])


async def test_one_delivery_sent_twice_lands_once_where_the_channel_claims_it(under_test, channel, message):
    once = await message(under_test.chat, "只说一遍")
    first, second = await channel.send(once), await (await under_test.open()).send(once)
    assert len(await under_test.heard(under_test.chat)) == 1 or not channel.capabilities.idempotent
    if channel.capabilities.idempotent:
        assert first == second


async def test_sent_at_the_same_time_it_still_lands_once(under_test, channel, message):
    once, other = await message(under_test.chat, "只说一遍"), await message(under_test.other_chat, "另一句")
    outcomes = await asyncio.gather(*(channel.send(each) for each in (once, other, once)))
    if channel.capabilities.idempotent:
        assert outcomes[0] == outcomes[2] != outcomes[1]
        assert await under_test.heard(under_test.chat) == ["只说一遍"]
        assert await under_test.heard(under_test.other_chat) == ["另一句"]


async def test_a_chat_that_does_not_exist_is_refused_and_disturbs_nobody(under_test, channel, message):
    lost, fine = await message(under_test.no_chat, "有人吗"), await message(under_test.chat, "好的")
    outcome, _ = await asyncio.gather(_refused(channel, lost), channel.send(fine))
    assert outcome
    assert await under_test.heard(under_test.no_chat) == []
    assert await under_test.heard(under_test.chat) == (["好的"] if may_write(channel) else [])


async def test_what_is_as_long_as_the_channel_takes_arrives_whole(under_test, channel, message):
    text = "a" * (channel.capabilities.text_bytes or _LONG)
    outcome = await channel.send(await message(under_test.chat, text))
    if may_write(channel):
        assert outcome.result is Result.SENT
        assert await under_test.heard(under_test.chat) == [text]


async def test_what_is_too_long_is_refused_and_never_cut_in_silence(under_test, channel, message):
    limit = channel.capabilities.text_bytes
    if limit is None:
        return
    assert await _refused(channel, await message(under_test.chat, "a" * (limit + 1)))
    assert await under_test.heard(under_test.chat) == []


async def _refused(channel, message) -> str:
    """Why it was not sent, in Chinese; empty where it was."""
    try:
        outcome = await channel.send(message)
    except ChannelError as error:
        return str(error)
    return outcome.why if outcome.result is Result.REFUSED else ""


async def test_capabilities_are_data_and_do_not_contradict_each_other(channel):
    can = channel.capabilities
    assert is_dataclass(can)
    assert can == channel.capabilities
    assert asdict(can).keys() == {field.name for field in fields(Capabilities)}
    assert isinstance(can.reads, Reads)
    assert isinstance(can.pushes, Pushes)
    limits = (can.text_bytes, can.per_minute, can.per_month)
    assert all(limit is None or limit > 0 for limit in limits)
    assert can.direct or can.reads is not Reads.DIRECT
    assert can.reads is not Reads.NONE or can.pushes is not Pushes.NO, "it would be no channel"


async def test_it_has_a_name_and_an_account(under_test, channel):
    assert channel.name == under_test.kind
    assert isinstance(channel.account, str)
