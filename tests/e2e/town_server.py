"""The whole program over a small town in a store of its own, as a process: what the browser of the e2e tests talks to.

    python tests/e2e/town_server.py STORE_URL

Prints its address when it answers there; ends when its standard input does.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from socket import socket

import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1]))

import small_town
from e2e.staff import ACCOUNTS, PASSWORD
from moments import at
from sqlalchemy import select
from web import services_of

from api.app import create_app
from api.console import mount
from api.security.passwords import hashed
from bot.tips import library
from db.database import Database
from db.models import Account, Department
from db.settings import StoreSettings
from haitang.house import House, open_house
from haitang.running import at_work
from haitang.settings import Settings
from haitang.store import prepare

_BEGINS = at("2026-11-23 10:00")  # a Monday in office hours: nothing waits for the night to end


async def main(url: str) -> None:
    store = StoreSettings(url=url)
    await prepare(store)
    await fill(store)
    late = _BEGINS - datetime.now(UTC)
    async with open_house(Settings(store={"url": url}), lambda: datetime.now(UTC) + late) as house, at_work(house):
        await serve(house)


async def fill(store: StoreSettings) -> None:
    database = Database.open(store)
    async with database.write() as session:
        await small_town.build(session)
        await library.install(session, library.load())
        departments = {row.code: row.id for row in await session.scalars(select(Department))}
        session.add_all(
            Account(
                username=username,
                name=name,
                role=role,
                password_hash=hashed(PASSWORD),
                department_id=departments.get(code or ""),
            )
            for username, name, role, code in ACCOUNTS
        )
    await database.aclose()


async def serve(house: House) -> None:
    services = services_of(house, demo=True)
    app = create_app(services)
    mount(app, services)
    server = Announcing(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", timeout_graceful_shutdown=2))
    reading = asyncio.create_task(until_told(server))
    await server.serve()
    reading.cancel()


class Announcing(uvicorn.Server):
    """Says where it is when it answers there."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        sys.stdout.write(f"http://127.0.0.1:{port}\n")
        sys.stdout.flush()


async def until_told(server: uvicorn.Server) -> None:
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = True


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
