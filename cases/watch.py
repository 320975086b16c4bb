"""Deadlines that passed: the next rung of the ladder hears, once; what waits only for time is done by the clock."""

from sqlalchemy import select

from cases.actions import act
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.notices import tell_handler
from cases.orders import Close, Resume
from cases.phrases import Phrase
from cases.routing import desk
from cases.town import Handler
from db.models import Deadline, Escalation
from db.words import URGENT, Action, CloseKind, DeadlineKind, Purpose

_BATCH = 200
_LAST_RUNG = 2
_UNANSWERED = frozenset({DeadlineKind.CONFIRM, DeadlineKind.ACCEPT})


async def look(docket: Docket) -> int:
    """Handle the deadlines that have passed by now; how many there were (at most a batch)."""
    due = Deadline.ended_at.is_(None) & (Deadline.look_at <= docket.now)
    passed = select(Deadline).where(due).order_by(Deadline.look_at, Deadline.id).limit(_BATCH)
    deadlines = (await docket.session.scalars(passed)).all()
    for deadline in deadlines:
        if deadline.ended_at is None:  # an earlier one of this batch may have ended the case
            await _pass(docket, await docket.by_id(deadline.case_id), deadline)
    return len(deadlines)


async def _pass(docket: Docket, file: CaseFile, deadline: Deadline) -> None:
    if deadline.kind is DeadlineKind.FEEDBACK:
        await act(docket, file, Actor.clock(), Close(CloseKind.SOLVED, "反馈期内没有异议"))
    elif deadline.kind is DeadlineKind.RESUME:
        await act(docket, file, Actor.clock(), Resume())
    else:
        await _escalate(docket, file, deadline)


async def _escalate(docket: Docket, file: CaseFile, deadline: Deadline) -> None:
    last_look = deadline.due_at + (deadline.due_at - deadline.started_at)  # as much time again as the deadline gave
    rung = 1 if docket.now < last_look else _LAST_RUNG
    docket.record(file, Action.ESCALATE, Actor.clock(), {"deadline": deadline.kind.value, "rung": rung})
    docket.session.add(Escalation(case_id=file.case.id, deadline_id=deadline.id, rung=rung, at=docket.now))
    deadline.look_at = last_look if rung < _LAST_RUNG else None
    slots = {"late": deadline.kind.value, "due": deadline.due_at.isoformat()}
    slots["lead"] = docket.handler_of(file.lead).name if file.lead else desk(docket.town).name
    for handler in _ladder(docket, file, deadline, rung):
        await tell_handler(docket, file, handler, Phrase.OVERDUE, purpose=Purpose.REMINDER, **slots)


def _ladder(docket: Docket, file: CaseFile, deadline: Deadline, rung: int) -> tuple[Handler, ...]:
    """Nobody answered: her stand-in and the grid's heads, and the desk at the second rung or where there is no time."""
    if deadline.kind not in _UNANSWERED or rung > 1:
        return (desk(docket.town),)
    lead = docket.handler_of(file.lead) if file.lead else None
    others = [handler for handler in docket.town.wardens_of(file.case.group_id, docket.now) if handler != lead][:2]
    return (*others, desk(docket.town)) if file.case.grade in URGENT or not others else tuple(others)
