from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Delivery, Group, Message
from db.words import URGENT, DeliveryStatus, GroupKind, Purpose


class Owed(NamedTuple):
    """A claimed delivery with what sending it needs. `reply_to` is the platform's number of the message it answers."""

    id: int
    group_id: int
    purpose: Purpose
    phrase: str
    slots: dict[str, Any]
    attempts: int
    expires_at: datetime | None
    channel: str
    account: str
    chat: str
    chat_kind: GroupKind
    reply_to: str | None


class Interrupted(NamedTuple):
    id: int
    channel: str
    account: str


_OWED = (
    Delivery.id,
    Delivery.group_id,
    Delivery.purpose,
    Delivery.phrase,
    Delivery.slots,
    Delivery.attempts,
    Delivery.expires_at,
    Group.channel,
    Group.account,
    Group.external_id,
    Group.kind,
    Message.external_id,
)


async def claim(session: AsyncSession, *, by: str, now: datetime, until: datetime, most: int) -> list[Owed]:
    """Take what is due, the urgent first; it is ours until `until`."""
    due = (Delivery.status == DeliveryStatus.PENDING, Delivery.due_at <= now)
    first = select(Delivery.id).where(*due).order_by(Delivery.urgency, Delivery.due_at, Delivery.id).limit(most)
    numbers = list(await session.scalars(first.with_for_update(skip_locked=True)))
    if not numbers:
        return []
    taken = update(Delivery).where(Delivery.id.in_(numbers)).execution_options(synchronize_session=False)
    await session.execute(taken.values(status=DeliveryStatus.SENDING, claimed_by=by, claimed_until=until))
    rows = select(*_OWED).join(Group, Group.id == Delivery.group_id).outerjoin(Message, Message.id == Delivery.reply_to_id)
    found = await session.execute(rows.where(Delivery.id.in_(numbers)).order_by(Delivery.urgency, Delivery.due_at, Delivery.id))
    return [Owed._make(row) for row in found]


async def interrupted(session: AsyncSession, *, now: datetime, by: str | None) -> list[Interrupted]:
    """Claims that have no outcome: run out, or held by `by`, who has just been started and so cannot hold any."""
    stale = Delivery.claimed_until <= now
    mine = or_(stale, Delivery.claimed_by == by) if by else stale
    rows = select(Delivery.id, Group.channel, Group.account).join(Group, Group.id == Delivery.group_id)
    found = await session.execute(rows.where(Delivery.status == DeliveryStatus.SENDING, mine).order_by(Delivery.id))
    return [Interrupted._make(row) for row in found]


async def write_outcomes(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Each row holds the delivery's `id` and what became of it."""
    if rows:
        await session.execute(update(Delivery), rows)


async def expire(session: AsyncSession, now: datetime) -> None:
    """What nobody needs to hear any more."""
    late = (Delivery.status == DeliveryStatus.PENDING, Delivery.expires_at <= now)
    await session.execute(update(Delivery).where(*late).values(status=DeliveryStatus.EXPIRED))


async def next_due(session: AsyncSession) -> datetime | None:
    return await session.scalar(select(func.min(Delivery.due_at)).where(Delivery.status == DeliveryStatus.PENDING))


async def prompts_since(session: AsyncSession, since: datetime) -> dict[int, int]:
    """How many prompts about matters that can wait each direct chat was owed since then, whether sent yet or not."""
    counted = (
        select(Delivery.group_id, func.count())
        .join(Case, Case.id == Delivery.case_id)
        .join(Group, Group.id == Delivery.group_id)
        .where(
            Group.kind == GroupKind.DIRECT,
            Delivery.purpose == Purpose.PROMPT,
            Delivery.due_at >= since,
            Case.grade.not_in(URGENT),
        )
        .group_by(Delivery.group_id)
    )
    return {row[0]: row[1] for row in await session.execute(counted)}


async def said_lately(session: AsyncSession, group_ids: Collection[int], phrase: str, since: datetime) -> set[int]:
    """Those of the groups to which `phrase` was owed since then."""
    said = (Delivery.group_id.in_(group_ids), Delivery.phrase == phrase, Delivery.created_at >= since)
    return set(await session.scalars(select(Delivery.group_id).where(*said)))


async def groups_with_urgent_case(session: AsyncSession, group_ids: Collection[int]) -> set[int]:
    """Those of the groups in which a G1 or G2 case runs."""
    urgent = exists().where(Case.group_id == Group.id, Case.ended_at.is_(None), Case.grade.in_(URGENT))
    return set(await session.scalars(select(Group.id).where(Group.id.in_(group_ids), urgent)))


async def postpone(session: AsyncSession, delivery_ids: Collection[int], until: datetime) -> None:
    """Give claimed deliveries back until then."""
    later = update(Delivery).where(Delivery.id.in_(delivery_ids)).execution_options(synchronize_session=False)
    await session.execute(later.values(status=DeliveryStatus.PENDING, due_at=until, claimed_by=None, claimed_until=None))
