"""A store that is thrown away, with the demo town in it: for winding through a transcript and for measuring."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.settings import StoreSettings
from haitang.demo.opening import fill_with_demo
from haitang.store import prepare


@asynccontextmanager
async def demo_store(url: str | None = None) -> AsyncIterator[StoreSettings]:
    """The store at `url`, or a scratch one; with the demo town where it holds no town yet."""
    with TemporaryDirectory(prefix="haitang-") as folder:
        settings = StoreSettings(url=url or f"sqlite:///{Path(folder) / 'scratch.sqlite3'}")
        await prepare(settings)
        await fill_with_demo(settings)
        yield settings
