"""Which schema a store has, which the program needs, and the way from one to the other.

A start finds both alike nearly always, so that much is asked here in plain SQL; `db.migrations.running` loads Alembic.
"""

from importlib.resources import files
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from db.database import Database


class StoreBehindError(Exception):
    """The store's schema is not the program's; `haitang db upgrade` mends it."""

    def __init__(self, found: str | None, wanted: str) -> None:
        todo = "请先备份，再运行：haitang db upgrade"
        if found and found > wanted:  # revisions are numbered
            todo = "数据库是更新的程序建的，请升级本程序"
        super().__init__(f"数据库结构是“{found or '空'}”，程序需要“{wanted}”。{todo}")
        self.found, self.wanted = found, wanted


def head() -> str:
    """The newest revision that ships with the program. Revisions are numbered, and their files begin with the number."""
    return max(_shipped())


async def current(database: Database) -> str | None:
    """The revision the store is at; None where it is empty."""
    async with database.writer.connect() as connection:
        return await connection.run_sync(revision_of)


async def upgrade(database: Database, target: str = "head") -> None:
    """Bring the schema up to `target`, all in one transaction.

    Raises LookupError for a target, StoreBehindError for a store, whose revision does not ship with the program.
    """
    found = await current(database)
    if target == "head" and found == head():
        return
    from db.migrations import running

    if not running.knows(target):
        raise LookupError(target)
    if found and found not in _shipped():
        raise StoreBehindError(found, head())
    async with database.writer.begin() as connection:
        await connection.run_sync(running.upgrade, target)


async def downgrade(database: Database, target: str) -> None:
    from db.migrations import running

    async with database.writer.begin() as connection:
        await connection.run_sync(running.downgrade, target)


async def require_current(database: Database) -> None:
    """Raises StoreBehindError unless the schema is the program's own."""
    found, wanted = await current(database), head()
    if found != wanted:
        raise StoreBehindError(found, wanted)


async def differences(database: Database) -> list[Any]:
    """What the models say and the migrated schema does not, or the other way round; empty when they agree."""
    from db.migrations import running

    async with database.writer.connect() as connection:
        return await connection.run_sync(running.differences)


def _shipped() -> frozenset[str]:
    names = (entry.name for entry in files("db.migrations").joinpath("versions").iterdir())
    return frozenset(name.partition("_")[0] for name in names if name.endswith(".py") and name[0].isdigit())


def revision_of(connection: Connection) -> str | None:
    """The revision that the store behind `connection` is at; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
