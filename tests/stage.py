"""A stage for stories: a small town with everything real behind it, on which people speak and time passes.

What is heard is what stands on the simulated platform; the real channel, intake, inbox, cases, outbox and words lie between.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache

import small_town
from moments import HandClock
from sqlalchemy import select

from bot.channels.simulator import Utterance, inbound
from bot.tips import library
from classifiers import Classifier, ClassifierSettings, load_classifier
from db.database import Database
from db.models import Assignment, Case
from db.settings import StoreSettings
from db.words import MessageKind, Part, Role
from haitang.clockwork import Clockwork
from haitang.house import House, open_house
from haitang.settings import Settings


class Stage:
    def __init__(self, house: House, clock: HandClock) -> None:
        self.house, self.clock = house, clock
        self._heard_up_to = 0
        self._said = 0

    async def say(
        self,
        chat: str,
        who: str,
        text: str,
        *,
        kind: MessageKind = MessageKind.TEXT,
        reply_to: str | None = None,
        number: str | None = None,
        role: Role = Role.RESIDENT,
        late: timedelta = timedelta(),
    ) -> str:
        """Somebody says something in a chat, and everything that follows from it happens; its number on the platform.

        `late` is how long it took to reach us.
        """
        self._said += 1
        number = number or f"m{self._said}"
        await self._speak(Utterance(chat, who, who, text, kind, role, reply_to, number, self.clock.now - late))
        await self.settle()
        return number

    async def again(self, chat: str, number: str) -> None:
        """The platform hands us a message once more."""
        rows = [row for row in await self.house.simulator.messages(chat) if row.external_id == number]
        await self.house.intake.take([inbound(row) for row in rows])
        await self.settle()

    async def settle(self) -> None:
        """Everything that is waiting is judged and sent."""
        platform = self.house.simulator
        waiting = [inbound(row) for row in await platform.untaken()]
        if waiting:
            await self.house.intake.take(waiting)
            await platform.take(waiting)
        await self.house.inbox.drain()
        await self.house.outbox.drain()

    async def wait(self, span: timedelta) -> None:
        """Time passes, and the clock does what it does by itself."""
        self.clock.now += span
        await self.by_the_clock()

    async def by_the_clock(self) -> None:
        clockwork = Clockwork(self.house)
        await clockwork.watch_deadlines()
        await clockwork.owe_tips()
        await clockwork.erase()
        await self.settle()

    async def heard(self) -> dict[str, list[str]]:
        """What the bot has said since the last time this was asked, by chat."""
        found: dict[str, list[str]] = {}
        for row in await self._bot_rows():
            found.setdefault(row.chat, []).append(row.text)
            self._heard_up_to = max(self._heard_up_to, row.id)
        return found

    async def bot_number(self, chat: str) -> str:
        """The platform's number of what the bot said last in a chat, for quoting it."""
        rows = [row for row in await self.house.simulator.messages(chat) if row.role is Role.BOT]
        return rows[-1].external_id

    async def case(self, code: str) -> Case:
        async with self.house.database.read() as session:
            return (await session.scalars(select(Case).where(Case.code == code))).one()

    async def cases(self) -> Sequence[Case]:
        async with self.house.database.read() as session:
            return (await session.scalars(select(Case).order_by(Case.id))).all()

    async def lead(self, code: str) -> str | None:
        """Who has the case, by the name people call them."""
        async with self.house.database.read() as session:
            case = (await session.scalars(select(Case).where(Case.code == code))).one()
            running = select(Assignment).where(
                Assignment.case_id == case.id, Assignment.part == Part.LEAD, Assignment.ended_at.is_(None)
            )
            lead = await session.scalar(running)
            town = await self.house.towns.today(session)
        if lead is None:
            return None
        return town.handler(person_id=lead.person_id, department_id=lead.department_id, squad_id=lead.squad_id).name

    async def _speak(self, utterance: Utterance) -> None:
        await self.house.simulator.say([utterance])

    async def _bot_rows(self) -> list:
        from db.models import SimulatorMessage

        said = select(SimulatorMessage).where(SimulatorMessage.role == Role.BOT, SimulatorMessage.id > self._heard_up_to)
        async with self.house.database.read() as session:
            return list((await session.scalars(said.order_by(SimulatorMessage.id))).all())


@asynccontextmanager
async def stage(store_url: str, begins: datetime, **sections: object) -> AsyncIterator[Stage]:
    """The small town in the store at `store_url`, which is migrated and empty; `sections` override settings."""
    database = Database.open(StoreSettings(url=store_url))
    async with database.write() as session:
        await small_town.build(session)
        await library.install(session, library.load())
    await database.aclose()
    clock = HandClock()
    clock.now = begins
    settings = Settings(**{"tips": {"enabled": False}, **sections, "store": {"url": store_url}})
    async with open_house(settings, clock, shared_classifier()) as house:
        yield Stage(house, clock)


@cache
def shared_classifier() -> Classifier:
    """Loaded once for all stories: it is pure, and knows the small town's places."""
    places = [place for name in ("上湾", "下湾", "垭口", "老街") for place in (name, f"{name}院子")]
    return load_classifier(ClassifierSettings(), places=[*places, "石岭村", "海棠花社区"])
