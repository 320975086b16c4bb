"""The running cases, read once for all who look at the board, and anew only when a case was changed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from api.console.console import Console
from api.console.parts.places import group_names
from cases.auditor import Standstill, standstill
from cases.town import Town
from db.repositories import attention, board
from db.repositories.attention import Counts
from db.repositories.board import Board

MOST = 600  # cards; more nobody can look at, and the filters work on these
_ENDED = 200
_FRESH = 0.8  # seconds in which a look counts as a look of now
_WORRIES_FRESH = 5.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    stamp: tuple[int, int]
    board: Board
    town: Town
    communities: Mapping[int, str]
    groups: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Worries:
    """What needs a person first."""

    standstill: Standstill
    counts: Counts


class Feed:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._running: Snapshot | None = None
        self._ended: Snapshot | None = None
        self._worries: Worries | None = None
        self._looked = self._worried = -_WORRIES_FRESH
        self._one_at_a_time = asyncio.Lock()

    async def running(self) -> Snapshot:
        async with self._one_at_a_time:
            if self._running is None or monotonic() - self._looked >= _FRESH:
                self._running = await self._look(self._running)
                self._looked = monotonic()
            return self._running

    async def ended(self) -> Snapshot:
        """The cases that ended last."""
        now = await self.running()
        async with self._one_at_a_time:
            if self._ended is None or self._ended.stamp != now.stamp:
                async with self._console.read() as (session, town):
                    self._ended = Snapshot(now.stamp, await board.ended(session, _ENDED), town, now.communities, now.groups)
            return self._ended

    async def worries(self) -> Worries:
        async with self._one_at_a_time:
            if self._worries is None or monotonic() - self._worried >= _WORRIES_FRESH:
                async with self._console.read() as (session, _):
                    self._worries = Worries(await standstill(session), await attention.counts(session))
                self._worried = monotonic()
            return self._worries

    async def _look(self, before: Snapshot | None) -> Snapshot:
        async with self._console.read() as (session, town):
            stamp = await board.stamp(session)
            if before is not None and before.stamp == stamp and before.town is town:
                return before
            names = group_names(town) if before is None or before.town is not town else before.groups
            return Snapshot(stamp, await board.running(session, MOST), town, await board.communities(session), names)
