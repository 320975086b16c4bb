"""What people taught: the judged messages of a case, and the texts from which the town learns."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Lesson, Message, Report, Verdict
from db.words import MessageKind, ReportKind, Role, Status


class Judgement(NamedTuple):
    """A message of a case, what was thought of it, and what a person said of it last."""

    message_id: int
    kind: ReportKind
    because: Sequence[dict[str, Any]]
    version: str
    lesson: Lesson | None


class Kept(NamedTuple):
    """A text that the town keeps, with what is known of it. `lesson` is None where nobody said anything of it; then it is
    what its case is.
    """

    text: str
    message_id: int | None
    sender: str
    case: Case | None
    verdict: Verdict | None
    lesson: Lesson | None


async def judgements(session: AsyncSession, case_id: int) -> list[Judgement]:
    """The messages of a case that were judged, oldest first."""
    rows = (
        select(Report.message_id, Report.kind, Verdict.because, Verdict.version, Lesson)
        .join(Verdict, Verdict.message_id == Report.message_id)
        .outerjoin(Lesson, Lesson.id == _newest())
        .where(Report.case_id == case_id)
        .order_by(Report.id)
    )
    return [Judgement._make(row) for row in await session.execute(rows)]


async def kept(session: AsyncSession) -> list[Kept]:
    """The first words of every case that is no mere suspicion, and every text that a person said something of; oldest first."""
    first = (Report.kind == ReportKind.FIRST, Case.status.not_in((Status.SUSPECTED, Status.MERGED)))
    told = (
        select(Message.text, Message.id, Message.sender_id, Case, Verdict, Lesson)
        .outerjoin(Lesson, Lesson.id == _newest_of_message())
        .outerjoin(Report, (Report.message_id == Message.id))
        .outerjoin(Case, Case.id == func.coalesce(Lesson.case_id, Report.case_id))
        .outerjoin(Verdict, Verdict.message_id == Message.id)
        .where(Message.text.is_not(None), Message.kind == MessageKind.TEXT, Lesson.id.is_not(None) | (first[0] & first[1]))
        .where(Message.role.is_(None) | (Message.role == Role.RESIDENT))
        .order_by(Message.id)
    )
    rows = [Kept._make(row) for row in await session.execute(told)]
    typed = await session.scalars(select(Lesson).where(Lesson.text.is_not(None)).order_by(Lesson.id))
    unique = list({row.message_id: row for row in rows}.values())
    return [*unique, *(Kept(row.text or "", None, row.by, None, None, row) for row in typed)]


async def count(session: AsyncSession) -> int:
    return await session.scalar(select(func.count(Lesson.id))) or 0


def _newest() -> Any:
    last = select(func.max(Lesson.id)).where(Lesson.message_id == Report.message_id)
    return last.correlate(Report).scalar_subquery()


def _newest_of_message() -> Any:
    last = select(func.max(Lesson.id)).where(Lesson.message_id == Message.id)
    return last.correlate(Message).scalar_subquery()
