"""进展、挂起、延期、求助、办结: the work itself."""

from cases.actions.calling_off import call_off
from cases.actions.telling import wanted_in_groups
from cases.actor import Actor
from cases.authority import assignment_of
from cases.calendar import Span
from cases.docket import CaseFile, Docket
from cases.errors import DoneBeforeError, MissingWordsError
from cases.notices import tell_handler, tell_residents
from cases.orders import Escalate, Extend, Progress, Resolve, Resume, Suspend
from cases.phrases import Phrase
from cases.routing import desk
from db.models import Assignment
from db.repositories.cases import last_deadline, last_event
from db.words import URGENT, Action, AssignmentStatus, DeadlineKind, Part, Purpose


async def progress(docket: Docket, file: CaseFile, by: Actor, order: Progress) -> None:
    """Words about the work. Who reports progress has accepted."""
    if not order.words.strip():
        raise MissingWordsError(Action.PROGRESS, "result")
    await call_off(docket, file)
    docket.record(file, order.action, by, {"words": order.words})
    _accepted_silently(docket, assignment_of(file, by) or file.lead)


async def suspend(docket: Docket, file: CaseFile, by: Actor, order: Suspend) -> None:
    """挂起: the deadline of the whole stands still until the case is taken up again."""
    if not order.reason.strip():
        raise MissingWordsError(Action.SUSPEND, "reason")
    until = {"until": order.until.isoformat()} if order.until else {}
    docket.record(file, order.action, by, {"reason": order.reason, **until})
    waiting = file.running(DeadlineKind.RESUME)
    if order.until and waiting:
        docket.set_due(waiting, order.until)


async def resume(docket: Docket, file: CaseFile, by: Actor, order: Resume) -> None:
    """The clock goes on where it stood still."""
    waiting = file.running(DeadlineKind.RESUME)
    paused = docket.now - waiting.started_at if waiting else None
    before = await last_deadline(docket.session, file.case.id, DeadlineKind.RESOLVE)
    docket.record(file, order.action, by)
    running = file.running(DeadlineKind.RESOLVE)
    if before and running and paused is not None:
        docket.set_due(running, before.due_at + paused)


async def extend(docket: Docket, file: CaseFile, by: Actor, order: Extend) -> None:
    """延期, once, with a reason."""
    if not order.reason.strip():
        raise MissingWordsError(Action.EXTEND, "reason")
    if await last_event(docket.session, file.case.id, Action.EXTEND):
        raise DoneBeforeError(file.case.code, Action.EXTEND)
    docket.record(file, order.action, by, {"reason": order.reason})
    if running := file.running(DeadlineKind.RESOLVE):
        docket.renew(file, running, docket.rules.calendar.add(running.due_at, Span.parse(docket.rules.limits.extension)))


async def escalate(docket: Docket, file: CaseFile, by: Actor, order: Escalate) -> None:
    """求助: the desk hears at once, and the squad with it where the matter is urgent."""
    docket.record(file, order.action, by, {"reason": order.reason})
    await tell_handler(docket, file, desk(docket.town), Phrase.SUPPORT, by=by.name, reason=order.reason)
    if file.case.grade in URGENT and docket.town.squad:
        squad = docket.town.handler(squad_id=docket.town.squad.id)
        await tell_handler(docket, file, squad, Phrase.SUPPORT, by=by.name, reason=order.reason)


async def resolve(docket: Docket, file: CaseFile, by: Actor, order: Resolve) -> None:
    """办结, with the result. Residents hear it where they asked; a joint handler's result ends only her own part."""
    if not order.result.strip():
        raise MissingWordsError(Action.RESOLVE, "result")
    mine = assignment_of(file, by)
    if mine is not None and mine.part is Part.JOINT:
        docket.record(file, Action.PROGRESS, by, {"part": docket.handler_of(mine).name, "words": order.result})
        docket.take_back(file, [mine], AssignmentStatus.DONE)
        return
    await call_off(docket, file, over=True)
    _accepted_silently(docket, file.lead)
    file.case.result = order.result[:500]
    docket.record(file, order.action, by, {"result": order.result})
    if not file.case.private:
        groups = await wanted_in_groups(docket, file, but=by)
        await tell_residents(docket, file, groups, Phrase.RESULT, purpose=Purpose.RESULT, result=order.result)


def _accepted_silently(docket: Docket, assignment: Assignment | None) -> None:
    if assignment is not None and assignment.status is AssignmentStatus.ASKED:
        assignment.status, assignment.accepted_at = AssignmentStatus.ACCEPTED, docket.now
