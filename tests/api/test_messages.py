"""Outside systems hand in what was said."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.models import Group, Message, MicroGrid
from db.repositories.counters import TOWN_EDITION, advance
from db.words import GroupKind, GroupState, Scope

SAID = {
    "id": "0017",
    "chat": "热线1",
    "sender": {"id": "u-311", "name": "张德福"},
    "text": "我们3社停水了一上午,水管爆了,快来人修",
}


@pytest.fixture
async def hotline(web):
    """A chat of an outside system, bound to 上湾, and the machine that hands in its messages."""
    async with web.house.database.write() as session:
        place = await session.scalar(select(MicroGrid.id).where(MicroGrid.code == "M1"))
        group = {"name": "热线", "kind": GroupKind.RESIDENT, "channel": "http", "external_id": "热线1", "micro_grid_id": place}
        session.add(Group(account="hotline", **group))
        await advance(session, TOWN_EDITION)
    return await web.machine(Scope.INTAKE, name="hotline")


async def hand_in(client, **changes):
    return await client.post("/api/v1/messages", json={**SAID, **changes})


async def stored(web):
    async with web.house.database.read() as session:
        return (await session.scalars(select(Message).order_by(Message.id))).all()


async def test_a_message_is_stored_judged_and_becomes_a_case(web, hotline):
    answer = await hand_in(hotline)

    assert answer.status_code == 201
    (message,) = await stored(web)
    assert answer.json() == {"number": message.id, "group": message.group_id, "is_new": True}
    assert (message.channel, message.account, message.sent_at) == ("http", "hotline", web.stage.clock.now)
    await web.stage.settle()
    assert (await web.stage.case("101")).category == "water_supply"


async def test_handing_it_in_again_changes_nothing(web, hotline):
    first = await hand_in(hotline)

    again = await hand_in(hotline, text="别的话")

    assert again.status_code == 200
    assert again.json() == {**first.json(), "is_new": False}
    assert [message.text for message in await stored(web)] == [SAID["text"]]


async def test_at_the_same_moment_it_is_stored_once(web, hotline):
    answers = await asyncio.gather(*(hand_in(hotline) for _ in range(10)))

    assert {answer.status_code for answer in answers} <= {200, 201}
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert len(await stored(web)) == 1


async def test_a_clock_that_is_fast_does_not_reach_into_the_future(web, hotline):
    await hand_in(hotline, sent_at="2030-01-01T00:00:00Z")
    await hand_in(hotline, id="0018", sent_at="2026-11-23T09:30:00+08:00")

    now = web.stage.clock.now
    assert [message.sent_at for message in await stored(web)] == [now, now - timedelta(minutes=30)]


REFUSED = [
    ({"chat": "热线2"}, 404, "unknown_chat"),
    ({"account": "other"}, 404, "unknown_chat"),
    ({"text": "水" * 5462}, 413, "text_too_long"),
    ({"text": "a" * 16385}, 413, "text_too_long"),
    ({"text": "停\x00水"}, 400, "broken_utf8"),
    ({"sender": {"id": "\x00", "name": "x"}}, 400, "broken_utf8"),
    ({"text": 5}, 422, "wrong_type"),
    ({"sender": "张德福"}, 422, "wrong_type"),
    ({"kind": "smell"}, 422, "validation"),
    ({"id": ""}, 422, "validation"),
    ({"id": "1" * 129}, 422, "validation"),
    ({"sent_at": "2026-11-23 09:30"}, 422, "validation"),
    ({"sent_at": "2026-02-30T09:30:00Z"}, 422, "validation"),
    ({"sent_at": 1700000000}, 422, "validation"),
    ({"txet": "停水"}, 422, "validation"),
]


async def test_what_cannot_be_taken(web, hotline):
    for changes, status, code in REFUSED:
        answer = await hand_in(hotline, **changes)
        assert (answer.status_code, answer.json()["code"]) == (status, code), changes
    assert await stored(web) == []


async def test_sixteen_kibibytes_are_taken(web, hotline):
    assert (await hand_in(hotline, text="水" * 5461)).status_code == 201


async def test_an_unbound_chat_is_unknown_and_nothing_of_it_is_kept(web, hotline):
    async with web.house.database.write() as session:
        group = await session.scalar(select(Group).where(Group.external_id == "热线1"))
        group.state = GroupState.UNBOUND

    answer = await hand_in(hotline)

    assert answer.json()["code"] == "unknown_chat"
    assert await stored(web) == []


async def test_a_machine_without_the_scope_hands_nothing_in(web):
    reads = await web.machine(Scope.READ, Scope.ACT)

    assert (await hand_in(reads)).json()["code"] == "not_allowed"
