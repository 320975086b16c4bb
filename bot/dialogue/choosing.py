"""Which case is meant: the quoted one, the one whose code was typed, or the only one that can be."""

from collections.abc import Sequence
from typing import Any

from bot.dialogue.asking import Question
from bot.dialogue.listen import Command
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import Verb
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.errors import UnknownCaseError
from cases.phrases import ASKING
from db.models import Case
from db.repositories.cases import asked_in
from db.repositories.handlers import in_hand
from db.words import AssignmentStatus, Status

_DONE_WITH = Status.RESOLVED  # it waits for the residents' word: nothing is left to do
_AWAITING = frozenset({Status.SUSPECTED, Status.ASSIGNED})
_WORKED_ON = frozenset({Status.SUSPECTED, Status.OPEN, Status.ASSIGNED, Status.HANDLING})
_SHOWN = 8  # cases in one answer; more nobody reads on a phone


async def choose(docket: Docket, by: Actor, command: Command, *, quoted: int | None, chat_id: int) -> CaseFile | Question:
    """`chat_id` is the chat of the words: who was asked there may take a case that is with somebody else."""
    if command.code is not None:
        return await _by_code(docket, by, command)
    if quoted is not None:
        return await docket.by_id(quoted)
    return await _only_one(docket, by, command, chat_id)


async def rows_in_hand(docket: Docket, by: Actor) -> list[dict[str, Any]]:
    """What she has, for a list in an answer."""
    return [_row(case) for case, _ in await _held(docket, by) if case.status is not _DONE_WITH][:_SHOWN]


async def _by_code(docket: Docket, by: Actor, command: Command) -> CaseFile | Question:
    try:
        return await docket.by_code(command.code or "")
    except UnknownCaseError as error:
        return Question(Reply.UNKNOWN_CODE, {**_asked_for(command), "code": error.code, "rows": await rows_in_hand(docket, by)})


async def _only_one(docket: Docket, by: Actor, command: Command, chat_id: int) -> CaseFile | Question:
    possible = [case for case, status in await _held(docket, by) if _can_be_meant(command.verb, case, status)]
    if not possible and command.verb is Verb.ACCEPT and not command.soft:
        possible = list(await asked_in(docket.session, chat_id, ASKING))
    if len(possible) == 1:
        return await docket.by_id(possible[0].id)
    if not possible:
        nothing = Reply.LIST if command.soft else Reply.NOTHING  # "好的" after an answer is no order
        return Question(nothing, {"verb": command.verb.value, "rows": await rows_in_hand(docket, by)})
    return Question(Reply.WHICH, {**_asked_for(command), "rows": [_row(case) for case in possible][:_SHOWN]})


def _asked_for(command: Command) -> dict[str, str]:
    """What she wanted, kept with the question, so that a bare code completes it."""
    return {"verb": command.verb.value, "rest": command.rest}


async def _held(docket: Docket, by: Actor) -> Sequence[tuple[Case, AssignmentStatus]]:
    return await in_hand(docket.session, person_id=by.person_id, department_id=by.department_id, squad_id=by.squad_id)


def _can_be_meant(verb: Verb, case: Case, assignment: AssignmentStatus) -> bool:
    if verb is Verb.ACCEPT:
        return case.status in _AWAITING or assignment is AssignmentStatus.ASKED
    return case.status in _WORKED_ON or (verb in {Verb.PROGRESS, Verb.TRANSFER} and case.status is Status.SUSPENDED)


def _row(case: Case) -> dict[str, Any]:
    return {"code": case.code, "title": case.title, "status": case.status.value, "category": case.category}
