"""What somebody can order to be done with a case: one small value an action, so that every change has a name and its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cases.subjects import Subject
from cases.town import Handler
from db.words import Action, CloseKind, Grade


@dataclass(frozen=True, slots=True)
class Confirm:
    """The suspicion is right: 是."""

    action: ClassVar[Action] = Action.CONFIRM


@dataclass(frozen=True, slots=True)
class Reject:
    action: ClassVar[Action] = Action.REJECT
    reason: str


@dataclass(frozen=True, slots=True)
class Assign:
    action: ClassVar[Action] = Action.ASSIGN
    to: Handler
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Accept:
    action: ClassVar[Action] = Action.ACCEPT


@dataclass(frozen=True, slots=True)
class Transfer:
    action: ClassVar[Action] = Action.TRANSFER
    to: Handler
    reason: str


@dataclass(frozen=True, slots=True)
class Return:
    """退单: back to the desk, which must give it to somebody else."""

    action: ClassVar[Action] = Action.RETURN
    reason: str


@dataclass(frozen=True, slots=True)
class Join:
    """联动: somebody else works on it too; the lead stays the lead."""

    action: ClassVar[Action] = Action.JOIN
    to: Handler
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suspend:
    action: ClassVar[Action] = Action.SUSPEND
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    action: ClassVar[Action] = Action.RESUME


@dataclass(frozen=True, slots=True)
class Extend:
    action: ClassVar[Action] = Action.EXTEND
    reason: str


@dataclass(frozen=True, slots=True)
class Escalate:
    """求助: the desk (and for G1 the squad) is called."""

    action: ClassVar[Action] = Action.ESCALATE
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    action: ClassVar[Action] = Action.PROGRESS
    words: str


@dataclass(frozen=True, slots=True)
class Resolve:
    action: ClassVar[Action] = Action.RESOLVE
    result: str


@dataclass(frozen=True, slots=True)
class Reopen:
    action: ClassVar[Action] = Action.REOPEN
    reason: str


@dataclass(frozen=True, slots=True)
class Close:
    action: ClassVar[Action] = Action.CLOSE
    kind: CloseKind = CloseKind.SOLVED
    words: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """This case is the same matter as `into` (a code) and goes on there."""

    action: ClassVar[Action] = Action.MERGE
    into: str


@dataclass(frozen=True, slots=True)
class Unmerge:
    action: ClassVar[Action] = Action.UNMERGE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Correct:
    """改类、改级: what the matter is, how dangerous it is; at least one of the two."""

    action: ClassVar[Action] = Action.CORRECT
    subject: Subject | None = None
    grade: Grade | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """`score` 1 to 3, as db.models.Feedback."""

    action: ClassVar[Action] = Action.RATE
    score: int
    words: str = ""
    person_id: int | None = None


Order = (
    Confirm
    | Reject
    | Assign
    | Accept
    | Transfer
    | Return
    | Join
    | Suspend
    | Resume
    | Extend
    | Escalate
    | Progress
    | Resolve
    | Reopen
    | Close
    | Merge
    | Unmerge
    | Rate
    | Correct
)
