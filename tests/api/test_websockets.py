"""The gate stands before websockets as before everything."""

from datetime import timedelta

import pytest
from starlette.websockets import WebSocket, WebSocketDisconnect
from web import US


@pytest.fixture
def echo(web):
    """A websocket behind the gate that answers with the name of who speaks, as the console's does its work."""
    heard = []

    async def answer(websocket: WebSocket) -> None:
        principal = websocket.state.principal
        await websocket.accept()
        try:
            while True:
                heard.append(await websocket.receive_text())
                await websocket.send_text(f"{principal.name}: {heard[-1]}")
        except WebSocketDisconnect:
            heard.append("gone")

    web.app.router.add_websocket_route("/echo", answer)
    return heard


async def talk(web, said, **headers):
    """What the server sends to a browser that opens /echo and says this; a callable is something that happens meanwhile."""
    sent, turns = [], iter(said)

    async def receive():
        if not sent:
            return {"type": "websocket.connect"}
        words = next(turns, None)
        if callable(words):
            words()
            words = next(turns)
        return {"type": "websocket.receive", "text": words} if words else {"type": "websocket.disconnect", "code": 1000}

    async def send(message):
        sent.append(message)

    raw = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "websocket",
        "path": "/echo",
        "raw_path": b"/echo",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"town.test"), *raw],
        "subprotocols": [],
        "state": {},
    }
    await web.app(scope, receive, send)
    return [message.get("text") or message["type"] for message in sent]


def cookie(client):
    return f"haitang_session={client.cookies['haitang_session']}"


async def test_who_is_signed_in_is_heard(web, desk, echo):
    assert await talk(web, ["你好"], Origin=US, Cookie=cookie(desk)) == ["websocket.accept", "值守小周: 你好"]


async def test_a_stranger_is_refused_before_anything(web, echo):
    assert await talk(web, ["你好"], Origin=US) == ["websocket.close"]
    assert await talk(web, ["你好"], Origin=US, Authorization="Bearer nonsense") == ["websocket.close"]
    assert echo == []


@pytest.mark.parametrize("origin", [{"Origin": "https://evil.test"}, {}])
async def test_another_sites_page_is_refused(web, desk, echo, origin):
    assert await talk(web, ["你好"], Cookie=cookie(desk), **origin) == ["websocket.close"]
    assert echo == []


async def test_a_websocket_does_not_outlive_the_sign_in(web, desk, echo):
    def a_day_passes() -> None:
        web.stage.clock.now += timedelta(hours=24)

    heard = await talk(web, ["早", a_day_passes, "晚"], Origin=US, Cookie=cookie(desk))

    assert heard == ["websocket.accept", "值守小周: 早", "websocket.close"]
    assert echo == ["早", "gone"]


async def test_who_is_still_signed_in_goes_on(web, desk, echo):
    def an_hour_passes() -> None:
        web.stage.clock.now += timedelta(hours=1)

    heard = await talk(web, ["早", an_hour_passes, "还在"], Origin=US, Cookie=cookie(desk))

    assert heard == ["websocket.accept", "值守小周: 早", "值守小周: 还在"]
