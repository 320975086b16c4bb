"""The simulator before the suite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import small_town
from moments import HandClock
from sqlalchemy import select

from bot.channels.protocol import Channel
from bot.channels.registry import Surroundings, open_channels
from bot.channels.simulator import Platform, Utterance
from db.database import Database
from db.models import Delivery, Group
from db.settings import StoreSettings
from db.words import Purpose, Role


class SimulatorUnderTest:
    kind, section = "simulator", {}
    chat, other_chat, direct_chat, no_chat = "G1", "G2", "D-黄秋菊", "nowhere"
    redelivers = True

    def __init__(self, database: Database) -> None:
        self._database = database
        self._clock = HandClock()
        self._platform = Platform(database, self._clock)  # the residents' side of it
        self._numbers = count(1)

    async def open(self) -> Channel:
        (channel,) = open_channels({self.kind: self.section}, Surroundings(self._database, self._clock))
        return channel

    async def say(self, chat: str, text: str, *, reply_to: str | None = None) -> str:
        (number,) = await self._platform.say([Utterance(chat, "张德福", "3社-张德福", text, reply_to=reply_to)])
        return number

    async def heard(self, chat: str) -> list[str]:
        return [row.text for row in await self._platform.messages(chat) if row.role is Role.BOT]

    async def delivery(self) -> int:
        async with self._database.write() as session:
            group, now = await session.scalar(select(Group.id).where(Group.code == self.chat)), self._clock.now
            owed = Delivery(
                dedupe=f"d{next(self._numbers)}",
                group_id=group,
                purpose=Purpose.REPLY,
                phrase="tip",
                urgency=3,
                created_at=now,
                due_at=now,
            )
            session.add(owed)
            await session.flush()
            return owed.id


@asynccontextmanager
async def simulator(store_url: str) -> AsyncIterator[SimulatorUnderTest]:
    database = Database.open(StoreSettings(url=store_url))
    try:
        async with database.write() as session:
            await small_town.build(session)
        yield SimulatorUnderTest(database)
    finally:
        await database.aclose()
