"""What is counted for those who watch over the program."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Deadline, Delivery, Message
from db.words import DeliveryStatus, Grade, MessageState, Status

_OWED = (DeliveryStatus.PENDING, DeliveryStatus.SENDING)


@dataclass(frozen=True, slots=True)
class Backlog:
    """`oldest` is when the message that waits longest reached us."""

    messages: int
    deliveries: int
    oldest: datetime | None


async def backlog(session: AsyncSession, now: datetime) -> Backlog:
    """What waits to be judged, and what is due and not sent yet."""
    waiting = select(func.count(), func.min(Message.received_at)).where(Message.state == MessageState.PENDING)
    messages, oldest = (await session.execute(waiting)).one()
    due = select(func.count()).where(Delivery.status.in_(_OWED), Delivery.due_at <= now)
    return Backlog(messages, await session.scalar(due) or 0, oldest)


async def cases(session: AsyncSession) -> dict[tuple[Status, Grade], int]:
    counted = select(Case.status, Case.grade, func.count()).group_by(Case.status, Case.grade)
    return {(row[0], row[1]): row[2] for row in await session.execute(counted)}


async def deliveries(session: AsyncSession) -> dict[DeliveryStatus, int]:
    counted = select(Delivery.status, func.count()).group_by(Delivery.status)
    return {row[0]: row[1] for row in await session.execute(counted)}


async def overdue(session: AsyncSession, now: datetime) -> int:
    """Cases with a running deadline that has passed."""
    late = select(func.count(Deadline.case_id.distinct())).where(Deadline.ended_at.is_(None), Deadline.due_at < now)
    return await session.scalar(late) or 0
