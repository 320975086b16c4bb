"""What the town knows of a case when it hears something new: light facts, enough to tell whether the words belong to it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Report
from db.words import CaseKind, Grade, Status

_FACTS = (
    Case.id,
    Case.code,
    Case.group_id,
    Case.kind,
    Case.category,
    Case.grade,
    Case.fraud_type,
    Case.status,
    Case.place,
    Case.opened_at,
    Case.last_report_at,
    Case.ended_at,
)


@dataclass(slots=True)
class Known:
    """`reporters` maps people to when they last spoke of the case; `groups` are the groups in which that was.

    `last_at` is when it was last spoken of, its end included: whether something is back counts from there.
    """

    id: int
    code: str
    group_id: int
    kind: CaseKind
    category: str
    grade: Grade
    fraud_type: str | None
    status: Status
    place: str | None
    opened_at: datetime
    last_at: datetime
    ended_at: datetime | None
    reporters: dict[int, datetime] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.last_at = max(self.last_at, self.ended_at or self.last_at)

    def heard(self, person_id: int | None, group_id: int, at: datetime) -> None:
        self.groups.add(group_id)
        self.last_at = max(self.last_at, at)
        if person_id is not None:
            self.reporters[person_id] = max(at, self.reporters.get(person_id, at))

    def keep_up(self, case: Case) -> None:
        """The case was changed."""
        self.status, self.grade, self.ended_at = case.status, case.grade, case.ended_at
        self.kind, self.category, self.fraud_type = case.kind, case.category, case.fraud_type
        self.last_at = max(self.last_at, self.ended_at or self.last_at)


async def known_in(session: AsyncSession, group_ids: Collection[int], now: datetime, ended_within: timedelta) -> list[Known]:
    """The cases of these groups that run, or ended lately; the one last spoken of first."""
    rows = await session.execute(_cases(group_ids, now - ended_within))
    found = {row.id: Known(*row) for row in rows}
    for known in found.values():
        known.groups.add(known.group_id)
    for report in await session.execute(_reports(group_ids, now - ended_within)):
        if report.case_id in found:
            found[report.case_id].heard(report.person_id, report.group_id, report.at)
    return sorted(found.values(), key=lambda known: (known.last_at, known.id), reverse=True)


def of(case: Case) -> Known:
    """A case that was just opened."""
    return Known(
        id=case.id,
        code=case.code,
        group_id=case.group_id,
        kind=case.kind,
        category=case.category,
        grade=case.grade,
        fraud_type=case.fraud_type,
        status=case.status,
        place=case.place,
        opened_at=case.opened_at,
        last_at=case.last_report_at,
        ended_at=case.ended_at,
        groups={case.group_id},
    )


def _cases(group_ids: Collection[int], ended_after: datetime) -> Select[*tuple[Any, ...]]:
    alive = or_(Case.ended_at.is_(None), Case.ended_at > ended_after)
    return select(*_FACTS).where(Case.group_id.in_(group_ids), alive)


def _reports(group_ids: Collection[int], since: datetime) -> Select[*tuple[Any, ...]]:
    columns = select(Report.case_id, Report.person_id, Report.group_id, Report.at)
    return columns.where(Report.group_id.in_(group_ids), Report.at > since).order_by(Report.id)
