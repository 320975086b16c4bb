"""Look-ups around a case's past; what runs on it now is loaded by the docket."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case, CaseEvent, Deadline, Delivery, Report
from db.words import Action, DeadlineKind, DeliveryStatus, Part, Status


async def last_event(session: AsyncSession, case_id: int, action: Action) -> CaseEvent | None:
    found = select(CaseEvent).where(CaseEvent.case_id == case_id, CaseEvent.action == action)
    return await session.scalar(found.order_by(CaseEvent.sequence.desc()).limit(1))


async def last_lead(session: AsyncSession, case_id: int) -> Assignment | None:
    """Who had the case last, running or not."""
    found = select(Assignment).where(Assignment.case_id == case_id, Assignment.part == Part.LEAD)
    return await session.scalar(found.order_by(Assignment.id.desc()).limit(1))


async def last_deadline(session: AsyncSession, case_id: int, kind: DeadlineKind) -> Deadline | None:
    found = select(Deadline).where(Deadline.case_id == case_id, Deadline.kind == kind)
    return await session.scalar(found.order_by(Deadline.id.desc()).limit(1))


async def groups_of(session: AsyncSession, case_id: int) -> list[int]:
    """The groups in which people spoke of the case, in the order in which they did."""
    rows = await session.scalars(select(Report.group_id).where(Report.case_id == case_id).order_by(Report.id))
    return list(dict.fromkeys(rows))


async def cancel_owed(session: AsyncSession, case_id: int, phrases: Collection[str], now: datetime) -> None:
    """What was owed about the case before now, and is not sent yet, is owed no longer if it says one of `phrases`."""
    waiting = (
        Delivery.case_id == case_id,
        Delivery.status == DeliveryStatus.PENDING,
        Delivery.phrase.in_(phrases),
        Delivery.created_at < now,
    )
    await session.execute(update(Delivery).where(*waiting).values(status=DeliveryStatus.CANCELLED))


async def last_said(session: AsyncSession, case_id: int, phrases: Collection[str]) -> dict[int, str]:
    """Which of `phrases` was said last, or may have been, about the case, by chat."""
    said = (Delivery.case_id == case_id, Delivery.phrase.in_(phrases), Delivery.status.in_(_TOLD))
    rows = await session.execute(select(Delivery.group_id, Delivery.phrase).where(*said).order_by(Delivery.id))
    return {row[0]: row[1] for row in rows}


async def asked_in(session: AsyncSession, group_id: int, phrases: Collection[str]) -> Sequence[Case]:
    """The cases that wait for somebody to take them, and of which a chat was asked by one of `phrases`; oldest first."""
    asked = select(Delivery.case_id).where(
        Delivery.group_id == group_id, Delivery.phrase.in_(phrases), Delivery.status.in_(_TOLD)
    )
    waiting = select(Case).where(Case.id.in_(asked), Case.status.in_((Status.SUSPECTED, Status.ASSIGNED)))
    return (await session.scalars(waiting.order_by(Case.id))).all()


_TOLD = (DeliveryStatus.SENDING, DeliveryStatus.SENT, DeliveryStatus.UNKNOWN)
