"""Whether this process can do its work: the store answers, and its schema is the program's."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.health.schemas import Ready
from api.services import Services
from db import migrations
from db.migrations import StoreBehindError
from db.repositories import figures


class Readiness:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._wanted = migrations.head()

    async def look(self) -> Ready:
        """Raises StoreBehindError, or whatever the store's driver raises when it does not answer."""
        now = self._services.clock()
        async with self._services.database.read() as session:
            found = await _revision(session)
            if found != self._wanted:
                raise StoreBehindError(found, self._wanted)
            backlog = await figures.backlog(session, now)
        waited = max(0.0, (now - backlog.oldest).total_seconds()) if backlog.oldest else 0.0
        return Ready(
            revision=found,
            messages_waiting=backlog.messages,
            deliveries_due=backlog.deliveries,
            oldest_waiting_seconds=waited,
        )


async def _revision(session: AsyncSession) -> str | None:
    """By a reader, so that asking does not wait for who writes."""
    connection = await session.connection()
    return await connection.run_sync(migrations.revision_of)
