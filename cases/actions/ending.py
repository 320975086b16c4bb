"""结案、重开、并案、拆并、评价: how a case ends, and how it does not."""

from sqlalchemy import select

from cases.actions.calling_off import call_off
from cases.actions.handing import give_to
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.errors import DoneBeforeError, MissingWordsError, UnknownCaseError
from cases.lifecycle import IllegalActionError
from cases.notices import tell_handler
from cases.orders import Close, Merge, Rate, Reopen, Unmerge
from cases.phrases import Phrase
from cases.routing import first_handler
from db.models import Assignment, Feedback
from db.repositories.cases import last_event, last_lead
from db.words import ENDED, RUNNING_ASSIGNMENT, Action, AssignmentStatus, CloseKind, Part, Status

_SATISFIED = 2  # 基本满意


async def close(docket: Docket, file: CaseFile, by: Actor, order: Close) -> None:
    await call_off(docket, file, over=True)
    file.case.close_kind = order.kind
    docket.record(file, order.action, by, {"kind": order.kind.value, "words": order.words})
    docket.take_back(file, list(file.assignments), AssignmentStatus.DONE)


async def reopen(docket: Docket, file: CaseFile, by: Actor, order: Reopen) -> None:
    """没修好: back to whoever had it; an ended case is assigned anew, to the same handler where there was one."""
    if not order.reason.strip():
        raise MissingWordsError(Action.REOPEN, "reason")
    case = file.case
    before = await last_lead(docket.session, case.id)
    case.close_kind, case.result = None, None
    case.reopened += 1
    event = docket.record(file, order.action, by, {"reason": order.reason})
    handler = docket.handler_of(before) if before else None
    if event.after is Status.OPEN:
        here = first_handler(docket.town, docket.rules, case.category, case.group_id, docket.now)
        await give_to(docket, file, by, handler or here, phrase=Phrase.REOPENED, reason=order.reason)
    elif handler:
        await tell_handler(docket, file, handler, Phrase.REOPENED, reason=order.reason)


async def merge(docket: Docket, file: CaseFile, by: Actor, order: Merge) -> None:
    """并案: this case ends, the other goes on. Its reports stay its own, so that it can be taken apart again."""
    target = await docket.by_code(order.into)
    if target.case is file.case:
        raise UnknownCaseError(order.into)
    if target.case.status in ENDED:
        raise IllegalActionError(Action.MERGE, target.case.status)
    await call_off(docket, file)
    file.case.merged_into_id = target.case.id
    docket.record(file, order.action, by, {"into": order.into})
    docket.take_back(file, list(file.assignments), AssignmentStatus.RELEASED)
    target.case.report_count += file.case.report_count
    docket.record(target, Action.REPORT, by, {"merged": file.case.code})


async def unmerge(docket: Docket, file: CaseFile, by: Actor, order: Unmerge) -> None:
    """Back to where it stood, with whoever had it."""
    case = file.case
    merged = await last_event(docket.session, case.id, Action.MERGE)
    if merged is None or merged.before is None or case.merged_into_id is None:
        raise IllegalActionError(Action.UNMERGE, case.status)
    target = await docket.by_id(case.merged_into_id)
    before = await last_lead(docket.session, case.id)
    case.merged_into_id = None
    docket.record(file, order.action, by, {"stood": merged.before.value, "reason": order.reason})
    target.case.report_count -= case.report_count
    if target.case.status not in ENDED:
        docket.record(target, Action.REPORT, by, {"unmerged": case.code})
    if before is not None:
        _give_back(docket, file, before)


async def rate(docket: Docket, file: CaseFile, by: Actor, order: Rate) -> None:
    """评价, once a person. Who is satisfied closes the case; who is not leaves it with the desk."""
    case = file.case
    person_id = order.person_id or by.person_id
    if await docket.session.scalar(select(Feedback.id).where(Feedback.case_id == case.id, Feedback.person_id == person_id)):
        raise DoneBeforeError(case.code, Action.RATE)
    words = order.words or None
    docket.session.add(Feedback(case_id=case.id, person_id=person_id, score=order.score, words=words, at=docket.now))
    docket.record(file, order.action, by, {"score": order.score, "words": order.words})
    if case.status is Status.RESOLVED and order.score >= _SATISFIED:
        await close(docket, file, by, Close(CloseKind.SOLVED))


def _give_back(docket: Docket, file: CaseFile, before: Assignment) -> None:
    if before.status in RUNNING_ASSIGNMENT:
        return
    assignment = docket.hand_to(file, docket.handler_of(before), Part.LEAD, before.reason)
    if before.accepted_at is not None:
        assignment.status, assignment.accepted_at = AssignmentStatus.ACCEPTED, before.accepted_at
