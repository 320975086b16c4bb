"""The process is killed at random points of a day, and started again, and again. In the end nobody can tell."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select
from stores import ENGINES, fresh_store

from db.base import Base
from db.database import Database
from db.models import CaseEvent, Delivery, SimulatorMessage
from db.settings import StoreSettings
from db.words import Role

_MORTAL = Path(__file__).with_name("mortal.py")
_DAY = Path(__file__).parents[1] / "data" / "two_days.jsonl"
_MESSAGES = 140
_DEATHS = 8
_LATEST = 25  # a step of a winding is about a dozen transactions, so each life gets through one or two steps at least

# How often and by whom something was tried may differ; that it was said, when and what, may not.
_VOLATILE = {"deliveries": {"attempts", "claimed_by", "claimed_until"}}
# PostgreSQL does not give out a number again whose transaction failed, and these hold such numbers.
_NUMBERED = {
    "deliveries": {"dedupe", "external_id"},
    "simulator_messages": {"external_id"},
    "case_events": {"hash", "previous"},
    "cases": {"head"},
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def stores(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> tuple[str, str]:
    """The store of a life with deaths, and that of an undisturbed one."""
    return fresh_store(request, engine, tmp_path), fresh_store(request, engine, tmp_path)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "day.jsonl"
    path.write_text("".join(_DAY.read_text(encoding="utf-8").splitlines(keepends=True)[:_MESSAGES]), encoding="utf-8")
    return path


def test_killed_and_started_again_ends_in_the_same_store(stores: tuple[str, str], day: Path, engine: str):
    haunted, quiet = stores
    live(day, quiet)
    chance = Random(f"{engine} 海棠")
    deaths = 0
    for _ in range(_DEATHS):
        deaths += not live(day, haunted, chance.randint(1, _LATEST), chance.choice(("before", "after")))
    live(day, haunted)

    assert deaths >= _DEATHS // 2, "the process must die often for this to prove anything"
    found, expected = asyncio.run(contents(haunted)), asyncio.run(contents(quiet))
    assert expected["cases"]
    assert expected["deliveries"]
    for table, rows in expected.items():
        assert found[table] == rows, table
    asyncio.run(nobody_heard_twice(haunted))
    proven = subprocess.run(
        [sys.executable, "-c", "from haitang.cli import main; main()", "audit", "verify", "--db", haunted], check=False
    )
    assert proven.returncode == 0


def live(day: Path, url: str, *death: object) -> bool:
    """Wind the day; False where it was killed on the way."""
    done = subprocess.run(
        [sys.executable, str(_MORTAL), str(day), url, *map(str, death)], capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode == 0


async def contents(url: str) -> dict[str, list[dict[str, object]]]:
    """Every table of the store; rows in the order in which they were written, and named by their place in it."""
    database = Database.open(StoreSettings(url=url))
    left_out = _VOLATILE if database.embedded else {name: _VOLATILE.get(name, set()) | more for name, more in _NUMBERED.items()}
    places: dict[str, dict[object, int]] = {}
    found = {}
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = [dict(row._mapping) for row in await session.execute(select(table).order_by(*table.primary_key.columns))]
            if "id" in table.c:
                places[table.name] = {row["id"]: place for place, row in enumerate(rows)}
            found[table.name] = [_named(table, row, places, left_out.get(table.name, set())) for row in rows]
    await database.aclose()
    return found


def _named(table, row, places, left_out):
    named = {}
    for column in table.columns:
        if column.name in left_out:
            continue
        target = next((key.column.table.name for key in column.foreign_keys), None)
        value = row[column.name]
        if column.name == "id":
            value = places[table.name][value]
        elif target in places and value is not None:
            value = places[target][value]
        named[column.name] = value
    return named


async def nobody_heard_twice(url: str) -> None:
    """What stands in the chats is what was owed, once each."""
    database = Database.open(StoreSettings(url=url))
    async with database.read() as session:
        heard = list(await session.scalars(select(SimulatorMessage.external_id).where(SimulatorMessage.role == Role.BOT)))
        owed = list(await session.scalars(select(Delivery.external_id).where(Delivery.sent_at.is_not(None))))
        assert await session.scalar(select(CaseEvent.id).limit(1)) is not None
    await database.aclose()
    assert sorted(heard) == sorted(owed)
    assert len(set(heard)) == len(heard)
