"""The simulated chats without a browser: which there are, who can speak, what the bot thought."""

import pytest
from stage import Stage
from web import Web

from api.console.console import Console
from api.console.simulator.directory import Directory, newest
from api.console.simulator.thoughts import thought
from bot.channels.simulator import NAME
from db.models import SimulatorMessage
from db.repositories import chats as store
from db.repositories.chats import Chat, LastWords, Member
from db.words import GroupKind, MessageKind, Role


@pytest.fixture
def here(web: Web) -> Stage:
    return web.stage


async def chat(console: Console, external_id: str) -> Chat:
    async with console.read() as (session, _):
        return next(chat for chat in await store.chats(session, NAME) if chat.external_id == external_id)


async def members(console: Console, external_id: str) -> list[Member]:
    found = await chat(console, external_id)
    async with console.read() as (session, _):
        return list(await store.members(session, found, NAME))


async def think(here: Stage, console: Console, chat_: str, number: str) -> str:
    said = next(row for row in await here.house.simulator.messages(chat_) if row.external_id == number)
    async with console.read() as (session, _):
        return thought(console, said, await store.thought(session, NAME, number))


async def test_groups_stand_under_their_community_and_staff_behind(console: Console):
    async with console.read() as (session, _):
        directory = Directory(await store.chats(session, NAME))
    keys = [key for key, _ in directory.pieces()]
    assert keys[:6] == ["section 石岭村", "G1", "G2", "G3", "section 海棠花社区", "G4"]
    assert keys[6:10] == ["section 网格员私聊", "D-黄秋菊", "D-陈大勇", "D-冯小燕"]
    assert keys[-1] == "SQUAD"
    directory.search = "老街"
    assert [key for key, _ in directory.pieces()] == ["section 海棠花社区", "G4"]


def test_a_dot_shows_where_something_new_was_said():
    chats = [
        Chat(n, f"{name}群", GroupKind.RESIDENT, f"G{n}", None, None, None, "石岭村") for n, name in ((1, "上湾"), (2, "下湾"))
    ]
    directory = Directory(chats)
    directory.open("G1")
    directory.hear([LastWords("G1", 7, "张德福", "停水了"), LastWords("G2", 8, "李四", "")])
    rows = dict(directory.pieces())
    assert "dot" not in rows["G1"]
    assert "张德福：停水了" in rows["G1"]
    assert "dot" in rows["G2"]
    assert "李四：[图片]" in rows["G2"]
    directory.open("G2")
    assert "dot" not in dict(directory.pieces())["G2"]
    assert newest(directory.last) == 8


async def test_staff_who_were_spoken_to_stand_on_top(here: Stage, console: Console):
    """Among a hundred chats nobody looks for the warden whom the bot asked."""
    await here.say("G1", "张德福", "我们3社停水了，从早上停到现在")
    async with console.read() as (session, _):
        directory = Directory(await store.chats(session, NAME))
        directory.hear(await store.last_words(session))
    keys = [key for key, _ in directory.pieces()]
    assert keys[:4] == ["section 刚说过话的", "D-黄秋菊", "section 石岭村", "G1"]
    assert keys.count("D-黄秋菊") == 1
    first = directory.first()
    assert first is not None
    assert first.external_id == "G1"


async def test_who_can_speak_is_who_is_there(here: Stage, console: Console):
    assert await members(console, "D-黄秋菊") == [Member("黄秋菊", "黄秋菊", Role.WARDEN)]
    assert [member.name for member in await members(console, "WARDENS")] == ["黄秋菊", "陈大勇", "冯小燕"]
    assert await members(console, "B-gsz") == [Member("供水站小周", "供水站小周", Role.OFFICER)]
    assert await members(console, "G1") == []
    await here.say("G1", "张德福", "大家早上好")
    assert await members(console, "G1") == [Member("张德福", "张德福", Role.RESIDENT)]
    await here.say("G1", "李四", "我们3社停水了，从早上停到现在")
    assert {member.name for member in await members(console, "G1")} == {"张德福", "李四"}


async def test_news_are_the_newest_of_each_chat(here: Stage, console: Console):
    await here.say("G1", "张德福", "早")
    await here.say("G1", "李四", "早哦")
    await here.say("G2", "王五", "吃了没")
    async with console.read() as (session, _):
        found = await store.last_words(session)
        later = await store.last_words(session, found[0].id)
    assert [(words.chat, words.text) for words in found] == [("G1", "早哦"), ("G2", "吃了没")]
    assert [words.chat for words in later] == ["G2"]


async def test_the_bot_says_what_it_thought(here: Stage, console: Console):
    number = await here.say("G1", "张德福", "我们3社停水了，从早上停到现在")
    shown = await think(here, console, "G1", number)
    assert "<mark" in shown
    assert "供水用水" in shown
    assert '<a href="/cases/101">101</a>（首次反映）' in shown
    assert "把握" in shown

    assert "闲聊" in await think(here, console, "G1", await here.say("G1", "张德福", "大家早上好"))
    accepted = await think(here, console, "D-黄秋菊", await here.say("D-黄秋菊", "黄秋菊", "办结 101 换了阀门"))
    assert "听成：办结 101 换了阀门" in accepted


async def test_what_is_not_judged_yet_is_said_so(console: Console):
    said = SimulatorMessage(
        chat="G1",
        external_id="new",
        sender_id="x",
        sender_name="<b>张",
        role=Role.RESIDENT,
        kind=MessageKind.TEXT,
        text="<script>",
        at=console.now(),
    )
    shown = thought(console, said, None)
    assert "正在研判" in shown
    assert "<script>" not in shown
    assert "<b>张" not in shown
