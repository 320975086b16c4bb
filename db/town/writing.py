"""Carries a comparison out, in one transaction that somebody else ends.

What only one row may have (a name, a chat, being the desk) can go from row to row in one import: whoever gives it up is
parked first. Then rows are added and changed from the places up, and taken away from the duties down.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Identity, Membership, responsibility_joint
from db.town.accounts import give_accounts
from db.town.book import Row, Sheet
from db.town.comparing import Comparison, Comparisons
from db.town.sheets import GROUPS, PEOPLE, RESPONSIBILITIES, WRITTEN
from db.town.stored import in_parts

Numbers = dict[str, dict[str, int]]
"""The store's number of a row by the key of its sheet and its code."""


async def write(session: AsyncSession, comparisons: Comparisons) -> None:
    await _park(session, comparisons)
    numbers: Numbers = {}
    for sheet in WRITTEN:
        numbers[sheet.key] = await _put(session, comparisons[sheet.key], numbers)


async def take_away(session: AsyncSession, comparisons: Comparisons) -> None:
    """What is gone, and what belongs to nothing else."""
    await _clear(session, Membership.group_id, comparisons[GROUPS.key])
    await _clear(session, Membership.person_id, comparisons[PEOPLE.key])
    await _clear(session, Identity.person_id, comparisons[PEOPLE.key])
    for sheet in reversed(WRITTEN):
        for entry in comparisons[sheet.key].gone:
            await session.delete(entry.instance)
        await session.flush()


async def _park(session: AsyncSession, comparisons: Comparisons) -> None:
    for comparison in comparisons.values():
        giving = [*comparison.gone, *(entry for _, entry in comparison.changed)]
        for entry in giving:
            for attribute, parked in comparison.sheet.parked.items():
                setattr(entry.instance, attribute, parked(entry.instance.id))
    await session.flush()


async def _put(session: AsyncSession, comparison: Comparison, numbers: Numbers) -> dict[str, int]:
    sheet = comparison.sheet
    pairs = [(row, entry.instance) for row, entry in comparison.changed]
    pairs += [(row, sheet.model()) for row in comparison.added]
    for row, instance in pairs:
        for attribute, value in _attributes(sheet, row, numbers):
            setattr(instance, attribute, value)
    session.add_all(instance for _, instance in pairs)
    await session.flush()
    if sheet is PEOPLE:
        await give_accounts(session, {instance.id: row for row, instance in pairs})
    if sheet is RESPONSIBILITIES:
        await _give_joint(session, {instance.id: row for row, instance in pairs}, numbers)
    pairs += [(row, entry.instance) for row, entry in comparison.unchanged]
    return {key[0]: instance.id for row, instance in pairs if (key := sheet.key_of(row.values))}


def _attributes(sheet: Sheet, row: Row, numbers: Numbers) -> Iterator[tuple[str, Any]]:
    for column in sheet.columns:
        if column.attribute:
            value = row.values[column.field]
            yield column.attribute, _stored(value, numbers.get(column.refers))


def _stored(value: Any, numbers: Mapping[str, int] | None) -> Any:
    if numbers is not None:
        return numbers[value] if value else None
    return list(value) if isinstance(value, tuple) else value


async def _give_joint(session: AsyncSession, rows: Mapping[int, Row], numbers: Numbers) -> None:
    for part in in_parts(rows):
        await session.execute(delete(responsibility_joint).where(responsibility_joint.c.responsibility_id.in_(part)))
    departments = numbers["departments"]
    pairs = [
        {"responsibility_id": number, "department_id": departments[code]}
        for number, row in rows.items()
        for code in row.values["joint"]
    ]
    if pairs:
        await session.execute(insert(responsibility_joint), pairs)


async def _clear(session: AsyncSession, column: Any, comparison: Comparison) -> None:
    """Rows that are nothing without what is gone."""
    for part in in_parts(entry.instance.id for entry in comparison.gone):
        await session.execute(delete(column.class_).where(column.in_(part)).execution_options(synchronize_session=False))
