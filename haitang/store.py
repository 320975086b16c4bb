"""Making the store ready before anything runs on it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.tips import library
from db import migrations
from db.database import Database
from db.settings import StoreSettings


class StoreBusyError(Exception):
    def __init__(self, path: str) -> None:
        super().__init__(f"{path} 正在被另一个 haitang 使用。SQLite 只能由一个进程处理消息，请先停掉那一个。")


class StoreUnreachableError(Exception):
    def __init__(self, url: str, cause: Exception) -> None:
        super().__init__(f"数据库连不上（{_shown(url)}）：{reason(cause)}。请检查地址、密码和网络，可用 haitang doctor 查看。")


async def prepare(settings: StoreSettings) -> None:
    """An embedded store is brought up to date by itself. Raises StoreBehindError for a PostgreSQL that is behind:
    there somebody should have made a backup first.
    """
    async with reached(settings) as database:
        if database.embedded:
            await migrations.upgrade(database)
        else:
            await migrations.require_current(database)
        async with database.write() as session:
            await library.install(session, library.load())


@asynccontextmanager
async def reached(settings: StoreSettings) -> AsyncIterator[Database]:
    """The store, answering; closed when the block ends. Raises StoreUnreachableError, also where it goes away meanwhile."""
    try:
        database = Database.open(settings)
    except OSError as error:  # no folder for the file
        raise StoreUnreachableError(settings.url, error) from None
    try:
        await _answering(database, settings.url)
        yield database
    except OperationalError as error:
        raise StoreUnreachableError(settings.url, error) from None
    finally:
        await database.aclose()


async def _answering(database: Database, url: str) -> None:
    try:
        await migrations.current(database)
    except (DBAPIError, OSError) as error:
        raise StoreUnreachableError(url, error) from None


@contextmanager
def sole_user(settings: StoreSettings) -> Iterator[None]:
    """Hold an embedded store for this process. Raises StoreBusyError. On PostgreSQL many share, and nothing is held."""
    url = make_url(settings.url)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    lock = FileLock(f"{url.database}.lock")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreBusyError(url.database) from None
    except OSError as error:
        raise StoreUnreachableError(settings.url, error) from None
    try:
        yield
    finally:
        lock.release()


def reason(error: Exception) -> str:
    """What the engine or the system says, without the statement and without links."""
    if isinstance(error, DBAPIError):
        return str(error.orig)
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
