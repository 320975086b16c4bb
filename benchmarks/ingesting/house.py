"""海棠 itself: a channel that hands over messages as fast as they are taken, gateway, intake, inbox, cases, outbox.

It ends when every message is stored and judged, and everything that is due was handed to the channel.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from benchmarks.day import Spoken
from benchmarks.ingesting.contender import Task, answer, task
from bot.channels.protocol import Capabilities, Health, InboundMessage, OutboundMessage, Outcome, Pushes, Reads, Result
from bot.gateway import Gateway
from bot.outbox.worker import Outbox
from db import migrations
from db.database import Database
from db.models import Case
from db.settings import StoreSettings
from db.words import MessageKind, Role
from haitang.house import House, open_house
from haitang.scratch import demo_store
from haitang.settings import Settings
from haitang.winding import DayClock


class Mouth:
    """The demo town's platform, in memory: it has all messages ready, and everything sent to it has arrived."""

    name, account = "simulator", ""
    capabilities = Capabilities(reads=Reads.ALL, pushes=Pushes.UNATTENDED, direct=True, idempotent=True)

    def __init__(self, day: Sequence[Spoken], at: Callable[[datetime], None]) -> None:
        """`at` is told the time of each message before it is yielded."""
        self.day = day
        self._at = at
        self.acknowledged = 0

    async def receive(self) -> AsyncIterator[InboundMessage]:
        for one in self.day:
            self._at(one.at)
            yield to_message(one)
        await asyncio.Event().wait()

    async def acknowledge(self, messages: Sequence[InboundMessage]) -> None:
        self.acknowledged += len(messages)

    async def send(self, message: OutboundMessage) -> Outcome:
        return Outcome(Result.SENT, str(message.delivery))

    async def health(self) -> Health:
        return Health(connected=True)

    async def aclose(self) -> None:
        """Nothing is open."""


def to_message(said: Spoken) -> InboundMessage:
    return InboundMessage(
        channel=Mouth.name,
        account=Mouth.account,
        external_id=said.number,
        chat=said.group,
        sender_id=f"{said.group} {said.sender}",
        sender_name=said.sender,
        kind=MessageKind.TEXT,
        text=said.text,
        sent_at=said.at,
        reply_to=said.reply_to,
        role=Role(said.role),
    )


async def main(given: Task) -> None:
    await _upgrade(given.url)
    clock = DayClock(given.day[0].at)
    async with demo_store(given.url) as store, open_house(Settings(store=store), clock) as built:
        mouth = Mouth(given.day, lambda at: setattr(clock, "now", at))
        house = replace(built, channels=[mouth], outbox=make_outbox(built, mouth))
        began = time.perf_counter()
        await _run(house, mouth, len(given.day))
        seconds = time.perf_counter() - began
        async with house.database.read() as session:
            answer(seconds, await session.scalar(select(func.count()).select_from(Case)) or 0)


async def _upgrade(url: str) -> None:
    database = Database.open(StoreSettings(url=url))
    await migrations.upgrade(database)
    await database.aclose()


def make_outbox(house: House, mouth: Mouth) -> Outbox:
    return Outbox(house.database, [mouth], house.speaker, house.clock, house.settings.outbox, name="embedded", owed=house.owed)


async def _run(house: House, mouth: Mouth, count: int) -> None:
    running = [
        asyncio.create_task(work) for work in (Gateway(mouth, house.intake).run(), house.inbox.run(), house.outbox.run())
    ]
    # nobody rings when all is judged, and nobody should for a benchmark's sake
    while mouth.acknowledged < count or house.inbox.progress.judged < count:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await house.outbox.drain()
    for one in running:
        one.cancel()
    await asyncio.gather(*running, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main(task()))
