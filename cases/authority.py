"""Who may do what to a case. The desk may do everything that the machine allows; others act on what they have."""

from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.errors import NotYoursError
from cases.town import Handler, Town
from db.models import Assignment
from db.words import Action

_HANDLERS = frozenset(
    {
        Action.CONFIRM,
        Action.REJECT,
        Action.ACCEPT,
        Action.TRANSFER,
        Action.RETURN,
        Action.JOIN,
        Action.RESUME,
        Action.ESCALATE,
        Action.PROGRESS,
        Action.RESOLVE,
        Action.CORRECT,
    }
)
_STAND_INS = frozenset(
    {Action.CONFIRM, Action.REJECT, Action.ACCEPT, Action.PROGRESS, Action.ESCALATE, Action.RESOLVE, Action.CORRECT}
)
_CALL_FOR_HELP = frozenset({Action.ESCALATE})


def assignment_of(file: CaseFile, by: Actor) -> Assignment | None:
    """The running assignment on which `by` acts, the lead before a joint one."""
    mine = [assignment for assignment in file.assignments if speaks_for(by, assignment)]
    return next((assignment for assignment in mine if assignment is file.lead), mine[0] if mine else None)


def require(docket: Docket, file: CaseFile, by: Actor, action: Action) -> None:
    """Raises NotYoursError, naming who has the case, unless `by` may do `action`."""
    if not by.desk and action not in _allowed(docket, file, by):
        owner = docket.handler_of(file.lead).name if file.lead else docket.town.desk.name
        raise NotYoursError(file.case.code, owner)


def _allowed(docket: Docket, file: CaseFile, by: Actor) -> frozenset[Action]:
    if assignment_of(file, by):
        return _HANDLERS
    if not _serves_the_place(docket, file, by):
        return frozenset()
    with_a_warden = file.lead is not None and file.lead.person_id is not None
    return _STAND_INS if with_a_warden else _CALL_FOR_HELP  # what a department has, no warden takes from it


def _serves_the_place(docket: Docket, file: CaseFile, by: Actor) -> bool:
    wardens = docket.town.wardens_of(file.case.group_id, docket.now)
    squad = docket.town.squad
    return any(warden.person_id == by.person_id for warden in wardens) or (squad is not None and by.squad_id == squad.id)


def spoken_for(town: Town, by: Actor) -> Handler:
    """Who has what `by` takes: her squad or department, whose chat all of them read, else she herself."""
    if by.squad_id is not None:
        return town.handler(squad_id=by.squad_id)
    if by.department_id is not None:
        return town.handler(department_id=by.department_id)
    return town.handler(person_id=by.person_id)


def speaks_for(by: Actor, handler: Handler | Assignment) -> bool:
    """Whether `by` is the person, or speaks for the department or squad."""
    pairs = (
        (handler.person_id, by.person_id),
        (handler.department_id, by.department_id),
        (handler.squad_id, by.squad_id),
    )
    return any(have is not None and have == who for have, who in pairs)
