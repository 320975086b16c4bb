"""The town as it is today: built once, and anew when somebody edited it."""

from sqlalchemy.ext.asyncio import AsyncSession

from cases.town import Town
from db.repositories.counters import TOWN_EDITION, value
from db.repositories.roster import load


class Towns:
    def __init__(self) -> None:
        self._town: Town | None = None

    async def today(self, session: AsyncSession) -> Town:
        """The town of the store's present edition; one small query where nothing changed."""
        edition = await value(session, TOWN_EDITION)
        if self._town is None or self._town.edition != edition:
            roster = await load(session)
            for row in roster.rows():
                session.expunge(row)  # it outlives the transaction, whose rollback would empty it
            self._town = Town(roster, edition)
        return self._town
