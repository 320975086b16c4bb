"""交办、签收、转办、退单、联动: who has the case."""

from typing import Any

from cases.actions.calling_off import call_off, tell_the_others
from cases.actor import Actor
from cases.authority import assignment_of, speaks_for, spoken_for
from cases.docket import CaseFile, Docket
from cases.errors import DoneBeforeError, MissingWordsError
from cases.notices import tell_handler
from cases.orders import Accept, Assign, Join, Return, Transfer
from cases.phrases import Phrase
from cases.routing import desk
from cases.town import Handler
from db.models import Assignment, Delivery
from db.words import Action, AssignmentStatus, DeadlineKind, Part


async def give_to(
    docket: Docket,
    file: CaseFile,
    by: Actor,
    handler: Handler,
    *,
    taken: bool = False,
    phrase: Phrase = Phrase.ASSIGNED,
    **slots: Any,
) -> None:
    """Assign an open case, and ask the handler by `phrase`. Where she herself just said that she takes it, it is accepted
    and she is not asked.
    """
    docket.take_back(file, list(file.assignments), AssignmentStatus.TRANSFERRED)
    docket.record(file, Action.ASSIGN, by, {"to": handler.name})
    assignment = docket.hand_to(file, handler, Part.LEAD)
    if not taken:
        wait_for(docket, file, DeadlineKind.ACCEPT, await tell_handler(docket, file, handler, phrase, **slots))
        return
    _accepted(docket, assignment)
    docket.record(file, Action.ACCEPT, by, {"by": handler.name})


async def assign(docket: Docket, file: CaseFile, by: Actor, order: Assign) -> None:
    """The desk gives an open case to somebody; what it gives to itself it has taken."""
    await call_off(docket, file)
    await give_to(docket, file, by, order.to, taken=speaks_for(by, order.to), reason=order.reason)


async def accept(docket: Docket, file: CaseFile, by: Actor, order: Accept) -> None:
    """The handler takes it; a stand-in who takes it becomes the lead. Whoever joined accepts her own part only."""
    mine = assignment_of(file, by) or (file.lead if by.person_id is None else None)
    if mine is not None and mine.part is Part.JOINT:
        _accepted(docket, mine)
        docket.record(file, Action.JOIN, by, {"accepted": docket.handler_of(mine).name})
        return
    await call_off(docket, file)
    if mine is None and by.person_id is not None:
        mine = _take_over(docket, file, spoken_for(docket.town, by))
    if mine is not None:
        _accepted(docket, mine)
    taker = docket.handler_of(mine).name if mine else by.name
    docket.record(file, order.action, by, {"by": taker})
    await tell_the_others(docket, file, by, "taken", by_name=taker)


async def transfer(docket: Docket, file: CaseFile, by: Actor, order: Transfer) -> None:
    """转办, with a reason. The deadline for the whole stays; only the acceptance starts anew."""
    _require_reason(order.reason, Action.TRANSFER)
    if file.lead and docket.handler_of(file.lead) == order.to:
        raise DoneBeforeError(file.case.code, Action.TRANSFER)
    await call_off(docket, file)
    if accepting := file.running(DeadlineKind.ACCEPT):
        docket.stop(file, accepting)
    _release_lead(docket, file, AssignmentStatus.TRANSFERRED)
    docket.record(file, order.action, by, {"to": order.to.name, "reason": order.reason})
    if file.running(DeadlineKind.ACCEPT) is None:
        docket.start(file, DeadlineKind.ACCEPT)
    docket.hand_to(file, order.to, Part.LEAD, order.reason)
    told = await tell_handler(docket, file, order.to, Phrase.ASSIGNED, reason=order.reason)
    wait_for(docket, file, DeadlineKind.ACCEPT, told)


async def return_(docket: Docket, file: CaseFile, by: Actor, order: Return) -> None:
    """退单, with a reason: the desk has it now, and its clock runs."""
    _require_reason(order.reason, Action.RETURN)
    await call_off(docket, file)
    _release_lead(docket, file, AssignmentStatus.RETURNED)
    docket.record(file, order.action, by, {"reason": order.reason})
    docket.hand_to(file, desk(docket.town), Part.LEAD, order.reason)
    await tell_handler(docket, file, desk(docket.town), Phrase.RETURNED, reason=order.reason)


async def join(docket: Docket, file: CaseFile, by: Actor, order: Join) -> None:
    if any(docket.handler_of(assignment) == order.to for assignment in file.assignments):
        raise DoneBeforeError(file.case.code, Action.JOIN)
    docket.record(file, order.action, by, {"to": order.to.name, "reason": order.reason})
    docket.hand_to(file, order.to, Part.JOINT, order.reason or None)
    await tell_handler(docket, file, order.to, Phrase.JOINED, reason=order.reason)


def wait_for(docket: Docket, file: CaseFile, kind: DeadlineKind, asked: Delivery | None) -> None:
    """The clock of an answer starts when the question may be heard: nobody is late with what the night or the day's limit held back."""
    running = file.running(kind)
    if asked is not None and asked.due_at > docket.now and running is not None:
        running.started_at = asked.due_at
        docket.set_due(running, docket.rules.due(kind, file.case.grade, file.case.category, asked.due_at))


def _take_over(docket: Docket, file: CaseFile, handler: Handler) -> Assignment:
    _release_lead(docket, file, AssignmentStatus.TRANSFERRED)
    return docket.hand_to(file, handler, Part.LEAD)


def _accepted(docket: Docket, assignment: Assignment) -> None:
    assignment.status = AssignmentStatus.ACCEPTED
    assignment.accepted_at = assignment.accepted_at or docket.now


def _release_lead(docket: Docket, file: CaseFile, status: AssignmentStatus) -> None:
    if file.lead:
        docket.take_back(file, [file.lead], status)


def _require_reason(reason: str, action: Action) -> None:
    if not reason.strip():
        raise MissingWordsError(action, "reason")
