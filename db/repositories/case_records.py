"""Everything that stands about one case."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, CaseEvent, Deadline, Group, Message, Report, Verdict


class Told(NamedTuple):
    """A report with its message and what the classifiers thought of it; what was told by voice alone has no message."""

    report: Report
    message: Message | None
    verdict: Verdict | None
    group: Group


async def told(session: AsyncSession, case_id: int) -> list[Told]:
    """What people said about the case, oldest first."""
    rows = (
        select(Report, Message, Verdict, Group)
        .outerjoin(Message, Message.id == Report.message_id)
        .outerjoin(Verdict, Verdict.message_id == Report.message_id)
        .join(Group, Group.id == Report.group_id)
        .where(Report.case_id == case_id)
        .order_by(Report.at, Report.id)
    )
    return [Told._make(row) for row in await session.execute(rows)]


async def assignments(session: AsyncSession, case_id: int) -> Sequence[Assignment]:
    found = select(Assignment).where(Assignment.case_id == case_id).order_by(Assignment.id)
    return (await session.scalars(found)).all()


async def deadlines(session: AsyncSession, case_id: int) -> Sequence[Deadline]:
    found = select(Deadline).where(Deadline.case_id == case_id).order_by(Deadline.id)
    return (await session.scalars(found)).all()


async def history(session: AsyncSession, case_id: int) -> Sequence[CaseEvent]:
    found = select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.sequence)
    return (await session.scalars(found)).all()
