"""The machine of a case, walked whole."""

from itertools import product

import pytest

from cases.lifecycle import MACHINE, IllegalActionError, next_status, possible
from db.words import ENDED, Action, Status

# What the town expects, said a second time and in another order than the table: where each action is possible, and where it leads.
STAYS = None
EXPECTED = {
    Action.REPORT: dict.fromkeys(set(Status) - ENDED, STAYS),
    Action.CONFIRM: {Status.SUSPECTED: Status.OPEN},
    Action.REJECT: dict.fromkeys((Status.SUSPECTED, Status.OPEN, Status.ASSIGNED, Status.HANDLING), Status.REJECTED),
    Action.ASSIGN: {Status.OPEN: Status.ASSIGNED},
    Action.ACCEPT: {Status.ASSIGNED: Status.HANDLING, Status.HANDLING: STAYS},
    Action.TRANSFER: dict.fromkeys((Status.ASSIGNED, Status.HANDLING, Status.SUSPENDED), Status.ASSIGNED),
    Action.RETURN: {Status.ASSIGNED: Status.OPEN},
    Action.JOIN: dict.fromkeys((Status.ASSIGNED, Status.HANDLING), STAYS),
    Action.SUSPEND: {Status.HANDLING: Status.SUSPENDED},
    Action.RESUME: {Status.SUSPENDED: Status.HANDLING},
    Action.EXTEND: dict.fromkeys((Status.ASSIGNED, Status.HANDLING), STAYS),
    Action.ESCALATE: dict.fromkeys((Status.SUSPECTED, Status.OPEN, Status.ASSIGNED, Status.HANDLING, Status.SUSPENDED), STAYS),
    Action.PROGRESS: {Status.ASSIGNED: Status.HANDLING, Status.HANDLING: STAYS, Status.SUSPENDED: STAYS},
    Action.RESOLVE: dict.fromkeys((Status.ASSIGNED, Status.HANDLING), Status.RESOLVED),
    Action.REOPEN: {Status.RESOLVED: Status.HANDLING, Status.CLOSED: Status.OPEN, Status.REJECTED: Status.OPEN},
    Action.CLOSE: {Status.OPEN: Status.CLOSED, Status.RESOLVED: Status.CLOSED},
    Action.MERGE: dict.fromkeys(
        (Status.SUSPECTED, Status.OPEN, Status.ASSIGNED, Status.HANDLING, Status.SUSPENDED), Status.MERGED
    ),
    Action.UNMERGE: {Status.MERGED: Status.HANDLING},  # where it stood before; asked below with HANDLING
    Action.RATE: dict.fromkeys((Status.RESOLVED, Status.CLOSED), STAYS),
    Action.CORRECT: dict.fromkeys(set(Status) - {Status.REJECTED, Status.MERGED}, STAYS),
    Action.OPEN: {},
}


def test_every_pair_of_status_and_action_is_decided() -> None:
    assert set(MACHINE) == set(product(Status, set(Action) - {Action.OPEN}))


@pytest.mark.parametrize(("status", "action"), list(product(Status, Action)))
def test_each_pair_leads_where_the_town_expects(status: Status, action: Action) -> None:
    leads = EXPECTED[action]
    if status not in leads:
        with pytest.raises(IllegalActionError) as refused:
            next_status(status, action, Status.HANDLING)
        assert (refused.value.status, refused.value.action) == (status, action)
    else:
        assert next_status(status, action, Status.HANDLING) is (leads[status] or status)


def test_what_is_offered_is_what_is_possible() -> None:
    for status in Status:
        assert set(possible(status)) == {action for action, leads in EXPECTED.items() if status in leads}


def test_a_merged_case_cannot_come_back_to_nowhere() -> None:
    with pytest.raises(ValueError, match="before"):
        next_status(Status.MERGED, Action.UNMERGE)


def test_nothing_happens_to_an_ended_case_by_a_report() -> None:
    for status in ENDED:
        with pytest.raises(IllegalActionError):
            next_status(status, Action.REPORT)
