"""Schemathesis asks everything that the description of the API allows and forbids, as the desk and as nobody."""

import asyncio
import shutil
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from moments import HandClock
from schemathesis.config import SchemathesisConfig
from stage import shared_classifier, stage
from starlette.types import Receive, Scope, Send
from town_day import BEGINS, live_a_day
from web import services_of, sign_in, staff

from api.app import create_app
from api.settings import WebSettings
from cases.clock import wall_clock
from db.models import Group
from db.words import GroupKind, GroupState
from haitang.house import open_house
from haitang.settings import Settings

_OPEN = {"GET /healthz", "GET /readyz", "POST /api/v1/session"}
_SIGN_OUT = "DELETE /api/v1/session"
SESSIONS = [f"session-{number}" for number in range(300)]
_turns = count()
_always_the_same = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True, "database": None}


class Opened:
    """The web side over a filled town, opened anew for each operation, in the loop in which schemathesis asks."""

    def __init__(self) -> None:
        self.filled = Path()
        self._turns = count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        await receive()
        copy = shutil.copy(self.filled, self.filled.with_name(f"{next(self._turns)}.sqlite3"))
        settings = Settings(store={"url": f"sqlite:///{copy}"})
        async with open_house(settings, HandClock("2026-11-23 12:00"), shared_classifier()) as house:
            self._app = create_app(services_of(house))
            self._app.openapi_schema = DESCRIPTION
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


def _description() -> dict:
    """What the API says of itself; nothing behind it is needed for that."""
    nothing = SimpleNamespace(settings=WebSettings(), database=None, clock=wall_clock, demo=False)
    return create_app(nothing).openapi()


DESCRIPTION = _description()
town = Opened()
as_desk = schemathesis.openapi.from_dict(DESCRIPTION)
as_nobody = schemathesis.openapi.from_dict(
    DESCRIPTION, config=SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": False}}})
)
as_desk.app = as_nobody.app = town


@pytest.fixture(scope="module", autouse=True)
def filled(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A store in which a little of everything has happened, to be copied."""
    town.filled = tmp_path_factory.mktemp("contract") / "filled.sqlite3"
    shutil.copy(migrated_file, town.filled)
    asyncio.run(_fill(f"sqlite:///{town.filled}"))


LIKE_G1 = {"kind": GroupKind.RESIDENT, "state": GroupState.BOUND, "micro_grid_id": 1}
"""A chat of an outside system, which hands in its messages."""


async def _fill(url: str) -> None:
    async with stage(url, BEGINS) as day:
        await staff(day.house)
        await live_a_day(day)
        await sign_in(day.house, "zhiban", SESSIONS)
        async with day.house.database.write() as session:
            session.add(Group(name="热线", channel="http", account="zhiban", external_id="G1", **LIKE_G1))


@as_desk.auth(refresh_interval=None)
class AsTheDesk:
    """A session in a page of ours. Whoever signs out needs a new one every time."""

    def get(self, case, _context):
        return SESSIONS[next(_turns) % len(SESSIONS)] if case.operation.label == _SIGN_OUT else SESSIONS[0]

    def set(self, case, secret, _context):
        case.cookies = {**(case.cookies or {}), "haitang_session": secret}
        case.headers["Origin"] = "http://testserver"


@as_desk.parametrize()
@settings(max_examples=10, **_always_the_same)
def test_the_desk_is_answered_as_described(case):
    case.call_and_validate()


@as_nobody.parametrize()
@settings(max_examples=5, **_always_the_same)
def test_nobody_is_answered_but_health(case):
    response = case.call()
    if case.operation.label not in _OPEN:
        assert response.status_code in {401, 405}, case.as_curl_command()
    case.validate_response(response)
