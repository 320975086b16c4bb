"""Cases as lists show them: filtered, the newest first, page by page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case, Deadline
from db.words import CaseKind, Grade, Part, Status


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a case; one of the three is set."""

    person_id: int | None = None
    department_id: int | None = None
    squad_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are wanted; empty means all. `department_id` leaves those that the department has or had; with
    `words_of_private` False the words of private cases are not searched: who may not read them must not find them.
    """

    status: Collection[Status] = ()
    grade: Collection[Grade] = ()
    kind: CaseKind | None = None
    category: str | None = None
    group_id: int | None = None
    holder: Holder | None = None
    words: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    overdue: bool | None = None
    department_id: int | None = None
    words_of_private: bool = True


async def page(session: AsyncSession, wanted: CaseFilter, *, before: int | None, most: int, now: datetime) -> Sequence[Case]:
    """The newest cases with a number below `before`."""
    found = select(Case).where(*_conditions(wanted, now))
    if before is not None:
        found = found.where(Case.id < before)
    return (await session.scalars(found.order_by(Case.id.desc()).limit(most))).all()


async def leads(session: AsyncSession, case_ids: Collection[int]) -> dict[int, Assignment]:
    """Who leads each of the cases now."""
    running = (Assignment.case_id.in_(case_ids), Assignment.part == Part.LEAD, Assignment.ended_at.is_(None))
    return {lead.case_id: lead for lead in await session.scalars(select(Assignment).where(*running))}


async def next_due(session: AsyncSession, case_ids: Collection[int]) -> dict[int, datetime]:
    """The running deadline of each case that ends first."""
    running = select(Deadline.case_id, func.min(Deadline.due_at)).where(_running(), Deadline.case_id.in_(case_ids))
    return {row[0]: row[1] for row in await session.execute(running.group_by(Deadline.case_id))}


async def is_of_department(session: AsyncSession, case_id: int, department_id: int) -> bool:
    """Whether the department has or had the case."""
    had = exists().where(Assignment.case_id == case_id, Assignment.department_id == department_id)
    return bool(await session.scalar(select(had)))


def of_department(department_id: int) -> ColumnElement[bool]:
    """The cases that the department has or had."""
    return exists().where(Assignment.case_id == Case.id, Assignment.department_id == department_id)


def _conditions(wanted: CaseFilter, now: datetime) -> list[ColumnElement[bool]]:
    equal = ((Case.kind, wanted.kind), (Case.category, wanted.category), (Case.group_id, wanted.group_id))
    found: list[ColumnElement[bool]] = [column == value for column, value in equal if value is not None]
    among = ((Case.status, wanted.status), (Case.grade, wanted.grade))
    found += [column.in_(values) for column, values in among if values]
    if wanted.since is not None:
        found.append(Case.opened_at >= wanted.since)
    if wanted.until is not None:
        found.append(Case.opened_at < wanted.until)
    if wanted.words:
        found.append(_says(wanted.words, private=wanted.words_of_private))
    if wanted.overdue is not None:
        late = exists().where(Deadline.case_id == Case.id, _running(), Deadline.due_at < now)
        found.append(late if wanted.overdue else ~late)
    return found + _of_hands(wanted)


def _of_hands(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    found = []
    if wanted.holder is not None:
        found.append(_held_by(wanted.holder))
    if wanted.department_id is not None:
        found.append(of_department(wanted.department_id))
    return found


def _held_by(holder: Holder) -> ColumnElement[bool]:
    pairs = (
        (Assignment.person_id, holder.person_id),
        (Assignment.department_id, holder.department_id),
        (Assignment.squad_id, holder.squad_id),
    )
    theirs = or_(*(column == number for column, number in pairs if number is not None))
    return exists().where(Assignment.case_id == Case.id, Assignment.ended_at.is_(None), theirs)


def _says(words: str, *, private: bool) -> ColumnElement[bool]:
    columns = (Case.title, Case.place, Case.result)
    said = or_(*(column.icontains(words, autoescape=True) for column in columns))
    return or_(Case.code == words.strip(), said if private else and_(said, ~Case.private))


def _running() -> ColumnElement[bool]:
    return Deadline.ended_at.is_(None)
