"""Proves the promises over what is stored: every history verifies, and no open case stands still."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cases.clocks import required
from cases.history import Fault, verify
from db.models import Assignment, Case, CaseEvent, Deadline, Delivery, Message
from db.words import DeliveryStatus, MessageState, Part, Status

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Standstill:
    """What nobody moves any more: cases without owner or clock, deliveries that will not go, messages that could not be judged."""

    without_owner: tuple[str, ...]
    without_clock: tuple[str, ...]
    deliveries: int
    messages: int

    def __bool__(self) -> bool:
        return bool(self.without_owner or self.without_clock or self.deliveries or self.messages)


async def faults(session: AsyncSession) -> AsyncIterator[Fault]:
    """Every case whose history does not hold, in the order of their numbers."""
    last = 0
    while cases := (await session.scalars(select(Case).where(Case.id > last).order_by(Case.id).limit(_PAGE))).all():
        last = cases[-1].id
        events = await _events(session, cases[0].id, last)
        for case in cases:
            if fault := verify(case, events.get(case.id, [])):
                yield fault
        session.expunge_all()


async def standstill(session: AsyncSession) -> Standstill:
    """Cases that have not ended must have a lead and every clock of their status."""
    lead = exists().where(Assignment.case_id == Case.id, Assignment.part == Part.LEAD, Assignment.ended_at.is_(None))
    ownerless = select(Case.code).where(Case.ended_at.is_(None), ~lead).order_by(Case.id)
    stuck = (DeliveryStatus.GIVEN_UP, DeliveryStatus.UNKNOWN, DeliveryStatus.REFUSED)
    return Standstill(
        without_owner=tuple(await session.scalars(ownerless)),
        without_clock=tuple(await _clockless(session)),
        deliveries=await session.scalar(select(func.count()).where(Delivery.status.in_(stuck))) or 0,
        messages=await session.scalar(select(func.count()).where(Message.state == MessageState.FAILED)) or 0,
    )


async def _clockless(session: AsyncSession) -> list[str]:
    found: list[str] = []
    for status in Status:
        for kind in required(status):
            runs = exists().where(Deadline.case_id == Case.id, Deadline.kind == kind, Deadline.ended_at.is_(None))
            found += await session.scalars(select(Case.code).where(Case.status == status, ~runs).order_by(Case.id))
    return list(dict.fromkeys(found))


async def _events(session: AsyncSession, first: int, last: int) -> dict[int, list[CaseEvent]]:
    rows = select(CaseEvent).where(CaseEvent.case_id.between(first, last)).order_by(CaseEvent.case_id, CaseEvent.sequence)
    found: dict[int, list[CaseEvent]] = {}
    for event in await session.scalars(rows):
        found.setdefault(event.case_id, []).append(event)
    return found
