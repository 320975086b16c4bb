"""What stands in a history cannot be changed, taken out, put in or cut off unseen."""

from collections.abc import Callable

import pytest
from moments import at

from cases.history import seal, verify
from db.models import Case, CaseEvent
from db.words import Action, Status

STEPS = (
    (Action.OPEN, None, Status.OPEN),
    (Action.ASSIGN, Status.OPEN, Status.ASSIGNED),
    (Action.ACCEPT, Status.ASSIGNED, Status.HANDLING),
    (Action.RESOLVE, Status.HANDLING, Status.RESOLVED),
)


def a_history() -> tuple[Case, list[CaseEvent]]:
    case = Case(code="101", event_count=0, head="", status=Status.OPEN)
    events = []
    for sequence, (action, before, after) in enumerate(STEPS, start=1):
        event = CaseEvent(
            sequence=sequence,
            action=action,
            at=at(f"2026-11-23 10:0{sequence}"),
            actor="person:1 黄秋菊",
            before=before,
            after=after,
            details={"words": "水管", "n": sequence},
            previous=case.head,
        )
        event.hash = seal(event, case.code)
        case.head, case.event_count, case.status = event.hash, sequence, after
        events.append(event)
    return case, events


def test_an_untouched_history_holds() -> None:
    case, events = a_history()
    assert verify(case, events) is None


TAMPERINGS: dict[str, tuple[Callable[[Case, list[CaseEvent]], object], int]] = {
    "words changed": (lambda _, events: events[1].details.update(words="没得事"), 2),
    "another actor": (lambda _, events: setattr(events[2], "actor", "person:2 别人"), 3),
    "earlier by a minute": (lambda _, events: setattr(events[2], "at", at("2026-11-23 10:02")), 3),
    "an event taken out": (lambda _, events: events.pop(1), 3),
    "the tail cut off": (lambda _, events: events.pop(), 3),
    "events swapped": (lambda _, events: events.reverse(), 4),
    "moved to another case": (lambda case, _: setattr(case, "code", "102"), 1),
    "the status set by hand": (lambda case, _: setattr(case, "status", Status.CLOSED), 4),
    "all of it gone": (lambda _, events: events.clear(), 0),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_is_seen_where_it_is(name: str) -> None:
    tamper, sequence = TAMPERINGS[name]
    case, events = a_history()
    tamper(case, events)
    fault = verify(case, events)
    assert fault is not None
    assert (fault.case, fault.sequence) == (case.code, sequence)


def test_a_forged_event_with_a_right_hash_still_breaks_the_chain() -> None:
    case, events = a_history()
    events[1].details = {"words": "没得事"}
    events[1].hash = seal(events[1], case.code)
    fault = verify(case, events)
    assert fault is not None
    assert fault.sequence == 3


def test_an_impossible_step_is_seen_even_if_every_hash_fits() -> None:
    case, events = a_history()
    impossible = CaseEvent(
        sequence=5,
        action=Action.CONFIRM,
        at=at("2026-11-23 11:00"),
        actor="x",
        before=Status.RESOLVED,
        after=Status.OPEN,
        details={},
        previous=case.head,
    )
    impossible.hash = seal(impossible, case.code)
    case.head, case.event_count, case.status = impossible.hash, 5, Status.OPEN
    fault = verify(case, [*events, impossible])
    assert fault is not None
    assert fault.sequence == 5
