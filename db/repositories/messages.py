from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import case, func, literal, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Delivery, Group, Message, Report
from db.repositories.upsert import insert_into
from db.words import Judged, MessageKind, MessageState, Role


class Heard(NamedTuple):
    """What judging a message needs of it. Thousands are read a second, so no ORM object is built for one."""

    id: int
    group_id: int
    channel: str
    account: str
    external_id: str
    sender_id: str
    sender_name: str
    role: Role | None
    kind: MessageKind
    text: str | None
    reply_to: str | None
    sent_at: datetime
    received_at: datetime
    judged: Judged | None


_HEARD = tuple(getattr(Message, field) for field in Heard._fields)


async def add_new(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Store messages; those that are there already, by channel, account and number, stay as they are."""
    if rows:
        await session.execute(insert_into(session, Message).on_conflict_do_nothing(), rows)


async def by_number(session: AsyncSession, channel: str, account: str, external_id: str) -> Message | None:
    key = (Message.channel == channel, Message.account == account, Message.external_id == external_id)
    return await session.scalar(select(Message).where(*key))


async def claim(session: AsyncSession, *, lanes: int | None, most: int) -> list[Heard]:
    """The oldest waiting messages of groups that nobody else works on, held until the transaction ends.

    Groups go in parallel, a group never: whoever holds it judges its messages in the order of their numbers. On SQLite the
    transaction itself is the lock, and `lanes` is best left None.
    """
    waiting = Message.state == MessageState.PENDING
    busy = select(Group.id).where(Group.id.in_(select(Message.group_id).where(waiting)))
    if lanes is not None:  # who waited longest comes first, and nobody is left behind
        oldest = select(func.min(Message.id)).where(waiting, Message.group_id == Group.id).scalar_subquery()
        busy = busy.order_by(oldest).limit(lanes)
    held = (await session.scalars(busy.with_for_update(skip_locked=True, key_share=True))).all()
    if not held:
        return []
    mine = select(*_HEARD).where(waiting, Message.group_id.in_(held)).order_by(Message.id).limit(most)
    return [Heard._make(row) for row in await session.execute(mine)]


async def said_before(
    session: AsyncSession, group_ids: Collection[int], before: int, since: datetime, last: int
) -> list[Heard]:
    """The `last` messages of each group with a number below `before` and not older than `since`, oldest first; erased ones,
    orders, and what bots said are left out.
    """
    if not group_ids or not last:
        return []
    talk = (
        Message.text.is_not(None),
        or_(Message.judged.is_(None), Message.judged != Judged.COMMAND),
        or_(Message.role.is_(None), Message.role != Role.BOT),
    )
    each = [
        select(Message.id)
        .where(Message.group_id == group_id, Message.id < before, Message.received_at >= since, *talk)
        .order_by(Message.id.desc())
        .limit(last)
        .subquery()
        for group_id in group_ids
    ]
    numbers = union_all(*(select(one.c.id) for one in each)).subquery()
    rows = await session.execute(select(*_HEARD).where(Message.id.in_(select(numbers.c.id))).order_by(Message.id))
    return [Heard._make(row) for row in rows]


async def set_chat(session: AsyncSession, message_ids: Sequence[int]) -> None:
    """These were judged to be chatter."""
    if message_ids:
        done = update(Message).where(Message.id.in_(message_ids)).execution_options(synchronize_session=False)
        await session.execute(done.values(state=MessageState.DONE, judged=Judged.CHAT))


async def set_judged(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """These were judged to be something; each row holds `id`, `judged`, `person_id` and `role`."""
    if rows:
        await session.execute(update(Message), [{**row, "state": MessageState.DONE} for row in rows])


async def note_failure(session: AsyncSession, message_id: int, fault: str, *, tries: int) -> None:
    """A message could not be judged; after so many `tries` it waits no longer but is shown to the desk."""
    failures = Message.failures + 1
    state = case((failures >= tries, MessageState.FAILED.value), else_=MessageState.PENDING.value)
    row = update(Message).where(Message.id == message_id)
    await session.execute(row.values(failures=failures, fault=fault[:200], state=state))


async def case_of_number(session: AsyncSession, channel: str, account: str, external_id: str) -> int | None:
    """The case that a message of the platform belongs to, whether people wrote it or we did."""
    key = (Message.channel == channel, Message.account == account, Message.external_id == external_id)
    told = select(Report.case_id).join(Message, Message.id == Report.message_id).where(*key)
    if (reported := await session.scalar(told.order_by(Report.id.desc()).limit(1))) is not None:
        return reported
    sent = select(Delivery.case_id).join(Group, Group.id == Delivery.group_id)
    ours = sent.where(Delivery.external_id == external_id, Group.channel == channel, Group.account == account)
    return await session.scalar(ours.order_by(Delivery.id.desc()).limit(1))


async def erase_chatter(session: AsyncSession, before: datetime) -> int:
    """Erase the words of chatter received before that moment; how many messages that were."""
    old = (Message.judged == Judged.CHAT, Message.text.is_not(None), Message.received_at < before)
    erased = await session.execute(update(Message).where(*old).values(text=None, attachments=None, sender_name=""))
    return int(getattr(erased, "rowcount", 0))


async def waiting(session: AsyncSession) -> int:
    return await session.scalar(select(func.count(literal(1))).where(Message.state == MessageState.PENDING)) or 0


async def anything_waits(session: AsyncSession) -> bool:
    return await session.scalar(select(Message.id).where(Message.state == MessageState.PENDING).limit(1)) is not None


async def chatter_since(session: AsyncSession, group_id: int, since: datetime, most: int) -> Sequence[Message]:
    """What residents said in a group and was left for chatter, where its words are still there; the newest first."""
    told = (Message.judged == Judged.CHAT, Message.text.is_not(None), Message.received_at >= since)
    residents = or_(Message.role.is_(None), Message.role == Role.RESIDENT)
    rows = select(Message).where(Message.group_id == group_id, *told, residents).order_by(Message.id.desc()).limit(most)
    return (await session.scalars(rows)).all()
