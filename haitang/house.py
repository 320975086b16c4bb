"""The one place where things are built and wired: from settings to everything that runs, each thing once."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.channels.protocol import Channel
from bot.channels.registry import Surroundings, open_channels
from bot.channels.simulator import Platform, SimulatorChannel
from bot.dialogue.words import Speaker
from bot.gateway import Gateway
from bot.inbox.intake import Intake
from bot.inbox.worker import Inbox
from bot.outbox.worker import Outbox
from bot.tips import library
from bot.tips.posting import TipPost
from cases.clock import Clock, wall_clock
from cases.lexicons import Lexicons
from cases.rules import Rules
from cases.towns import Towns
from classifiers import Classifier, load_classifier
from db.database import Database
from haitang.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    settings: Settings
    clock: Clock
    database: Database
    lexicons: Lexicons
    rules: Rules
    towns: Towns
    speaker: Speaker
    channels: Sequence[Channel]
    intake: Intake
    inbox: Inbox
    outbox: Outbox
    tips: TipPost
    owed: asyncio.Event

    @property
    def classifier(self) -> Classifier:
        """With the town's own words as this process knows them."""
        return self.lexicons.current

    @property
    def simulator(self) -> Platform | None:
        return next((channel.platform for channel in self.channels if isinstance(channel, SimulatorChannel)), None)

    @property
    def gateways(self) -> list[Gateway]:
        return [Gateway(channel, self.intake) for channel in self.channels]


@asynccontextmanager
async def open_house(
    settings: Settings, clock: Clock = wall_clock, classifier: Classifier | None = None, *, worker: str | None = None
) -> AsyncIterator[House]:
    """Everything built over a store whose schema is the program's; closed when the block ends.

    A `classifier` that is there already may be shared; otherwise it is loaded, with the town's own places. What a killed
    process of the same `worker` name was about to send is taken up again at once.
    """
    database = Database.open(settings.store)
    channels: list[Channel] = []
    try:
        channels += open_channels(settings.channels, Surroundings(database, clock))
        yield await _build(settings, clock, database, channels, classifier, worker or _worker_name(database))
    finally:
        for channel in channels:
            await channel.aclose()
        await database.aclose()


async def _build(
    settings: Settings,
    clock: Clock,
    database: Database,
    channels: Sequence[Channel],
    classifier: Classifier | None,
    worker: str,
) -> House:
    stored, owed = asyncio.Event(), asyncio.Event()
    towns, rules = Towns(), Rules.load(settings.cases)
    async with database.read() as session:
        places = sorted((await towns.today(session)).place_names)
        lexicons = Lexicons(lambda words: load_classifier(settings.classifiers, places=places, town_words=words), classifier)
        classifier = await lexicons.today(session)
    speaker = Speaker(classifier.taxonomy.name)
    return House(
        settings=settings,
        clock=clock,
        database=database,
        lexicons=lexicons,
        rules=rules,
        towns=towns,
        speaker=speaker,
        channels=channels,
        intake=Intake(database, clock, settings.inbox, stored),
        inbox=Inbox(database, lexicons, rules, towns, settings.inbox, stored=stored, owed=owed),
        outbox=Outbox(database, channels, speaker, clock, settings.outbox, name=worker, owed=owed),
        tips=TipPost(library.load(), rules.calendar, settings.tips),
        owed=owed,
    )


def _worker_name(database: Database) -> str:
    """An embedded store has one worker, so whatever a worker of that name holds was left behind by a killed one."""
    return "embedded" if database.embedded else f"{socket.gethostname()}:{os.getpid()}"[:64]
