"""Alembic, configured in code: no ini file, no working directory to mind."""

from importlib.resources import files
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection

import db.models  # noqa: F401  fills the metadata
from db.base import Base
from db.database import Database


class StoreBehindError(Exception):
    """The store's schema is not the program's; `haitang db upgrade` mends it."""

    def __init__(self, found: str | None, wanted: str) -> None:
        todo = "请先备份，再运行：haitang db upgrade"
        if found and not _knows(found):
            todo = "数据库是更新的程序建的，请升级本程序"
        super().__init__(f"数据库结构是“{found or '空'}”，程序需要“{wanted}”。{todo}")
        self.found, self.wanted = found, wanted


def head() -> str:
    """The newest revision that ships with the program."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise LookupError("no migration ships with this program")
    return revision


async def current(database: Database) -> str | None:
    """The revision the store is at; None where it is empty."""
    async with database.writer.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


async def upgrade(database: Database, target: str = "head") -> None:
    """Bring the schema up to `target`, all in one transaction.

    Raises LookupError for a target, StoreBehindError for a store, whose revision does not ship with the program.
    """
    if not _knows(target):
        raise LookupError(target)
    if (found := await current(database)) and not _knows(found):
        raise StoreBehindError(found, head())
    async with database.writer.begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), target))


async def downgrade(database: Database, target: str) -> None:
    async with database.writer.begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(_config(sync), target))


async def require_current(database: Database) -> None:
    """Raises StoreBehindError unless the schema is the program's own."""
    found, wanted = await current(database), head()
    if found != wanted:
        raise StoreBehindError(found, wanted)


async def differences(database: Database) -> list[Any]:
    """What the models say and the migrated schema does not, or the other way round; empty when they agree."""
    async with database.writer.connect() as connection:
        return await connection.run_sync(_compare)


def new_revision(connection: Connection, message: str) -> None:
    """Write a migration from the difference between models and `connection`; for developers."""
    command.revision(_config(connection), message=message, autogenerate=True)


def _knows(revision: str) -> bool:
    try:
        return bool(ScriptDirectory.from_config(_config()).get_revisions(revision))
    except CommandError:
        return False


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(files(__name__)))
    config.set_main_option("path_separator", "os")
    return config


def _compare(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))
