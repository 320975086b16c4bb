"""The two doors of the store: `read()` sees one consistent moment, `write()` is one transaction that commits at its end.

Nobody else commits. On SQLite all writers of a process queue for one connection (a transaction begins IMMEDIATE, so it never
fails half-way for the lock), while readers go on beside it (WAL). On PostgreSQL both doors draw from one pool.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from db.inline import InlineConnection
from db.settings import StoreSettings

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # an acknowledged message survives a power cut, not only a kill
    "foreign_keys = ON",
    "cache_size = -32768",  # KiB; the default of 2 MB does not hold the index of a week's messages
    "wal_autocheckpoint = 4000",  # pages; a checkpoint every 1,000 comes several times a second while a backlog is judged
    "busy_timeout = 30000",  # milliseconds; other processes may hold the write lock (town import, audit)
)


class Database:
    def __init__(self, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self.writer = writer
        self._reader = reader
        self._write = async_sessionmaker(writer, expire_on_commit=False)
        self._read = async_sessionmaker(reader, expire_on_commit=False)

    @classmethod
    def open(cls, settings: StoreSettings) -> Self:
        if make_url(settings.url).get_backend_name() == "sqlite":
            writer = _sqlite(settings.url, "IMMEDIATE", pool=1, inline=True)
            return cls(writer, _sqlite(settings.url, "DEFERRED", pool=settings.pool))
        engine = create_async_engine(settings.url, pool_size=settings.pool, max_overflow=0, pool_pre_ping=True)
        return cls(engine, engine.execution_options(isolation_level="REPEATABLE READ"))

    @property
    def embedded(self) -> bool:
        """SQLite: one process owns the store."""
        return self.writer.dialect.name == "sqlite"

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction, committed when the block ends and rolled back when it raises."""
        async with self._write() as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self._read() as session:
            yield session

    async def aclose(self) -> None:
        await self.writer.dispose()
        await self._reader.dispose()


def _sqlite(url: str, mode: str, *, pool: int, inline: bool = False) -> AsyncEngine:
    path = make_url(url).database or ""
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    options = {"async_creator": lambda: InlineConnection.to(path)} if inline else {}
    engine = create_async_engine(
        url, poolclass=AsyncAdaptedQueuePool, pool_size=pool, max_overflow=0, pool_timeout=60, **options
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves; the driver would do it too late, at the first write
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine
