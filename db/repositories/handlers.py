"""What somebody has in hand."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case
from db.words import AssignmentStatus


async def in_hand(
    session: AsyncSession, *, person_id: int | None, department_id: int | None = None, squad_id: int | None = None
) -> Sequence[tuple[Case, AssignmentStatus]]:
    """The cases that run with the person, or with the department or squad she speaks for, oldest first."""
    pairs = ((Assignment.person_id, person_id), (Assignment.department_id, department_id), (Assignment.squad_id, squad_id))
    mine = or_(*(column == number for column, number in pairs if number is not None))
    held = select(Case, Assignment.status).join(Assignment, Assignment.case_id == Case.id)
    running = held.where(Assignment.ended_at.is_(None), Case.ended_at.is_(None), mine).order_by(Case.id)
    return [(row[0], row[1]) for row in await session.execute(running)]
