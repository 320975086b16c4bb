"""INSERT … ON CONFLICT, which SQLAlchemy spells per engine and both of ours understand alike."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base


def insert_into(session: AsyncSession, model: type[Base]) -> Any:
    """An insert into `model` that has `on_conflict_do_nothing` and `on_conflict_do_update`."""
    embedded = session.get_bind().dialect.name == "sqlite"
    table: Any = model.__table__  # not the class: the ORM would look at every row once more
    return sqlite.insert(table) if embedded else postgresql.insert(table)
