"""The classifiers with the town's own words as they are today: built once, and anew when somebody accepted or took back words."""

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from classifiers import Classifier, TownWord, Use
from db.repositories import lexicon as store
from db.repositories.counters import LEXICON_EDITION, value

Build = Callable[[Sequence[TownWord]], Classifier]


class Lexicons:
    """`current` is what was read last. Every process asks `today` before it judges, so that none needs a restart."""

    def __init__(self, build: Build, shipped: Classifier | None = None) -> None:
        self.build = build
        self.current = shipped or build(())
        self._edition = 0
        self._lock = asyncio.Lock()

    async def today(self, session: AsyncSession) -> Classifier:
        """One small query where nothing changed. Building takes a second, beside the event loop."""
        edition = await value(session, LEXICON_EDITION)
        if edition != self._edition:
            async with self._lock:
                words = await town_words(session)
                self.current = await asyncio.to_thread(self.build, words)
                self._edition = edition
        return self.current


async def town_words(session: AsyncSession) -> list[TownWord]:
    """The words in force."""
    rows = await store.in_force(session)
    return [TownWord(Use(row.kind.value), row.text, row.subject, row.weight) for row in rows]
