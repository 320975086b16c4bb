"""A case as a card on the board. Pure: rows of the store go in, words come out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.console.access import Viewer
from api.console.parts.deadline import Due, Tone, due
from cases.town import Town
from db.repositories.board import Board, CaseRow, Clock, Holder
from db.words import URGENT, AssignmentStatus, Grade, Part, Status

HIDDEN = "不公开事项，内容仅经办人可见"
_ACCEPTED = {Status.HANDLING: "在办", Status.SUSPENDED: "在办", Status.RESOLVED: "已办结", Status.ASSIGNED: "在办"}
_ASKED = {Status.SUSPECTED: "待确认", Status.OPEN: "待交办"}


@dataclass(frozen=True, slots=True)
class Card:
    """`hidden`: the words of the case are not for this viewer. `due` is the deadline that comes first."""

    id: int
    code: str
    status: Status
    grade: Grade
    category: str
    category_name: str
    community: int | None
    title: str
    where: str
    holder: str
    since: datetime
    reports: int
    reopened: int
    private: bool
    hidden: bool
    due: Due | None
    ended_at: datetime | None

    @property
    def late(self) -> bool:
        return self.due is not None and self.due.tone is Tone.LATE

    @property
    def urgent(self) -> bool:
        return self.grade in URGENT

    @property
    def order(self) -> tuple[object, ...]:
        """What should be looked at first stands first."""
        if self.ended_at is not None:
            return (-self.ended_at.timestamp(), self.id)
        last = float("inf") if self.due is None else self.due.at.timestamp()
        return (not (self.late and self.urgent), self.grade.value, last, self.id)


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom cards are made, and by which names. `name` gives a category's Chinese name, `groups` the groups' short ones."""

    town: Town
    viewer: Viewer
    name: Callable[[str], str]
    groups: Mapping[int, str]
    now: datetime


def cards(board: Board, reading: Reading) -> list[Card]:
    """Those that are the viewer's to see."""
    return [
        _card(row, board.holders.get(row.id, ()), board.clocks.get(row.id, ()), reading)
        for row in board.cases
        if reading.viewer.sees(board.departments.get(row.id, ()))
    ]


def _card(row: CaseRow, holders: Sequence[Holder], clocks: Sequence[Clock], reading: Reading) -> Card:
    town, open_to_her = reading.town, reading.viewer.reads(private=row.private)
    lead = next((holder for holder in holders if holder.part is Part.LEAD), None)
    first = clocks[0] if clocks else None
    return Card(
        id=row.id,
        code=row.code,
        status=row.status,
        grade=row.grade,
        category=row.category,
        category_name=reading.name(row.category),
        community=town.community_of(row.group_id),
        title=row.title if open_to_her else HIDDEN,
        where=_where(reading.groups.get(row.group_id, ""), row.place if open_to_her else None),
        holder=_holder(row.status, lead, len(holders) - 1, town),
        since=(lead.accepted_at or lead.assigned_at) if lead else row.opened_at,
        reports=row.report_count,
        reopened=row.reopened,
        private=row.private,
        hidden=not open_to_her,
        due=due(first.kind, first.started_at, first.due_at, reading.now) if first else None,
        ended_at=row.ended_at,
    )


def _where(group: str, place: str | None) -> str:
    return f"{group} · {place}" if place and place not in group else group


def _holder(status: Status, lead: Holder | None, others: int, town: Town) -> str:
    if lead is None:
        return ""
    name = town.handler(person_id=lead.person_id, department_id=lead.department_id, squad_id=lead.squad_id).name
    accepted = lead.status is AssignmentStatus.ACCEPTED
    doing = _ACCEPTED.get(status, "") if accepted else _ASKED.get(status, "待接单")
    joint = f"，另有 {others} 家联动" if others > 0 else ""
    return f"{name} {doing}{joint}"
