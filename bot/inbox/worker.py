"""Takes waiting messages in batches and has them judged. Killed at any point, it starts again where the store says."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from bot.inbox.memory import Memory
from bot.inbox.senders import Newcomers, Senders
from bot.inbox.settings import InboxSettings
from bot.inbox.sitting import Sitting
from bot.inbox.talk import Talk
from cases.docket import Docket
from cases.lexicons import Lexicons
from cases.matching import matcher_of
from cases.rules import Rules
from cases.towns import Towns
from db.database import Database
from db.repositories import messages
from db.repositories.messages import Heard

log = logging.getLogger(__name__)

_LOST_RACES = frozenset({"40001", "40P01"})  # PostgreSQL: serialization failure, deadlock


@dataclass(slots=True)
class Progress:
    """What the inbox has done since it was started; for /metrics."""

    judged: int = 0
    failed: int = 0


class Inbox:
    """`stored` wakes it; it rings `owed` when it has judged something."""

    def __init__(
        self,
        database: Database,
        lexicons: Lexicons,
        rules: Rules,
        towns: Towns,
        settings: InboxSettings,
        *,
        stored: asyncio.Event,
        owed: asyncio.Event,
    ) -> None:
        self._database = database
        self._lexicons = lexicons
        self._classifier = self._read_by = lexicons.current
        self._rules = rules
        self._towns = towns
        self._settings = settings
        self._matcher = matcher_of(rules)
        self._senders = Senders()
        self._memory = Memory(settings)
        self._edition = -1
        self._one_by_one = 0
        self._stored, self._owed = stored, owed
        self.progress = Progress()

    async def work(self) -> int:
        """Judge one batch; how many messages it held. A message that cannot be judged does not hold up the others."""
        batch: list[Heard] = []
        try:
            async with self._database.write() as session:
                batch += await self._claim(session)
                await self._judge(session, batch)
        except Exception as error:  # noqa: BLE001  whatever it is, the messages are still there, and the others must go on
            self._forget()
            await self._mend(batch, error)
            return max(1, len(batch))
        self._one_by_one = max(0, self._one_by_one - len(batch))
        self.progress.judged += len(batch)
        if batch:
            self._owed.set()
        return len(batch)

    async def drain(self) -> int:
        """Judge until nothing waits; how many messages that was."""
        total = 0
        while count := await self.work():
            total += count
        return total

    async def run(self) -> None:
        """Judge for as long as the program runs."""
        while True:
            self._stored.clear()
            if not await self._anything_waits() or not await self.work():
                await self._wait()

    async def _anything_waits(self) -> bool:
        async with self._database.read() as session:
            return await messages.anything_waits(session)

    async def _claim(self, session: AsyncSession) -> list[Heard]:
        lanes = None if self._database.embedded else self._settings.lanes
        return await messages.claim(session, lanes=lanes, most=1 if self._one_by_one else self._settings.batch)

    async def _judge(self, session: AsyncSession, batch: list[Heard]) -> None:
        if not batch:
            return
        town = await self._towns.today(session)
        if town.edition != self._edition:
            self._forget()
            self._edition = town.edition
        if (lexicon := await self._lexicons.today(session)) is not self._read_by:
            self._classifier = self._read_by = lexicon
        if not self._database.embedded:
            self._memory.forget()  # other processes judge too, and heard what we did not
        await self._senders.learn(session, batch)
        talk = Talk(town, self._memory)
        await talk.load(session, batch, self._senders, batch[-1].received_at, self._rules)
        docket = Docket(session, town, self._rules, batch[0].received_at)
        sitting = Sitting(docket, self._classifier, self._matcher, self._senders, talk, Newcomers(session))
        with session.no_autoflush:  # the sitting writes when it must know, not at every question
            for message in batch:
                docket.now = message.received_at  # what follows from a message counts from when it reached us
                await sitting.judge(message)
            await sitting.end()

    def _forget(self) -> None:
        """The town was edited, or a transaction failed: what we think we know may not be so."""
        self._senders.forget()
        self._memory.forget()

    async def _mend(self, batch: Sequence[Heard], error: Exception) -> None:
        """The store was busy: the same again, a little later. Otherwise find out which message it is, and after a few tries
        show that one to the desk.
        """
        if not batch or _passing(error):
            log.warning("the batch is judged again: %r", error)
            await asyncio.sleep(self._settings.look_again)
        elif len(batch) > 1:
            self._one_by_one = len(batch)
        else:
            log.error("message %s could not be judged", batch[0].id, exc_info=error)
            self.progress.failed += 1
            async with self._database.write() as session:
                fault = f"{type(error).__name__}: {error}"
                await messages.note_failure(session, batch[0].id, fault, tries=self._settings.tries)

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._stored.wait(), self._settings.look_again)
        except TimeoutError:
            return


def _passing(error: Exception) -> bool:
    """Whether the same work can succeed a moment later: somebody else changed a case meanwhile, or the store was away."""
    if isinstance(error, StaleDataError | OperationalError | InterfaceError):
        return True
    return getattr(getattr(error, "orig", None), "sqlstate", None) in _LOST_RACES
