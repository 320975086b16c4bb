"""Row numbers given out before the rows are written, so that a whole batch can be written at once."""

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Numbered

_BLOCK = 32  # numbers fetched at once from PostgreSQL; what is not used leaves a gap, which harms nobody


class Numbers:
    """Numbers for new rows of `model` within one transaction."""

    def __init__(self, session: AsyncSession, model: type[Numbered]) -> None:
        self._session = session
        self._model = model
        self._ready: list[int] = []
        self._last: int | None = None

    async def next(self) -> int:
        if self._session.get_bind().dialect.name == "sqlite":
            return await self._behind_the_last()
        if not self._ready:
            self._ready = await self._fetch()
        return self._ready.pop(0)

    async def _behind_the_last(self) -> int:
        """On SQLite this transaction is the only writer: it counts on by itself."""
        if self._last is None:
            self._last = await self._session.scalar(select(func.max(self._model.id))) or 0
        self._last += 1
        return self._last

    async def _fetch(self) -> list[int]:
        sequence = "nextval(pg_get_serial_sequence(:table, 'id'))"
        query = text(f"SELECT {sequence} FROM generate_series(1, :block)")  # noqa: S608  both values are bound
        rows = await self._session.scalars(query, {"table": self._model.__tablename__, "block": _BLOCK})
        return list(rows)
