"""Numbers that rise without gaps: a number taken in a transaction that fails is given out again."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Counter
from db.repositories.upsert import insert_into

CASE_CODE = "case_code"
TOWN_EDITION = "town_edition"
LEXICON_EDITION = "lexicon_edition"


async def advance(session: AsyncSession, name: str, *, first: int = 1) -> int:
    """The next number under `name`, counting from `first`. Holds the row until the transaction ends."""
    statement = insert_into(session, Counter).values(name=name, value=first)
    risen = statement.on_conflict_do_update(index_elements=[Counter.name], set_={"value": Counter.value + 1})
    given: int = (await session.execute(risen.returning(Counter.value))).scalar_one()
    return given


async def value(session: AsyncSession, name: str) -> int:
    """The number last given out under `name`; 0 where none was."""
    return await session.scalar(select(Counter.value).where(Counter.name == name)) or 0


class Series:
    """Many numbers of one counter in one transaction: the row is taken with the first and written back once, by `close`."""

    def __init__(self, session: AsyncSession, name: str, *, first: int) -> None:
        self._session = session
        self._name, self._first = name, first
        self._taken = self._last = 0

    async def next(self) -> int:
        if not self._last:
            self._taken = self._last = await advance(self._session, self._name, first=self._first)
        else:
            self._last += 1
        return self._last

    async def close(self) -> None:
        if self._last > self._taken:
            row = update(Counter).where(Counter.name == self._name).execution_options(synchronize_session=False)
            await self._session.execute(row.values(value=self._last))
            self._taken = self._last
