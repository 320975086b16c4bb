"""From rows of the store to what is answered about cases, with what the reader may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.cases.schemas import (
    CaseAssignment,
    CaseChange,
    CaseDeadline,
    CaseDetail,
    CaseMessage,
    CaseRow,
    Evidence,
    GroupName,
    Reasons,
)
from api.security.principal import Principal
from cases.authority import require
from cases.docket import CaseFile, Docket
from cases.errors import NotYoursError
from cases.lifecycle import possible
from cases.town import Town
from classifiers import Taxonomy
from db.models import Assignment, Case, Verdict
from db.repositories import case_lists, case_records
from db.repositories.case_records import Told
from db.words import Action, Scope

NOT_ORDERED = frozenset({Action.OPEN, Action.REPORT})
"""Written by the inbox, never ordered by anybody."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which town, at what moment."""

    principal: Principal
    town: Town
    taxonomy: Taxonomy
    now: datetime

    def knows(self, case: Case) -> bool:
        """Whether words and people of the case are for this reader."""
        return self.principal.sees_private or not case.private


async def rows(session: AsyncSession, reader: Reader, cases: Sequence[Case]) -> list[CaseRow]:
    numbers = [case.id for case in cases]
    leads = await case_lists.leads(session, numbers)
    due = await case_lists.next_due(session, numbers)
    return [CaseRow(**_row(reader, case, leads.get(case.id), due.get(case.id))) for case in cases]


async def detail(reader: Reader, docket: Docket, file: CaseFile) -> CaseDetail:
    """The whole case as it stands in the docket's transaction."""
    session, case, words = docket.session, file.case, reader.knows(file.case)
    await session.flush()
    due = min((deadline.due_at for deadline in file.deadlines), default=None)
    target = await session.get(Case, case.merged_into_id) if case.merged_into_id else None
    return CaseDetail(
        **_row(reader, case, file.lead, due),
        result=case.result if words else None,
        merged_into=target.code if target else None,
        messages=[_message(told, words=words) for told in await case_records.told(session, case.id)],
        assignments=[
            CaseAssignment.of(assignment, docket.handler_of(assignment).name, words=words)
            for assignment in await case_records.assignments(session, case.id)
        ],
        deadlines=[CaseDeadline.of(deadline) for deadline in await case_records.deadlines(session, case.id)],
        history=[CaseChange.of(event, words=words) for event in await case_records.history(session, case.id)],
        possible=_possible(reader.principal, docket, file),
    )


def _row(reader: Reader, case: Case, lead: Assignment | None, due: datetime | None) -> dict[str, Any]:
    words = reader.knows(case)
    group = reader.town.groups.get(case.group_id)
    columns = ("code", "version", "status", "kind", "category", "grade", "fraud_type", "private", "source", "opened_at")
    more = ("last_report_at", "report_count", "reopened", "ended_at", "close_kind")
    return {
        **{column: getattr(case, column) for column in (*columns, *more)},
        "category_name": name_of(reader.taxonomy, case.category),
        "title": case.title if words else None,
        "place": case.place if words else None,
        "group": GroupName(id=case.group_id, name=group.name if group else ""),
        "handler": _name(reader.town, lead) if lead else None,
        "due_at": due,
        "overdue": due is not None and due < reader.now,
    }


def name_of(taxonomy: Taxonomy, category: str) -> str:
    """A category that the lexicon has lost since goes by its code."""
    try:
        return taxonomy.name(category)
    except KeyError:
        return category


def _name(town: Town, assignment: Assignment) -> str:
    return town.handler(
        person_id=assignment.person_id, department_id=assignment.department_id, squad_id=assignment.squad_id
    ).name


def _message(told: Told, *, words: bool) -> CaseMessage:
    message = told.message
    return CaseMessage(
        number=message.id if message else None,
        report=told.report.kind,
        group=GroupName(id=told.group.id, name=told.group.name),
        at=told.report.at,
        sender=message.sender_name if message and words else None,
        role=message.role if message else None,
        kind=message.kind if message else None,
        text=message.text if message and words else None,
        reasons=_reasons(told.verdict) if told.verdict and words else None,
    )


def _reasons(verdict: Verdict) -> Reasons:
    return Reasons(
        decision=verdict.decision,
        act=verdict.act,
        category=verdict.category,
        grade=verdict.grade,
        confidence=verdict.confidence,
        places=verdict.places,
        because=[Evidence(**evidence) for evidence in verdict.because],
        version=verdict.version,
    )


def _possible(principal: Principal, docket: Docket, file: CaseFile) -> list[Action]:
    if Scope.ACT not in principal.scopes:
        return []
    actor = principal.actor()

    def may(action: Action) -> bool:
        try:
            require(docket, file, actor, action)
        except NotYoursError:
            return False
        return True

    return [action for action in possible(file.case.status) if action not in NOT_ORDERED and may(action)]
