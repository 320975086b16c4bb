"""What no program can settle: it waits for a person at the desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Delivery, Group, Message
from db.words import DeliveryStatus, GroupState, MessageState, Purpose

STUCK = (DeliveryStatus.AWAITING_HUMAN, DeliveryStatus.UNKNOWN, DeliveryStatus.GIVEN_UP, DeliveryStatus.REFUSED)


class Counts(NamedTuple):
    deliveries: int
    unread: int
    unbound: int


class Stuck(NamedTuple):
    """A delivery that does not go by itself. `text` is empty where it was never put into words."""

    id: int
    status: DeliveryStatus
    purpose: Purpose
    phrase: str
    slots: dict[str, Any]
    text: str | None
    fault: str | None
    created_at: datetime
    urgency: int
    group_name: str
    case_code: str | None
    private: bool | None


class Unreadable(NamedTuple):
    """A message that could not be judged."""

    id: int
    text: str | None
    sender_name: str
    fault: str | None
    received_at: datetime
    group_name: str


_STUCK = (
    *(getattr(Delivery, field) for field in Stuck._fields[:9]),
    Group.name,
    Case.code,
    Case.private,
)


async def counts(session: AsyncSession) -> Counts:
    return Counts(
        deliveries=await session.scalar(select(func.count()).where(Delivery.status.in_(STUCK))) or 0,
        unread=await session.scalar(select(func.count()).where(Message.state == MessageState.FAILED)) or 0,
        unbound=await session.scalar(select(func.count()).where(Group.state == GroupState.UNBOUND)) or 0,
    )


async def stuck_deliveries(session: AsyncSession, most: int) -> Sequence[Stuck]:
    """The urgent first, then the oldest."""
    rows = select(*_STUCK).join(Group, Group.id == Delivery.group_id).outerjoin(Case, Case.id == Delivery.case_id)
    chosen = rows.where(Delivery.status.in_(STUCK)).order_by(Delivery.urgency, Delivery.id).limit(most)
    return [Stuck._make(row) for row in await session.execute(chosen)]


async def unreadable_messages(session: AsyncSession, most: int) -> Sequence[Unreadable]:
    rows = select(Message.id, Message.text, Message.sender_name, Message.fault, Message.received_at, Group.name)
    joined = rows.join(Group, Group.id == Message.group_id).where(Message.state == MessageState.FAILED)
    return [Unreadable._make(row) for row in await session.execute(joined.order_by(Message.id.desc()).limit(most))]


async def unbound_groups(session: AsyncSession) -> Sequence[Group]:
    return (await session.scalars(select(Group).where(Group.state == GroupState.UNBOUND).order_by(Group.id))).all()


async def drop(session: AsyncSession, delivery_id: int, why: str) -> bool:
    """A person decided that a stuck delivery need not be said any more; False where somebody else settled it before."""
    row = update(Delivery).where(Delivery.id == delivery_id, Delivery.status.in_(STUCK))
    done = await session.execute(row.values(status=DeliveryStatus.CANCELLED, fault=why[:200]))
    return bool(getattr(done, "rowcount", 0))
