"""Look-ups around a case's past; what runs on it now is loaded by the docket."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, CaseEvent, Deadline, Delivery, Report
from db.words import Action, DeadlineKind, DeliveryStatus, Part


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


async def chats_told(session: AsyncSession, case_id: int, phrases: Collection[str]) -> list[int]:
    """The chats in which one of `phrases` was said, or may have been, about the case."""
    told = (Delivery.case_id == case_id, Delivery.phrase.in_(phrases), Delivery.status.in_(_TOLD))
    return list(await session.scalars(select(Delivery.group_id).where(*told).distinct().order_by(Delivery.group_id)))


_TOLD = (DeliveryStatus.SENDING, DeliveryStatus.SENT, DeliveryStatus.UNKNOWN)
