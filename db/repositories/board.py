"""What the live board asks: the cases that run, or ended lately, each with who has it and the clocks on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case, CaseEvent, Community, Deadline
from db.words import AssignmentStatus, CaseKind, DeadlineKind, Grade, Part, Status

_TAIL = 1000


class CaseRow(NamedTuple):
    id: int
    code: str
    status: Status
    kind: CaseKind
    category: str
    fraud_type: str | None
    grade: Grade
    private: bool
    title: str
    place: str | None
    group_id: int
    opened_at: datetime
    last_report_at: datetime
    report_count: int
    reopened: int
    ended_at: datetime | None


class Holder(NamedTuple):
    """A running assignment."""

    case_id: int
    part: Part
    status: AssignmentStatus
    person_id: int | None
    department_id: int | None
    squad_id: int | None
    assigned_at: datetime
    accepted_at: datetime | None


class Clock(NamedTuple):
    """A running deadline."""

    case_id: int
    kind: DeadlineKind
    started_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """`departments` are those that have a case or had it."""

    cases: Sequence[CaseRow]
    departments: Mapping[int, frozenset[int]]
    holders: Mapping[int, Sequence[Holder]]
    clocks: Mapping[int, Sequence[Clock]]


_CASE = tuple(getattr(Case, field) for field in CaseRow._fields)
_HOLDER = tuple(getattr(Assignment, field) for field in Holder._fields)
_CLOCK = tuple(getattr(Deadline, field) for field in Clock._fields)


async def stamp(session: AsyncSession) -> tuple[int, int]:
    """Differs whenever any case was changed since: every change writes an event. Two processes may commit their events out of
    the order of their numbers, so the last numbers are counted too.
    """
    last = await session.scalar(select(func.max(CaseEvent.id))) or 0
    counted = await session.scalar(select(func.count()).where(CaseEvent.id > last - _TAIL)) or 0
    return last, counted


async def running(session: AsyncSession, most: int) -> Board:
    """The cases that have not ended, the most dangerous and then the oldest first; at most so many."""
    chosen = select(*_CASE).where(Case.ended_at.is_(None)).order_by(Case.grade, Case.opened_at, Case.id).limit(most)
    rows = [CaseRow._make(row) for row in await session.execute(chosen)]
    numbers = [row.id for row in rows]
    departments = await _departments(session, numbers)
    return Board(rows, departments, await _holders(session, numbers), await _clocks(session, numbers))


async def ended(session: AsyncSession, most: int) -> Board:
    """The cases that ended last, the last first."""
    chosen = select(*_CASE).where(Case.ended_at.is_not(None)).order_by(Case.ended_at.desc(), Case.id.desc()).limit(most)
    rows = [CaseRow._make(row) for row in await session.execute(chosen)]
    return Board(rows, await _departments(session, [row.id for row in rows]), {}, {})


async def communities(session: AsyncSession) -> Mapping[int, str]:
    """Number to name."""
    rows = await session.execute(select(Community.id, Community.name).order_by(Community.id))
    return {number: name for number, name in rows}  # noqa: C416  a row is no pair to the type checker


async def _departments(session: AsyncSession, case_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = select(Assignment.case_id, Assignment.department_id).where(Assignment.case_id.in_(case_ids)).distinct()
    for case_id, department_id in await session.execute(rows):
        if department_id is not None:
            found[case_id].add(department_id)
    return {case_id: frozenset(departments) for case_id, departments in found.items()}


async def _holders(session: AsyncSession, case_ids: Collection[int]) -> Mapping[int, Sequence[Holder]]:
    found: dict[int, list[Holder]] = defaultdict(list)
    rows = select(*_HOLDER).where(Assignment.case_id.in_(case_ids), Assignment.ended_at.is_(None)).order_by(Assignment.id)
    for row in await session.execute(rows):
        found[row.case_id].append(Holder._make(row))
    return found


async def _clocks(session: AsyncSession, case_ids: Collection[int]) -> Mapping[int, Sequence[Clock]]:
    found: dict[int, list[Clock]] = defaultdict(list)
    rows = select(*_CLOCK).where(Deadline.case_id.in_(case_ids), Deadline.ended_at.is_(None)).order_by(Deadline.due_at)
    for row in await session.execute(rows):
        found[row.case_id].append(Clock._make(row))
    return found
