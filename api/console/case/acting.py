"""What one person may order now, and ordering it."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from api.console.access import Viewer
from api.console.case.excuses import excuse
from api.console.console import Console
from cases.actions import act
from cases.authority import require
from cases.docket import CaseFile, Docket
from cases.errors import CaseError, NotYoursError, StaleCaseError
from cases.lifecycle import IllegalActionError, possible
from cases.orders import Order
from cases.town import Town
from db.repositories.dossier import Dossier
from db.words import Action, AssignmentStatus

_NEVER_CHOSEN = frozenset({Action.OPEN, Action.REPORT})
# the order in which the actions are offered; the first one that is possible is the likely one
_OFFER = (
    Action.CONFIRM,
    Action.ASSIGN,
    Action.ACCEPT,
    Action.RESUME,
    Action.RESOLVE,
    Action.CLOSE,
    Action.REOPEN,
    Action.UNMERGE,
    Action.PROGRESS,
    Action.TRANSFER,
    Action.JOIN,
    Action.ESCALATE,
    Action.REJECT,
    Action.RATE,
    Action.CORRECT,
    Action.RETURN,
    Action.SUSPEND,
    Action.EXTEND,
    Action.MERGE,
)


class NotDoneError(Exception):
    """The order was not carried out. The message says why, in Chinese; `stale`: somebody else changed the case meanwhile."""

    def __init__(self, words: str, *, stale: bool = False) -> None:
        super().__init__(words)
        self.stale = stale


async def offered(console: Console, session: AsyncSession, town: Town, dossier: Dossier, viewer: Viewer) -> list[Action]:
    """The actions that are legal where the case stands, that the viewer may do, and that would change anything."""
    if not viewer.acts:
        return []
    docket = Docket(session, town, console.services.rules, console.now())
    file = await docket.by_id(dossier.case.id)
    legal = set(possible(file.case.status)) - _NEVER_CHOSEN - _pointless(file, dossier)
    return [action for action in _OFFER if action in legal and _may(docket, file, viewer, action)]


async def carry_out(console: Console, viewer: Viewer, code: str, version: int, order: Order) -> None:
    """Raises NotDoneError; then nothing was changed."""
    try:
        async with console.write() as (session, town):
            docket = Docket(session, town, console.services.rules, console.now())
            await act(docket, await docket.by_code(code), viewer.actor, order, version=version)
            await docket.close()
    except (CaseError, IllegalActionError) as error:
        raise NotDoneError(excuse(error), stale=isinstance(error, StaleCaseError)) from error
    except StaleDataError as error:
        raise NotDoneError(excuse(StaleCaseError(code, version, version + 1)), stale=True) from error


def _may(docket: Docket, file: CaseFile, viewer: Viewer, action: Action) -> bool:
    try:
        require(docket, file, viewer.actor, action)
    except NotYoursError:
        return False
    return True


def _pointless(file: CaseFile, dossier: Dossier) -> set[Action]:
    """Legal, but done already: nobody is left to accept, and a case is extended once."""
    found = set()
    if all(assignment.status is not AssignmentStatus.ASKED for assignment in file.assignments):
        found.add(Action.ACCEPT)
    if any(event.action is Action.EXTEND for event in dossier.events):
        found.add(Action.EXTEND)
    return found
