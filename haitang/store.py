"""Making the store ready before anything runs on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.tips import library
from db import migrations
from db.database import Database
from db.settings import StoreSettings


class StoreBusyError(Exception):
    def __init__(self, path: str) -> None:
        super().__init__(f"{path} 正在被另一个 haitang 使用。SQLite 只能由一个进程处理消息，请先停掉那一个。")


class StoreUnreachableError(Exception):
    def __init__(self, url: str, cause: Exception) -> None:
        super().__init__(f"数据库连不上（{url}）: {cause}。请检查地址、密码和网络，可用 haitang doctor 查看。")


async def prepare(settings: StoreSettings) -> None:
    """An embedded store is brought up to date by itself. Raises StoreBehindError for a PostgreSQL that is behind:
    there somebody should have made a backup first.
    """
    database = Database.open(settings)
    try:
        if database.embedded:
            await migrations.upgrade(database)
        else:
            await migrations.require_current(database)
        async with database.write() as session:
            await library.install(session, library.load())
    except (SQLAlchemyError, OSError) as error:
        raise StoreUnreachableError(_shown(settings.url), error) from None
    finally:
        await database.aclose()


@contextmanager
def sole_user(settings: StoreSettings) -> Iterator[None]:
    """Hold an embedded store for this process. Raises StoreBusyError. On PostgreSQL many share, and nothing is held."""
    url = make_url(settings.url)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(f"{url.database}.lock", timeout=0):
            yield
    except Timeout:
        raise StoreBusyError(url.database) from None


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
