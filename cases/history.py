"""The chain over a case's history: each event's hash covers the event and the hash before it, so no line can be changed,
taken out or put in unseen. The case keeps the length and the last hash, so the tail cannot be cut off unseen either.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from cases.lifecycle import IllegalActionError, next_status
from db.models import Case, CaseEvent
from db.words import Action, Status


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a history does not hold, and why (in Chinese)."""

    case: str
    sequence: int
    why: str


def seal(event: CaseEvent, code: str) -> str:
    """SHA-256 over the canonical JSON of the event; 64 hex digits."""
    content = {
        "case": code,
        "sequence": event.sequence,
        "action": event.action.value,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "before": event.before.value if event.before else None,
        "after": event.after.value,
        "details": event.details,
        "previous": event.previous,
    }
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def verify(case: Case, events: Iterable[CaseEvent]) -> Fault | None:
    """The first fault of a history in order of sequence, or None. Also replays it: the machine must lead to today's status."""
    previous, status, before_merge, count = "", None, None, 0
    for count, event in enumerate(events, start=1):
        if why := _fault(event, case.code, count, previous, status, before_merge):
            return Fault(case.code, event.sequence, why)
        before_merge = event.before if event.action is Action.MERGE else before_merge
        previous, status = event.hash, event.after
    if (count, previous, status) != (case.event_count, case.head, case.status):
        return Fault(case.code, count, "事项现状与流转记录的末尾不符")
    return None


def _fault(
    event: CaseEvent, code: str, expected: int, previous: str, status: Status | None, before_merge: Status | None
) -> str | None:
    if event.sequence != expected:
        return f"缺第 {expected} 条"
    if event.previous != previous or event.hash != seal(event, code):
        return "哈希对不上，内容被改动过"
    if event.before != status:
        return "与上一条接不上"
    return _impossible(event, status, before_merge)


def _impossible(event: CaseEvent, status: Status | None, before_merge: Status | None) -> str | None:
    if status is None:
        return None if event.action is Action.OPEN else "不是从立案开始的"
    try:
        reached = next_status(status, event.action, before_merge)
    except (IllegalActionError, ValueError) as error:
        return f"{event.action.value} 在 {status.value} 状态下不可能：{error}"
    return None if reached is event.after else f"{event.action.value} 应当到 {reached.value}，记的却是 {event.after.value}"
