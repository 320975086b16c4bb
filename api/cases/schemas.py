"""What is answered about cases."""

from typing import Any, Self

from pydantic import Field

from api.values import Answer, TownTime
from db.models import Assignment, CaseEvent, Deadline
from db.words import (
    Action,
    AssignmentStatus,
    CaseKind,
    CloseKind,
    DeadlineKind,
    Grade,
    MessageKind,
    Part,
    ReportKind,
    Role,
    Source,
    Status,
)


class GroupName(Answer):
    id: int
    name: str


class CaseRow(Answer):
    """A case as lists show it. Where the case is private and the reader must not know, its words are null."""

    code: str = Field(examples=["101"])
    version: int = Field(description="counts changes; an action names the one that the person saw")
    status: Status
    kind: CaseKind
    category: str = Field(examples=["water_supply"])
    category_name: str = Field(examples=["供水用水"])
    grade: Grade
    fraud_type: str | None
    private: bool
    title: str | None
    place: str | None
    source: Source
    group: GroupName
    handler: str | None = Field(description="who leads it now", examples=["黄秋菊"])
    opened_at: TownTime
    last_report_at: TownTime
    report_count: int
    reopened: int
    due_at: TownTime | None = Field(description="the running deadline that ends first")
    overdue: bool
    ended_at: TownTime | None
    close_kind: CloseKind | None


class Evidence(Answer):
    """A span of the text and the rule that read it; offsets in code points."""

    start: int
    end: int
    text: str
    rule: str
    weight: float
    category: str | None
    note: str


class Reasons(Answer):
    """What the classifiers thought of a message, and why."""

    decision: str
    act: str
    category: str | None
    grade: str | None
    confidence: float
    places: list[str]
    because: list[Evidence]
    version: str


class CaseMessage(Answer):
    """Something that was said about the case. Text and sender are null where the reader must not know them."""

    number: int | None = Field(description="null where it was told by voice alone")
    report: ReportKind
    group: GroupName
    at: TownTime
    sender: str | None
    role: Role | None
    kind: MessageKind | None
    text: str | None
    reasons: Reasons | None


class CaseAssignment(Answer):
    part: Part
    status: AssignmentStatus
    handler: str
    assigned_at: TownTime
    accepted_at: TownTime | None
    ended_at: TownTime | None
    reason: str | None

    @classmethod
    def of(cls, assignment: Assignment, handler: str, *, words: bool) -> Self:
        return cls(
            part=assignment.part,
            status=assignment.status,
            handler=handler,
            assigned_at=assignment.assigned_at,
            accepted_at=assignment.accepted_at,
            ended_at=assignment.ended_at,
            reason=assignment.reason if words else None,
        )


class CaseDeadline(Answer):
    kind: DeadlineKind
    started_at: TownTime
    due_at: TownTime
    ended_at: TownTime | None
    met: bool | None

    @classmethod
    def of(cls, deadline: Deadline) -> Self:
        return cls(
            kind=deadline.kind,
            started_at=deadline.started_at,
            due_at=deadline.due_at,
            ended_at=deadline.ended_at,
            met=deadline.met,
        )


class CaseChange(Answer):
    """A line of the history; `hash` covers it and the line before."""

    sequence: int
    action: Action
    at: TownTime
    actor: str | None = Field(description="who did it; null where the reader must not know", examples=["person:1 黄秋菊"])
    before: Status | None
    after: Status
    details: dict[str, Any]
    hash: str

    @classmethod
    def of(cls, event: CaseEvent, *, words: bool) -> Self:
        return cls(
            sequence=event.sequence,
            action=event.action,
            at=event.at,
            actor=event.actor if words else None,
            before=event.before,
            after=event.after,
            details=event.details if words else {},
            hash=event.hash,
        )


class CaseDetail(CaseRow):
    result: str | None
    merged_into: str | None = Field(description="code of the case in which this one goes on")
    messages: list[CaseMessage]
    assignments: list[CaseAssignment]
    deadlines: list[CaseDeadline]
    history: list[CaseChange]
    possible: list[Action] = Field(description="what the reader may do to it now")
