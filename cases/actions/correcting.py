"""改类、改级: the matter is real, but it is another one, or more or less dangerous than the words seemed to say."""

from typing import Any

from cases.actions.alarming import alarm
from cases.actor import Actor
from cases.authority import speaks_for
from cases.docket import CaseFile, Docket
from cases.errors import DoneBeforeError, MissingWordsError
from cases.notices import tell_handler
from cases.orders import Correct
from cases.phrases import Phrase
from cases.subjects import Subject
from classifiers import FRAUD
from db.words import Action, CaseKind, DeadlineKind, Grade

_BY_GRADE = frozenset({DeadlineKind.CONFIRM, DeadlineKind.ASSIGN, DeadlineKind.ACCEPT, DeadlineKind.RESOLVE})


async def correct(docket: Docket, file: CaseFile, by: Actor, order: Correct) -> None:
    """Who has it keeps it. With another grade the clocks start anew; a graver one is told to the lead, G1 to all who can help."""
    if order.subject is None and order.grade is None:
        raise MissingWordsError(Action.CORRECT, "category")
    before = file.case.grade
    changes = _changes(file, order)
    if not changes:
        raise DoneBeforeError(file.case.code, Action.CORRECT)
    _write(docket, file, order)
    docket.record(file, order.action, by, changes | ({"reason": order.reason} if order.reason else {}))
    if file.case.grade is not before:
        _start_clocks_anew(docket, file)
    if file.case.grade.value < before.value:
        await _tell_of_danger(docket, file, by)


def _changes(file: CaseFile, order: Correct) -> dict[str, Any]:
    case, found = file.case, dict[str, Any]()
    if order.subject is not None and order.subject != Subject(case.category, case.fraud_type):
        found |= {"category": order.subject.category, "was": case.category}
        found |= {"fraud_type": order.subject.fraud_type} if order.subject.fraud_type else {}
    if order.grade is not None and order.grade is not case.grade:
        found["grade"] = order.grade.value
    return found


def _write(docket: Docket, file: CaseFile, order: Correct) -> None:
    case = file.case
    if order.subject is not None:
        case.category, case.fraud_type = order.subject.category, order.subject.fraud_type
        case.kind = CaseKind.FRAUD if case.category == FRAUD else CaseKind.ISSUE
        case.private = docket.rules.of(case.category).private
    case.grade = order.grade or case.grade


def _start_clocks_anew(docket: Docket, file: CaseFile) -> None:
    """What was due under the other grade was neither met nor missed."""
    for deadline in [running for running in file.deadlines if running.kind in _BY_GRADE]:
        due_at = docket.rules.due(deadline.kind, file.case.grade, file.case.category, docket.now)
        docket.renew(file, deadline, due_at)


async def _tell_of_danger(docket: Docket, file: CaseFile, by: Actor) -> None:
    if file.lead is None:
        return
    if not speaks_for(by, file.lead):
        await tell_handler(docket, file, docket.handler_of(file.lead), Phrase.RAISED, by=by.name)
    if file.case.grade is Grade.G1:
        await alarm(docket, file, file.case.title, knows=by.person_id)
