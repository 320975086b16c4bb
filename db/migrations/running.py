"""Alembic, configured in code: no ini file, no working directory to mind. Loaded only where a schema is changed or compared."""

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


def upgrade(connection: Connection, target: str) -> None:
    command.upgrade(_config(connection), target)


def downgrade(connection: Connection, target: str) -> None:
    command.downgrade(_config(connection), target)


def knows(revision: str) -> bool:
    """Whether such a revision, or a name of one such as `head`, ships with the program."""
    try:
        return bool(ScriptDirectory.from_config(_config()).get_revisions(revision))
    except CommandError:
        return False


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


def new_revision(connection: Connection, message: str) -> None:
    """Write a migration from the difference between models and `connection`; for developers."""
    command.revision(_config(connection), message=message, autogenerate=True)


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(files("db.migrations")))
    config.set_main_option("path_separator", "os")
    return config
