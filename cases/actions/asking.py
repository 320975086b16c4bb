"""A suspicion is answered: yes or no."""

from cases.actions.calling_off import call_off, tell_the_others
from cases.actions.handing import give_to
from cases.actions.telling import tell_receipt, wanted_in_groups
from cases.actor import Actor
from cases.authority import speaks_for
from cases.docket import CaseFile, Docket
from cases.errors import MissingWordsError
from cases.notices import tell_residents
from cases.orders import Confirm, Reject
from cases.phrases import Phrase
from cases.routing import first_handler
from db.words import Action, AssignmentStatus, Purpose, Status


async def confirm(docket: Docket, file: CaseFile, by: Actor, order: Confirm) -> None:
    """The matter is real. Whoever says so and would get it has it; nobody is asked a second time."""
    case = file.case
    docket.record(file, order.action, by)
    docket.take_back(file, list(file.assignments), AssignmentStatus.DONE)
    await call_off(docket, file)
    handler = first_handler(docket.town, docket.rules, case.category, case.group_id, docket.now)
    if by.person_id is not None and not by.desk and handler.department_id is None:
        handler = docket.town.handler(person_id=by.person_id)
    await give_to(docket, file, by, handler, taken=speaks_for(by, handler))
    await tell_receipt(docket, file, await wanted_in_groups(docket, file))


async def reject(docket: Docket, file: CaseFile, by: Actor, order: Reject) -> None:
    if not order.reason.strip():
        raise MissingWordsError(Action.REJECT, "reason")
    was_told = file.case.status is not Status.SUSPECTED
    docket.record(file, order.action, by, {"reason": order.reason})
    await call_off(docket, file)
    await tell_the_others(docket, file, by, "rejected")
    docket.take_back(file, list(file.assignments), AssignmentStatus.RELEASED)
    if was_told and not file.case.private:
        groups = await wanted_in_groups(docket, file)
        await tell_residents(docket, file, groups, Phrase.DISMISSED, purpose=Purpose.RESULT, reason=order.reason)
