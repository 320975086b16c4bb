"""A suspicion is answered: yes or no."""

from cases.actions.calling_off import call_off, tell_the_others
from cases.actions.handing import give_to
from cases.actions.telling import tell_receipt, wanted_in_groups
from cases.actor import Actor
from cases.authority import speaks_for, spoken_for
from cases.docket import CaseFile, Docket
from cases.errors import MissingWordsError
from cases.notices import tell_residents
from cases.orders import Confirm, Reject
from cases.phrases import RECEIPTS, Phrase
from cases.routing import first_handler
from db.repositories.cases import last_said
from db.words import Action, AssignmentStatus, Purpose


async def confirm(docket: Docket, file: CaseFile, by: Actor, order: Confirm) -> None:
    """The matter is real. Whoever says so and would get it has it; nobody is asked a second time."""
    case = file.case
    docket.record(file, order.action, by)
    docket.take_back(file, list(file.assignments), AssignmentStatus.DONE)
    await call_off(docket, file)
    handler = first_handler(docket.town, docket.rules, case.category, case.group_id, docket.now)
    if by.person_id is not None and not by.desk and handler.department_id is None:
        handler = spoken_for(docket.town, by)
    await give_to(docket, file, by, handler, taken=speaks_for(by, handler))
    await tell_receipt(docket, file, await wanted_in_groups(docket, file))


async def reject(docket: Docket, file: CaseFile, by: Actor, order: Reject) -> None:
    if not order.reason.strip():
        raise MissingWordsError(Action.REJECT, "reason")
    docket.record(file, order.action, by, {"reason": order.reason})
    await call_off(docket, file, over=True)
    await tell_the_others(docket, file, by, "rejected")
    docket.take_back(file, list(file.assignments), AssignmentStatus.RELEASED)
    if not file.case.private:
        told = await last_said(docket.session, file.case.id, RECEIPTS)
        await tell_residents(docket, file, told, Phrase.DISMISSED, purpose=Purpose.RESULT, reason=order.reason)
