"""The store as short commands open it: current, or a sentence that says what to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from haitang.cli.options import Config

if TYPE_CHECKING:
    from db.database import Database


@asynccontextmanager
async def opened(config: Config, url: str | None, *, current: bool = True) -> AsyncIterator["Database"]:
    """The store of the settings, closed when the block ends; `current` refuses one whose schema is not the program's.

    Raises BadSettingsError, StoreUnreachableError, StoreBehindError.
    """
    from db import migrations
    from haitang.settings import load, replaced
    from haitang.store import reached

    async with reached(replaced(load(config), store_url=url).store) as database:
        if current:
            await migrations.require_current(database)
        yield database
