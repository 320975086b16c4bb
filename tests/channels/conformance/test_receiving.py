"""What people say reaches us in their order, once, and is theirs to repeat until we have said that it is stored."""

import asyncio
from contextlib import aclosing

from bot.channels.protocol import InboundMessage, OutboundMessage

_PATIENCE = 30  # seconds; only a channel that is stuck takes so long


async def receive(channel, count: int) -> list[InboundMessage]:
    found = []
    async with asyncio.timeout(_PATIENCE), aclosing(channel.receive()) as messages:
        async for message in messages:
            found.append(message)
            if len(found) == count:
                return found
    return found


async def test_what_is_said_arrives_in_our_words(under_test, channel):
    number = await under_test.say(under_test.chat, "三社停水了🚱，快来人")
    (message,) = await receive(channel, 1)
    assert (message.channel, message.account) == (channel.name, channel.account)
    assert (message.external_id, message.chat, message.text) == (number, under_test.chat, "三社停水了🚱，快来人")
    assert message.sender_id
    assert message.sender_name
    assert message.sent_at.utcoffset() is not None
    assert message.reply_to is None


async def test_each_chat_keeps_its_order(under_test, channel):
    said = {under_test.chat: [], under_test.other_chat: []}
    for n in range(20):
        for chat, texts in said.items():
            texts.append(f"第{n}句")
            await under_test.say(chat, texts[-1])
    messages = await receive(channel, 40)
    assert {chat: [each.text for each in messages if each.chat == chat] for chat in said} == said
    assert len({each.external_id for each in messages}) == 40


async def test_what_is_said_while_we_listen_arrives_too(under_test, channel):
    listening = asyncio.create_task(receive(channel, 2))
    await under_test.say(under_test.chat, "一")
    await asyncio.sleep(0)
    await under_test.say(under_test.chat, "二")
    assert [message.text for message in await listening] == ["一", "二"]


async def test_what_was_not_acknowledged_comes_again_after_a_restart_and_what_was_does_not(under_test, channel):
    for text in ("一", "二", "三"):
        await under_test.say(under_test.chat, text)
    one, two, _ = await receive(channel, 3)
    await channel.acknowledge([one, two])
    restarted = await under_test.open()
    await under_test.say(under_test.chat, "四")
    expected = ["三", "四"] if under_test.redelivers else ["四"]
    assert [message.text for message in await receive(restarted, len(expected))] == expected
    await restarted.aclose()


async def test_nothing_comes_twice_while_it_is_being_stored(under_test, channel):
    await under_test.say(under_test.chat, "一")
    (one,) = await receive(channel, 1)
    await under_test.say(under_test.chat, "二")
    (two,) = await receive(channel, 1)
    assert (one.text, two.text) == ("一", "二")


async def test_acknowledging_again_does_no_harm(under_test, channel):
    await under_test.say(under_test.chat, "一")
    found = await receive(channel, 1)
    await channel.acknowledge(found)
    await channel.acknowledge(found)
    await channel.acknowledge([])


async def test_an_answer_quotes_what_it_answers(under_test, channel):
    first = await under_test.say(under_test.chat, "停水了")
    await under_test.say(under_test.chat, "我家也是", reply_to=first)
    assert [message.reply_to for message in await receive(channel, 2)] == [None, first]


async def test_our_own_words_do_not_come_back_to_us(under_test, channel):
    outcome = await channel.send(OutboundMessage(await under_test.delivery(), under_test.chat, "请问是哪一栋？"))
    await under_test.say(under_test.chat, "3栋", reply_to=outcome.external_id)
    (message,) = await receive(channel, 1)
    assert (message.text, message.reply_to) == ("3栋", outcome.external_id)


async def test_closing_ends_listening_and_may_be_done_twice(under_test):
    channel = await under_test.open()

    async def listen():
        return [message async for message in channel.receive()]

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0)
    await channel.aclose()
    await channel.aclose()
    assert await asyncio.wait_for(listening, _PATIENCE) == []
    assert not (await channel.health()).connected


async def test_health_says_how_it_stands(channel):
    health = await channel.health()
    assert health.connected or health.todo
    assert health.since is None or health.since.utcoffset() is not None


async def test_whatever_people_type_arrives_as_they_typed_it(under_test, channel):
    texts = ["", " ", "水" * 5000, "a\nb\n", "<b>&amp;", "0", "null"]
    for text in texts:
        await under_test.say(under_test.chat, text)
    assert [message.text for message in await receive(channel, len(texts))] == texts
