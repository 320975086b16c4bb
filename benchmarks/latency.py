"""From a message's arrival to its prompt handed to the channel, while 200 messages a second come in over 72 groups.

    python -m benchmarks.latency [--seconds 20] [--per-second 200]

A channel in memory yields messages at their times, the whole house works behind it, and what must be said is timed when the
channel is asked to send it. Counted is what may be said at once; what etiquette holds back for the night or for tomorrow is
not late. The clock shows a working Monday. The share of matters is 2 %.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from benchmarks.day import days
from benchmarks.ingesting.house import Mouth, make_outbox, to_message
from benchmarks.report import keep, table
from benchmarks.stores import ENGINES, store
from bot.channels.protocol import InboundMessage, OutboundMessage, Outcome
from bot.gateway import Gateway
from db import migrations
from db.database import Database
from db.models import Delivery, Message, Report
from db.settings import StoreSettings
from db.words import ReportKind
from haitang.house import House, open_house
from haitang.scratch import demo_store
from haitang.settings import Settings

_SHIFT = datetime.fromisoformat("2026-11-23T10:00+08:00") - datetime.now(UTC)


class Rhythm(Mouth):
    """Yields so many messages a second; notes when each arrived and when each thing to be said was handed over."""

    def __init__(self, count: int, per_second: int) -> None:
        super().__init__(days(count, matters=0.02), lambda _: None)
        self._per_second = per_second
        self.arrived: dict[str, float] = {}
        self.handed: dict[int, float] = {}

    async def receive(self) -> AsyncIterator[InboundMessage]:
        began = time.perf_counter()
        for place, one in enumerate(self.day):
            early = began + place / self._per_second - time.perf_counter()
            if early > 0:
                await asyncio.sleep(early)
            self.arrived[one.number] = time.perf_counter()
            yield replace(to_message(one), sent_at=monday())
        await asyncio.Event().wait()

    async def send(self, message: OutboundMessage) -> Outcome:
        self.handed[message.delivery] = time.perf_counter()
        return await super().send(message)


def monday() -> datetime:
    """A clock that runs from ten on a working Monday."""
    return datetime.now(UTC) + _SHIFT


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=int, default=20)
    options.add_argument("--per-second", type=int, default=200)
    given = options.parse_args()
    found = {engine: _measure(engine, given.seconds * given.per_second, given.per_second) for engine in ENGINES}
    keep("latency", {"per_second": given.per_second, "seconds": given.seconds, "milliseconds": found})
    rows = [(engine, *(f"{value:.0f}" for value in taken.values())) for engine, taken in found.items()]
    table(f"arrival → prompt handed over, {given.per_second} messages/s", ("", *next(iter(found.values()))), rows)


def _measure(engine: str, count: int, per_second: int) -> dict[str, float]:
    with store(engine) as url:
        waits = sorted(asyncio.run(_live(url, Rhythm(count, per_second))))
    cuts = statistics.quantiles(waits, n=100)
    return {"prompts": len(waits), "p50 ms": cuts[49], "p95 ms": cuts[94], "p99 ms": cuts[98], "most ms": waits[-1]}


async def _live(url: str, mouth: Rhythm) -> list[float]:
    """Milliseconds that each prompt took."""
    database = Database.open(StoreSettings(url=url))
    await migrations.upgrade(database)
    await database.aclose()
    async with demo_store(url) as at, open_house(Settings(store=at), monday) as built:
        house = replace(built, channels=[mouth], outbox=make_outbox(built, mouth))
        await _run(house, mouth)
        return await _waits(house, mouth)


async def _run(house: House, mouth: Rhythm) -> None:
    works = (Gateway(mouth, house.intake).run(), house.inbox.run(), house.outbox.run())
    running = [asyncio.create_task(work) for work in works]
    # nobody rings when all is judged, and nobody should for a benchmark's sake
    while house.inbox.progress.judged < len(mouth.day):  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    await asyncio.sleep(2)
    for one in running:
        one.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def _waits(house: House, mouth: Rhythm) -> list[float]:
    first = (Report.case_id == Delivery.case_id) & (Report.kind == ReportKind.FIRST)
    told = select(Delivery.id, Message.external_id).join(Report, first).join(Message, Message.id == Report.message_id)
    at_once = (Delivery.created_at == Message.received_at) & (Delivery.due_at == Delivery.created_at)
    async with house.database.read() as session:
        rows = (await session.execute(told.where(at_once))).all()
    return [(mouth.handed[delivery] - mouth.arrived[number]) * 1000 for delivery, number in rows]


if __name__ == "__main__":
    main()
