"""One transaction's work on cases: it loads case files, writes every change as an event with its clocks, and owes deliveries.

All writes to cases go through here; what a change means is decided by `cases.actions` and `cases.receiving`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from cases.actor import Actor
from cases.clocks import required
from cases.errors import UnknownCaseError
from cases.etiquette import start_of_day
from cases.history import seal
from cases.lifecycle import next_status
from cases.rules import Rules
from cases.town import Handler, Town
from db.models import Assignment, Case, CaseEvent, Deadline
from db.repositories.counters import CASE_CODE, Series
from db.repositories.deliveries import prompts_since
from db.repositories.numbers import Numbers
from db.words import ENDED, Action, AssignmentStatus, DeadlineKind, Part, Status

FIRST_CODE = 101  # three digits from the first day on, so that people learn what a code looks like


@dataclass(slots=True)
class CaseFile:
    """案卷: a case with what runs on it. `assignments` and `deadlines` are the running ones."""

    case: Case
    assignments: list[Assignment] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)

    @property
    def lead(self) -> Assignment | None:
        return next((assignment for assignment in self.assignments if assignment.part is Part.LEAD), None)

    def running(self, kind: DeadlineKind) -> Deadline | None:
        return next((deadline for deadline in self.deadlines if deadline.kind is kind), None)


class Docket:
    """`now` is the moment of this transaction; nothing below asks a clock. `changed` are the cases that it changed.

    Whoever makes one calls `close` before the transaction ends.
    """

    def __init__(self, session: AsyncSession, town: Town, rules: Rules, now: datetime) -> None:
        self.session, self.town, self.rules, self.now = session, town, rules, now
        self.owed: set[str] = set()
        self.changed: dict[int, Case] = {}
        self._files: dict[int, CaseFile] = {}
        self._numbers = Numbers(session, Case)
        self._codes = Series(session, CASE_CODE, first=FIRST_CODE)
        self._prompts: dict[int, int] | None = None

    async def close(self) -> None:
        """Write everything; nothing may be asked of the docket afterwards."""
        await self.session.flush()
        await self._codes.close()

    async def begin(self, case: Case) -> CaseFile:
        """The file of a new case, which gets its number and its code."""
        case.id = await self._numbers.next()
        case.code = str(await self._codes.next())
        self.session.add(case)
        self._files[case.id] = file = CaseFile(case)
        return file

    async def by_code(self, code: str) -> CaseFile:
        """Raises UnknownCaseError."""
        case_id = await self.session.scalar(select(Case.id).where(Case.code == code))
        if case_id is None:
            raise UnknownCaseError(code)
        return await self.by_id(case_id)

    async def by_id(self, case_id: int) -> CaseFile:
        if case_id not in self._files:
            self._files[case_id] = await self._load(case_id)
        return self._files[case_id]

    async def prompts_today(self, group_id: int) -> int:
        """How many prompts about matters that can wait a chat is owed today, those of this transaction included."""
        if self._prompts is None:
            self._prompts = await prompts_since(self.session, start_of_day(self.now))
        return self._prompts.get(group_id, 0)

    def count_prompt(self, group_id: int) -> None:
        if self._prompts is not None:
            self._prompts[group_id] = self._prompts.get(group_id, 0) + 1

    async def _load(self, case_id: int) -> CaseFile:
        running = (
            select(Case, Assignment, Deadline)
            .outerjoin(Assignment, (Assignment.case_id == Case.id) & Assignment.ended_at.is_(None))
            .outerjoin(Deadline, (Deadline.case_id == Case.id) & Deadline.ended_at.is_(None))
            .where(Case.id == case_id)
            .order_by(Assignment.id, Deadline.id)
        )
        rows = (await self.session.execute(running)).all()
        assignments = dict.fromkeys(row[1] for row in rows if row[1] is not None)
        deadlines = dict.fromkeys(row[2] for row in rows if row[2] is not None)
        return CaseFile(rows[0][0], list(assignments), list(deadlines))

    def record(self, file: CaseFile, action: Action, by: Actor, details: Mapping[str, Any] | None = None) -> CaseEvent:
        """Move the case by `action` and write it down; clocks start and stop as the new status asks.

        Raises IllegalActionError, before anything is changed. The status before a merge is taken from `details`.
        """
        words = dict(details or {})
        came_from = words.get("stood")
        after = next_status(file.case.status, action, Status(came_from) if came_from else None)
        return self._write(file, action, by, after, words)

    def record_opening(self, file: CaseFile, by: Actor, details: Mapping[str, Any]) -> CaseEvent:
        """The first event of a new case, whose status is already set."""
        return self._write(file, Action.OPEN, by, file.case.status, dict(details), opening=True)

    def _write(
        self, file: CaseFile, action: Action, by: Actor, after: Status, details: dict[str, Any], *, opening: bool = False
    ) -> CaseEvent:
        case = file.case
        event = CaseEvent(
            case=case,
            sequence=case.event_count + 1,
            action=action,
            at=self.now,
            actor=by.label,
            before=None if opening else case.status,
            after=after,
            details=details,
            previous=case.head,
        )
        event.hash = seal(event, case.code)
        case.status, case.event_count, case.head = after, event.sequence, event.hash
        case.ended_at = (case.ended_at or self.now) if after in ENDED else None
        self.session.add(event)
        self.changed[case.id] = case
        if opening or event.after is not event.before:
            self._set_clocks(file)
        return event

    def _set_clocks(self, file: CaseFile) -> None:
        wanted = required(file.case.status)
        for deadline in [running for running in file.deadlines if running.kind not in wanted]:
            self.stop(file, deadline)
        for kind in wanted:
            if file.running(kind) is None:
                self.start(file, kind)

    def start(self, file: CaseFile, kind: DeadlineKind) -> Deadline:
        """Start a clock; it ends when the rules say."""
        due_at = self.rules.due(kind, file.case.grade, file.case.category, self.now)
        deadline = Deadline(case=file.case, kind=kind, started_at=self.now, due_at=due_at, look_at=due_at)
        file.deadlines.append(deadline)
        self.session.add(deadline)
        return deadline

    def set_due(self, deadline: Deadline, due_at: datetime) -> None:
        """Say when a clock that was just started ends."""
        deadline.due_at = deadline.look_at = due_at

    def renew(self, file: CaseFile, deadline: Deadline, due_at: datetime) -> None:
        """A new date instead of the old one, which was neither met nor missed."""
        self.stop(file, deadline)
        deadline.met = None
        self.set_due(self.start(file, deadline.kind), due_at)

    def stop(self, file: CaseFile, deadline: Deadline) -> None:
        deadline.started_at = min(deadline.started_at, self.now)  # answered before the question could be heard
        deadline.ended_at, deadline.met = self.now, self.now <= deadline.due_at
        file.deadlines.remove(deadline)

    def hand_to(self, file: CaseFile, handler: Handler, part: Part, reason: str | None = None) -> Assignment:
        assignment = Assignment(
            case=file.case,
            part=part,
            status=AssignmentStatus.ASKED,
            person_id=handler.person_id,
            department_id=handler.department_id,
            squad_id=handler.squad_id,
            assigned_at=self.now,
            reason=reason,
        )
        file.assignments.append(assignment)
        self.session.add(assignment)
        return assignment

    def take_back(self, file: CaseFile, assignments: Sequence[Assignment], status: AssignmentStatus) -> None:
        """End assignments; `status` says how."""
        for assignment in assignments:
            assignment.status, assignment.ended_at = status, self.now
            file.assignments.remove(assignment)

    def handler_of(self, assignment: Assignment) -> Handler:
        return self.town.handler(
            person_id=assignment.person_id, department_id=assignment.department_id, squad_id=assignment.squad_id
        )
