"""The facts of a case, at one glance."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from markupsafe import Markup, escape

from api.console.console import Console
from api.console.moments import moment
from api.console.names import ASSIGNMENT_NAMES, CLOSE_NAMES, SOURCE_NAMES, STATUS_NAMES
from api.console.parts.deadline import due, due_mark
from api.console.parts.grade import grade_mark
from cases.town import Handler, Town
from db.models import Assignment, Case, Deadline
from db.repositories.dossier import Dossier
from db.words import AssignmentStatus, Part


def headline(console: Console, case: Case, now: datetime, deadlines: Iterable[Deadline], *, words: bool) -> Markup:
    running = sorted((d for d in deadlines if d.ended_at is None), key=lambda d: d.due_at)
    clock = due_mark(due(running[0].kind, running[0].started_at, running[0].due_at, now), now) if running else Markup("")
    title = case.title if words else f"{console.name(case.category)}（不公开）"
    return Markup(
        '<div class="case-line"><b class="case-code">{}</b><span class="status status-{}">{}</span>{}'
        '<span class="case-kind">{}</span>{}</div><h1>{}</h1>'
    ).format(
        case.code,
        case.status.value,
        STATUS_NAMES[case.status],
        grade_mark(case.grade),
        console.name(case.category),
        clock,
        title,
    )


def facts(console: Console, dossier: Dossier, town: Town, now: datetime, *, words: bool) -> Markup:
    rows = (*_handling(dossier, town, now), *_clocks(dossier, now), *_matter(console, dossier, town, now, words=words))
    lines = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(what, value) for what, value in rows)
    return Markup('<dl class="facts">{}</dl>').format(lines)


def _handling(dossier: Dossier, town: Town, now: datetime) -> Iterator[tuple[str, Markup]]:
    running = [assignment for assignment in dossier.assignments if assignment.ended_at is None]
    for assignment in sorted(running, key=lambda a: a.part is not Part.LEAD):
        yield ("牵头" if assignment.part is Part.LEAD else "联动"), _assignment(assignment, town, now)
    here = {handler_of(assignment, town).name for assignment in running}
    before = [a for a in dossier.assignments if a.ended_at is not None and handler_of(a, town).name not in here]
    if before:
        names = "、".join(dict.fromkeys(f"{handler_of(a, town).name}（{ASSIGNMENT_NAMES[a.status]}）" for a in before))
        yield "先前", escape(names)


def _assignment(assignment: Assignment, town: Town, now: datetime) -> Markup:
    accepted = assignment.status is AssignmentStatus.ACCEPTED
    at = (assignment.accepted_at if accepted else None) or assignment.assigned_at
    state = Markup('<span class="{}">{}</span>').format("yes" if accepted else "asked", ASSIGNMENT_NAMES[assignment.status])
    return Markup("{} {} <time>{}</time>").format(handler_of(assignment, town).name, state, moment(at, now))


def handler_of(assignment: Assignment, town: Town) -> Handler:
    return town.handler(person_id=assignment.person_id, department_id=assignment.department_id, squad_id=assignment.squad_id)


def _clocks(dossier: Dossier, now: datetime) -> Iterator[tuple[str, Markup]]:
    running = [deadline for deadline in dossier.deadlines if deadline.ended_at is None]
    for deadline in sorted(running, key=lambda d: d.due_at):
        shown = due(deadline.kind, deadline.started_at, deadline.due_at, now)
        at = Markup(" <time>{}</time>").format(moment(deadline.due_at, now))
        yield f"{shown.what}时限" if shown.what != "反馈期" else "反馈期", due_mark(shown, now, brief=True) + at


def _matter(console: Console, dossier: Dossier, town: Town, now: datetime, *, words: bool) -> Iterator[tuple[str, Markup]]:
    case = dossier.case
    group = town.groups.get(case.group_id)
    fraud = f" · {console.name(case.fraud_type)}" if case.fraud_type else ""
    yield "类别", escape(f"{console.name(case.category)}{fraud}")
    yield "地点", escape(" · ".join(part for part in (group.name if group else "", case.place if words else "") if part))
    yield "来源", escape(f"{SOURCE_NAMES[case.source]}，{moment(case.opened_at, now)} 立案")
    yield "反映", escape(f"{case.report_count} 条，最近 {moment(case.last_report_at, now)}")
    if case.reopened:
        yield "重开", escape(f"{case.reopened} 次")
    if case.result and words:
        yield "结果", escape(case.result)
    if case.close_kind:
        yield "结案", escape(CLOSE_NAMES[case.close_kind])
    links = [*dossier.merged, *([dossier.into] if dossier.into else [])]
    if links:
        codes = Markup("、").join(Markup('<a href="/cases/{}">{}</a>').format(code, code) for code in links)
        yield "并入" if dossier.into else "并来", codes
