"""From a command to orders on a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.dialogue.asking import Question
from bot.dialogue.listen import Command
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import Verb
from bot.dialogue.writing import written
from cases.docket import CaseFile, Docket
from cases.errors import UnknownHandlerError, UnknownSubjectError
from cases.orders import Accept, Assign, Confirm, Correct, Escalate, Join, Order, Progress, Reject, Resolve, Return, Transfer
from cases.routing import desk, leading_department
from cases.subjects import take_grade
from cases.town import Handler, Town
from db.words import Status

_NOT_IT = "网格员核实不是这回事"
_NOT_OURS = "不属本网格"
_DONE = "已处理好"
_NEEDS_HANDS = "需要支援"
_NAMING = frozenset({Verb.TRANSFER, Verb.JOIN})
"""Their words hold a name, which is looked for as it was typed."""
_NAME_WITHIN = 10  # characters; a name further back in the words belongs to the reason


@dataclass(frozen=True, slots=True)
class Plan:
    """Orders to carry out one after the other, and what is answered when they are done."""

    orders: tuple[Order, ...]
    done: Reply
    slots: Mapping[str, Any] = field(default_factory=dict)


def plan_for(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    """A suspicion is confirmed by whoever works on it: "修好了" says that it was real."""
    suspected = file.case.status is Status.SUSPECTED
    if command.verb is Verb.CORRECT:
        return _correction(docket, command, file)
    if command.verb not in _NAMING:
        command = replace(command, rest=written(command.rest))
    if file.case.status is Status.OPEN and command.verb is not Verb.REJECT:
        return _of_the_desk(docket, command, file)
    if command.verb is Verb.ACCEPT:
        return Plan((Confirm(),), Reply.CONFIRMED) if suspected else Plan((Accept(),), Reply.ACCEPTED)
    if command.verb is Verb.REJECT:
        return Plan((Reject(command.rest or _NOT_IT),), Reply.REJECTED)
    plan = _plan(docket, command, file)
    if isinstance(plan, Plan) and suspected and command.verb is not Verb.HELP:
        return Plan((Confirm(), *plan.orders), plan.done, plan.slots)
    return plan


def _correction(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    """Who says what a suspicion really is says that it is one."""
    grade, words = take_grade(command.rest)
    if not words and grade is None:
        return Question(Reply.NEEDS_SUBJECT, {"verb": command.verb.value})
    try:
        subject = docket.rules.subjects.find(words) if words else None
    except UnknownSubjectError as error:
        return Question(Reply.UNKNOWN_SUBJECT, {"verb": command.verb.value, "name": error.name, "nearest": list(error.nearest)})
    also = (Confirm(),) if file.case.status is Status.SUSPECTED else ()
    return Plan((Correct(subject, grade), *also), Reply.CORRECTED)


def _of_the_desk(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    """An open case lies with the desk: it gives it to somebody, or takes it itself before it does anything else."""
    plan = Plan((), Reply.ACCEPTED) if command.verb is Verb.ACCEPT else _plan(docket, command, file)
    if isinstance(plan, Question) or command.verb is Verb.HELP:
        return plan
    if command.verb is Verb.TRANSFER:
        gives = tuple(Assign(order.to, order.reason) for order in plan.orders if isinstance(order, Transfer))
        return Plan(gives, plan.done, plan.slots)
    return Plan((Assign(desk(docket.town)), *plan.orders), plan.done, plan.slots)


def _plan(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    match command.verb:
        case Verb.TRANSFER | Verb.JOIN:
            return _to_somebody(docket, command, file)
        case Verb.PROGRESS if not command.rest:
            return Question(Reply.NEEDS_RESULT, {"verb": command.verb.value})
        case Verb.PROGRESS:
            return Plan((Progress(command.rest),), Reply.NOTED)
        case Verb.RESOLVE:
            return Plan((Resolve(command.rest or _DONE),), Reply.RESOLVED, {"result": command.rest or _DONE})
        case Verb.RETURN:
            return _back(docket, command, file)
        case _:
            return Plan((Escalate(command.rest or _NEEDS_HANDS),), Reply.HELP_CALLED)


def _back(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    """What was taken does not go back to the desk: it goes on to somebody."""
    if file.case.status is Status.HANDLING:
        return _whom(docket, Verb.TRANSFER, file)
    return Plan((Return(command.rest or _NOT_OURS),), Reply.RETURNED)


def _to_somebody(docket: Docket, command: Command, file: CaseFile) -> Plan | Question:
    if not command.rest:
        return _whom(docket, command.verb, file)
    try:
        handler, reason = find_handler(docket.town, command.rest)
    except UnknownHandlerError as error:
        nearest = list(error.nearest) or [_usual(docket, file)]
        kept = {"verb": command.verb.value, "rest": command.rest.replace(error.name, "", 1).strip(" ,。")}
        return Question(Reply.UNKNOWN_TARGET, {**kept, "name": error.name, "nearest": nearest})
    if command.verb is Verb.JOIN:
        return Plan((Join(handler, reason),), Reply.JOINED, {"to": handler.name})
    if not reason and file.case.status is not Status.OPEN:  # what was returned carries its reason already
        return Question(Reply.NEEDS_REASON, {"verb": command.verb.value, "to": handler.name})
    return Plan((Transfer(handler, reason),), Reply.TRANSFERRED, {"to": handler.name})


def _whom(docket: Docket, verb: Verb, file: CaseFile) -> Question:
    return Question(Reply.NEEDS_TARGET, {"verb": verb.value, "usual": _usual(docket, file)})


def _usual(docket: Docket, file: CaseFile) -> str:
    return leading_department(docket.town, docket.rules, file.case.category, file.case.group_id).name


def find_handler(town: Town, words: str) -> tuple[Handler, str]:
    """Somebody named near the beginning of `words`, and the rest of them. Raises UnknownHandlerError."""
    for name in town.names():
        at = words.lower().find(name.lower(), 0, _NAME_WITHIN + len(name))
        if at >= 0:
            return town.find(name), written(f"{words[:at]} {words[at + len(name) :]}".strip(" ,，。.;；:：、"))
    raise _unknown(town, words)


def _unknown(town: Town, words: str) -> UnknownHandlerError:
    first = next(iter(words.replace(",", " ").split()), words)[:_NAME_WITHIN]
    try:
        town.find(first)
    except UnknownHandlerError as error:
        return error
    raise AssertionError(f"{first} was not found and then found")
