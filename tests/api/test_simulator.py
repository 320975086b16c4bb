"""Programs play residents and staff on the simulated platform."""

from dataclasses import replace

import pytest

from api.app import create_app
from db.words import Scope


@pytest.fixture
async def player(web):
    return await web.machine(Scope.SIMULATE, name="player")


async def say(client, chat, sender, text, **more):
    return await client.post(f"/api/v1/simulator/chats/{chat}/messages", json={"sender": sender, "text": text, **more})


async def heard(client, chat, after=0):
    return (await client.get(f"/api/v1/simulator/chats/{chat}/messages", params={"after": after})).json()["items"]


async def test_a_day_is_played_over_the_api(web, player):
    said = await say(player, "G1", "张德福", "我们3社停水了一上午,水管爆了,快来人修")
    await web.stage.settle()

    assert said.status_code == 201
    first, receipt = await heard(player, "G1")
    assert (first["id"], first["sender_name"], first["role"]) == (said.json()["id"], "张德福", "resident")
    assert (receipt["role"], receipt["reply_to"]) == ("bot", first["id"])
    prompt = (await heard(player, "D-黄秋菊"))[-1]

    await say(player, "D-黄秋菊", "黄秋菊", "接单", reply_to=prompt["id"])
    await web.stage.settle()
    assert (await web.stage.case("101")).status == "handling"
    assert len(await heard(player, "D-黄秋菊", after=prompt["number"])) == 2


async def test_the_same_name_in_another_chat_is_another_neighbour(web, player):
    for chat in ("G1", "G4"):
        await say(player, chat, "王五", "水管爆了,停水一上午了,快来人修")
        await say(player, chat, "王五", "还没人来")
    await web.stage.settle()

    senders = [row["sender"] for chat in ("G1", "G4") for row in await heard(player, chat) if row["role"] == "resident"]
    assert senders == ["G1/王五", "G1/王五", "G4/王五", "G4/王五"]


async def test_a_warden_speaks_in_the_group_of_her_place(player):
    assert (await say(player, "G1", "黄秋菊", "我来看看")).status_code == 201
    assert (await heard(player, "G1"))[0]["role"] == "warden"
    assert (await say(player, "WARDENS", "冯小燕", "收到")).status_code == 201
    assert (await say(player, "B-pcs", "派出所小周", "好的")).status_code == 201


async def test_who_is_not_in_a_chat_does_not_speak_there(player):
    strangers = (
        ("G4", "黄秋菊"),
        ("D-黄秋菊", "张德福"),
        ("D-黄秋菊", "陈大勇"),
        ("B-pcs", "黄秋菊"),
        ("B-pcs", "新来的"),
    )
    for chat, sender in strangers:
        answer = await say(player, chat, sender, "在吗")
        assert (answer.status_code, answer.json()["code"]) == (409, "not_a_member")
        assert sender not in answer.json()["members"]
        assert await heard(player, chat) == []


async def test_what_is_refused(web, player):
    async def refused(*said, **more):
        answer = await say(player, *said, **more)
        return answer.status_code, answer.json()["code"]

    assert await refused("G9", "张德福", "在吗") == (404, "unknown_chat")
    assert await refused("G1", "张德福", "水" * 5462) == (413, "text_too_long")
    assert await refused("G1", "", "在吗") == (422, "validation")
    assert await refused("G1", "张\x00", "在吗") == (400, "broken_utf8")
    assert (await player.get("/api/v1/simulator/chats/G9/messages")).json()["code"] == "unknown_chat"
    reader = await web.machine(Scope.READ, name="reader")
    assert (await say(reader, "G1", "张德福", "在吗")).json()["code"] == "not_allowed"


async def test_a_town_on_real_channels_has_no_simulator(web, player):
    player._transport.app = create_app(replace(web.services, simulator=None))

    assert (await say(player, "G1", "张德福", "在吗")).json()["code"] == "no_simulator"
    assert (await player.get("/api/v1/simulator/chats/G1/messages")).json()["code"] == "no_simulator"
