"""The whole program over a small town in a store of its own, as a process: what the browser of the e2e tests talks to.

    python tests/e2e/town_server.py STORE_URL

Prints its address when it answers there; ends when its standard input does.
"""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1]))

import small_town

from api.app import create_app
from api.console import mount
from api.security.passwords import hashed
from api.services import Services
from bot.tips import library
from db.database import Database
from db.models import Account, Department
from db.settings import StoreSettings
from db.words import AccountRole
from haitang.house import House, open_house
from haitang.running import at_work
from haitang.settings import Settings
from haitang.store import prepare
from sqlalchemy import select

PASSWORD = "haitang-e2e"
_ACCOUNTS = (
    ("zhiban", "李值守", AccountRole.DESK, None),
    ("pingan", "平安小周", AccountRole.CLERK, "pingan"),
    ("lingdao", "周书记", AccountRole.LEADER, None),
    ("xinxi", "小吴", AccountRole.ADMIN, None),
)


async def main(url: str) -> None:
    store = StoreSettings(url=url)
    await prepare(store)
    await fill(store)
    async with open_house(Settings(store={"url": url})) as house, at_work(house):
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
            for username, name, role, code in _ACCOUNTS
        )
    await database.aclose()


async def serve(house: House) -> None:
    services = services_of(house, demo=True)
    app = create_app(services)
    mount(app, services)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", timeout_graceful_shutdown=2))
    serving = asyncio.create_task(server.serve())
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    if server.started:
        port = server.servers[0].sockets[0].getsockname()[1]
        print(f"http://127.0.0.1:{port}", flush=True)
        with suppress(asyncio.CancelledError):
            await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True
    await serving


def services_of(house: House, *, demo: bool) -> Services:
    return Services(
        settings=house.settings.web,
        database=house.database,
        clock=house.clock,
        classifier=house.classifier,
        rules=house.rules,
        towns=house.towns,
        intake=house.intake,
        channels=house.channels,
        simulator=house.simulator,
        speaker=house.speaker,
        tips=house.tips,
        judged=house.inbox.progress,
        sent=house.outbox.progress,
        owed=house.owed,
        demo=demo,
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
