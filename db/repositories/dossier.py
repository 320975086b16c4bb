"""Everything that a case's page shows: its words, its history, who had it, what was told to whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Case, CaseEvent, Deadline, Delivery, Group, Message
from db.repositories import case_records
from db.repositories.case_records import Told


class Answer(NamedTuple):
    """What staff said to the bot about the case; it is no report."""

    message: Message
    group: Group


class Owed(NamedTuple):
    """What we said about the case, or shall say."""

    delivery: Delivery
    group: Group


@dataclass(frozen=True, slots=True)
class Dossier:
    """`merged` are the codes of the cases that went into this one; `into` is the code of the one that it went into."""

    case: Case
    told: Sequence[Told]
    answers: Sequence[Answer]
    owed: Sequence[Owed]
    assignments: Sequence[Assignment]
    deadlines: Sequence[Deadline]
    events: Sequence[CaseEvent]
    merged: Sequence[str]
    into: str | None


async def stamp(session: AsyncSession, case_id: int) -> tuple[object, ...]:
    """Differs whenever the case was changed, or a delivery about it went on its way."""
    version = await session.scalar(select(Case.version).where(Case.id == case_id))
    rows = select(Delivery.status, func.count(), func.max(Delivery.id)).where(Delivery.case_id == case_id)
    owed = await session.execute(rows.group_by(Delivery.status).order_by(Delivery.status))
    return version, *(tuple(row) for row in owed)


async def dossier(session: AsyncSession, code: str) -> Dossier | None:
    case = await session.scalar(select(Case).where(Case.code == code))
    if case is None:
        return None
    into = await session.scalar(select(Case.code).where(Case.id == case.merged_into_id)) if case.merged_into_id else None
    merged = await session.scalars(select(Case.code).where(Case.merged_into_id == case.id).order_by(Case.id))
    told = await case_records.told(session, case.id)
    return Dossier(
        case=case,
        told=told,
        answers=await _answers(session, case.id, [row.message.id for row in told if row.message is not None]),
        owed=await _owed(session, case.id),
        assignments=await case_records.assignments(session, case.id),
        deadlines=await case_records.deadlines(session, case.id),
        events=await case_records.history(session, case.id),
        merged=merged.all(),
        into=into,
    )


async def _answers(session: AsyncSession, case_id: int, reported: Collection[int]) -> list[Answer]:
    """The bot's answers quote what they answer; what was `reported` is no answer."""
    of_case = select(Delivery.reply_to_id).where(Delivery.case_id == case_id, Delivery.reply_to_id.is_not(None))
    rows = select(Message, Group).join(Group, Group.id == Message.group_id)
    quoted = rows.where(Message.id.in_(of_case), Message.id.not_in(reported)).order_by(Message.id)
    return [Answer._make(row) for row in await session.execute(quoted)]


async def _owed(session: AsyncSession, case_id: int) -> list[Owed]:
    rows = select(Delivery, Group).join(Group, Group.id == Delivery.group_id).where(Delivery.case_id == case_id)
    return [Owed._make(row) for row in await session.execute(rows.order_by(Delivery.id))]
