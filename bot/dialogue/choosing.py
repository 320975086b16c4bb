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
from db.models import Case
from db.repositories.handlers import in_hand
from db.words import AssignmentStatus, Status

_AWAITING = frozenset({Status.SUSPECTED, Status.ASSIGNED})
_WORKED_ON = frozenset({Status.SUSPECTED, Status.ASSIGNED, Status.HANDLING})
_SHOWN = 8  # cases in one answer; more nobody reads on a phone


async def choose(docket: Docket, by: Actor, command: Command, quoted: int | None) -> CaseFile | Question:
    if command.code is not None:
        return await _by_code(docket, by, command.code)
    if quoted is not None:
        return await docket.by_id(quoted)
    return await _only_one(docket, by, command)


async def rows_in_hand(docket: Docket, by: Actor) -> list[dict[str, Any]]:
    """What she has, for a list in an answer."""
    return [_row(case) for case, _ in await _held(docket, by)][:_SHOWN]


async def _by_code(docket: Docket, by: Actor, code: str) -> CaseFile | Question:
    try:
        return await docket.by_code(code)
    except UnknownCaseError:
        return Question(Reply.UNKNOWN_CODE, {"code": code, "rows": await rows_in_hand(docket, by)})


async def _only_one(docket: Docket, by: Actor, command: Command) -> CaseFile | Question:
    possible = [case for case, status in await _held(docket, by) if _can_be_meant(command.verb, case, status)]
    if len(possible) == 1:
        return await docket.by_id(possible[0].id)
    if not possible:
        return Question(Reply.NOTHING, {"verb": command.verb.value, "rows": await rows_in_hand(docket, by)})
    return Question(Reply.WHICH, {"verb": command.verb.value, "rows": [_row(case) for case in possible][:_SHOWN]})


async def _held(docket: Docket, by: Actor) -> Sequence[tuple[Case, AssignmentStatus]]:
    return await in_hand(docket.session, person_id=by.person_id, department_id=by.department_id, squad_id=by.squad_id)


def _can_be_meant(verb: Verb, case: Case, assignment: AssignmentStatus) -> bool:
    if verb is Verb.ACCEPT:
        return case.status in _AWAITING or assignment is AssignmentStatus.ASKED
    return case.status in _WORKED_ON or (verb in {Verb.PROGRESS, Verb.TRANSFER} and case.status is Status.SUSPENDED)


def _row(case: Case) -> dict[str, Any]:
    return {"code": case.code, "title": case.title, "status": case.status.value, "category": case.category}
