"""What every page works with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.services import Services
from cases.town import Town


@dataclass(frozen=True, slots=True)
class Console:
    services: Services

    def now(self) -> datetime:
        return self.services.clock()

    def name(self, code: str | None) -> str:
        """The Chinese name of a category or a fraud type; the code itself where the taxonomy has none any more."""
        try:
            return self.services.classifier.taxonomy.name(code) if code else ""
        except KeyError:
            return code or ""

    @asynccontextmanager
    async def read(self) -> AsyncIterator[tuple[AsyncSession, Town]]:
        """One consistent look at the store, with the town of that moment."""
        async with self.services.database.read() as session:
            yield session, await self.services.towns.today(session)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[tuple[AsyncSession, Town]]:
        """One transaction; what it owes goes out at once."""
        async with self.services.database.write() as session:
            yield session, await self.services.towns.today(session)
        self.services.owed.set()
