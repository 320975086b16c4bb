"""A workbook comes into the store whole, or not at all."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Counter
from db.repositories.counters import TOWN_EDITION, advance
from db.repositories.upsert import insert_into
from db.town.book import Row
from db.town.checking import check, faults_by_place
from db.town.comparing import Comparison, Comparisons, compare
from db.town.faults import WorkbookError
from db.town.members import seat_staff
from db.town.reading import Reading, read_book
from db.town.sheets import RESPONSIBILITIES, SHEETS
from db.town.stored import load
from db.town.tables import read_tables
from db.town.usage import still_used
from db.town.writing import take_away, write


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one sheet."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the rows by the title of their sheet, and how many memberships of staff followed.

    `edition` is the town's new one; None where nothing changed.
    """

    sheets: Mapping[str, Count]
    memberships: int
    edition: int | None


async def import_workbook(session: AsyncSession, content: bytes | Path, *, categories: Mapping[str, str]) -> Imported:
    """Bring the town to what the workbook says. `categories` are the names of the known ones by code; either may be written.

    Raises WorkbookError with every fault that was found; then nothing was written.
    """
    reading = await asyncio.to_thread(read_workbook, content, categories)
    await _queue(session)
    comparisons = compare(reading.book, await load(session, reading.book))
    faults = [*reading.faults, *await still_used(session, comparisons, reading.unsure)]
    if faults:
        raise WorkbookError(faults_by_place(faults))
    await write(session, comparisons)
    await take_away(session, comparisons)
    return await _closed(session, comparisons, await seat_staff(session))


def read_workbook(content: bytes | Path, categories: Mapping[str, str]) -> Reading:
    """What the workbook says, with every fault that shows without a store. Raises WorkbookError only where it is no workbook."""
    reading = _with_category_codes(read_book(read_tables(content)), categories)
    reading.faults.extend(check(reading, categories))
    return reading


async def _queue(session: AsyncSession) -> None:
    """One import at a time: holds the row of the edition until the transaction ends."""
    row = insert_into(session, Counter).values(name=TOWN_EDITION, value=0)
    await session.execute(row.on_conflict_do_update(index_elements=[Counter.name], set_={"value": Counter.value}))


def _with_category_codes(reading: Reading, categories: Mapping[str, str]) -> Reading:
    """Where a category's name was written, its code."""
    by_name = {name: code for code, name in categories.items()}
    rows = [
        Row({**row.values, "category": by_name.get(row.values["category"], row.values["category"])}, row.number)
        for row in reading.book[RESPONSIBILITIES.key]
    ]
    return Reading({**reading.book, RESPONSIBILITIES.key: rows}, reading.faults, reading.unsure)


async def _closed(session: AsyncSession, comparisons: Comparisons, memberships: int) -> Imported:
    counts = {sheet.title: _count(comparisons[sheet.key]) for sheet in SHEETS}
    touched = memberships or any((count.added, count.changed, count.removed) != (0, 0, 0) for count in counts.values())
    return Imported(counts, memberships, await advance(session, TOWN_EDITION) if touched else None)


def _count(comparison: Comparison) -> Count:
    return Count(
        added=len(comparison.added),
        changed=len(comparison.changed),
        unchanged=len(comparison.unchanged),
        removed=sum(entry.shown for entry in comparison.gone),
    )
