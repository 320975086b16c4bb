"""Groups, and a chat that nobody knew."""

import pytest
from sqlalchemy import select

from bot.channels.protocol import InboundMessage
from db.models import Message
from db.words import MessageKind, Scope


@pytest.fixture
async def newcomer(web):
    """A platform shows us a chat that is not bound; the number of its group."""
    await hear(web, "1", "停水了")
    desk = await web.account("zhiban")
    (row,) = (await desk.get("/api/v1/groups", params={"state": "unbound"})).json()["items"]
    assert (row["chat"], row["channel"], row["micro_grid"]) == ("NEW", "wechaty", None)
    return row["id"]


async def hear(web, number, text):
    said = InboundMessage(
        channel="wechaty",
        account="bot1",
        external_id=number,
        chat="NEW",
        sender_id="x",
        sender_name="新邻居",
        kind=MessageKind.TEXT,
        text=text,
        sent_at=web.stage.clock.now,
    )
    await web.house.intake.take([said])


async def test_the_list_narrows(desk):
    async def listed(**query):
        return [row["code"] for row in (await desk.get("/api/v1/groups", params=query)).json()["items"]]

    assert await listed(kind="resident") == ["G1", "G2", "G3", "G4"]
    assert await listed(q="老街") == ["G4"]
    assert await listed(channel="simulator", kind="squad") == ["SQUAD"]
    assert await listed(state="muted") == []


async def test_pages_hold_every_group_once(desk):
    seen, following = [], ""
    while following is not None:
        query = {"limit": 4} | ({"cursor": following} if following else {})
        page = (await desk.get("/api/v1/groups", params=query)).json()
        seen += [row["id"] for row in page["items"]]
        following = page["next"]

    everything = (await desk.get("/api/v1/groups", params={"limit": 200})).json()["items"]
    assert seen == [row["id"] for row in everything]


async def test_a_bound_group_is_heard_from_then_on(web, desk, newcomer):
    answer = await desk.put(f"/api/v1/groups/{newcomer}/binding", json={"micro_grid": "M4", "name": "老街二群"})
    await hear(web, "2", "老街水管爆了,停水了,快来人修")
    await web.house.inbox.drain()

    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["name"]) == ("bound", "老街二群")
    assert answer.json()["micro_grid"] == {"code": "M4", "name": "老街"}
    async with web.house.database.read() as session:
        assert (await session.scalars(select(Message.external_id))).all() == ["2"]
    assert await web.stage.lead("101") == "冯小燕"


async def test_what_is_refused(web, desk, newcomer):
    async def refused(group, **body):
        answer = await desk.put(f"/api/v1/groups/{group}/binding", json={"micro_grid": "M4", **body})
        return answer.status_code, answer.json()["code"]

    assert await refused(987654321) == (404, "unknown_group")
    assert await refused(newcomer, micro_grid="M9") == (404, "unknown_micro_grid")
    assert (await desk.get("/api/v1/groups/987654321")).json()["code"] == "unknown_group"
    assert (await desk.get("/api/v1/groups/0")).json()["code"] == "validation"
    await desk.put(f"/api/v1/groups/{newcomer}/binding", json={"micro_grid": "M4"})
    assert await refused(newcomer, micro_grid="M1") == (409, "already_bound")
    wardens = (await desk.get("/api/v1/groups", params={"kind": "wardens"})).json()["items"][0]["id"]
    assert await refused(wardens) == (409, "already_bound")


async def test_only_the_desk_binds(web, clerk, leader, newcomer):
    machine = await web.machine(Scope.READ, Scope.INTAKE)

    for client in (clerk, leader, machine):
        answer = await client.put(f"/api/v1/groups/{newcomer}/binding", json={"micro_grid": "M4"})
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
