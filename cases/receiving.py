"""A judged message meets the cases: it belongs to one of them, opens a new one, or is nobody's business."""

from cases import known as knowledge
from cases.actions import act
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.known import Known
from cases.matching import Match, Said
from cases.notices import quote, tell_handler
from cases.opening import open_case, raise_alarm
from cases.orders import Close, Reopen
from cases.phrases import Phrase
from db.models import Report
from db.words import URGENT, Action, CloseKind, Grade, ReportKind, Status

_ENDED = frozenset({Status.RESOLVED, Status.CLOSED, Status.REJECTED})
_ECHOES = frozenset({3, 10, 30})  # at so many reports the handler hears how many there are


async def open_from(docket: Docket, said: Said) -> Known:
    """Open a case for `said`; confident verdicts are assigned, doubtful ones ask a person."""
    file = await open_case(docket, said)
    known = knowledge.of(file.case)
    known.heard(said.person_id, said.group_id, said.at)
    return known


async def attach(docket: Docket, said: Said, match: Match) -> None:
    """Add `said` to the case it belongs to, and tell its handler what is worth an interruption."""
    file = await docket.by_id(match.known.id)
    _write_report(docket, file, said, match.kind)
    if _not_settled(file, said, match.kind):
        await act(docket, file, Actor.inbox(), Reopen(reason=quote(said.text)))
    elif match.kind is ReportKind.RESOLVED and file.case.status is Status.RESOLVED:
        await act(docket, file, Actor.inbox(), Close(CloseKind.SOLVED, quote(said.text)))
    else:
        await _add(docket, file, said, match.kind)
    match.known.heard(said.person_id, said.group_id, said.at)


def _not_settled(file: CaseFile, said: Said, kind: ReportKind) -> bool:
    """又坏了 of an ended case; while the result waits for objections also 没修好, and whoever speaks of the matter anew."""
    if kind is ReportKind.RELAPSE:
        return file.case.status in _ENDED
    if file.case.status is not Status.RESOLVED or kind is ReportKind.RESOLVED:
        return False
    return kind is ReportKind.CHASE_UP or _names_it(file, said)


def _names_it(file: CaseFile, said: Said) -> bool:
    """The words themselves speak of the matter, not only their place in the talk."""
    named = (found for found in said.verdict.because if found.weight > 0 and not found.rule.startswith("context/"))
    return any(found.category == file.case.category for found in named)


async def _add(docket: Docket, file: CaseFile, said: Said, kind: ReportKind) -> None:
    details = {"report": kind.value, "message": said.message_id}
    raised = said.verdict.grade is not None and said.verdict.grade.value < file.case.grade.value
    if raised and said.verdict.grade is not None:
        file.case.grade = Grade(said.verdict.grade.value)
        details["grade"] = file.case.grade.value
    docket.record(file, Action.REPORT, Actor.inbox(), details)
    if raised and file.case.grade is Grade.G1:
        await raise_alarm(docket, file, said)
    if raised or _worth_telling(file, kind):
        await _tell_lead(docket, file, said, kind)


def _write_report(docket: Docket, file: CaseFile, said: Said, kind: ReportKind) -> None:
    case = file.case
    report = Report(
        case=case, message_id=said.message_id, person_id=said.person_id, group_id=said.group_id, kind=kind, at=said.at
    )
    docket.session.add(report)
    case.last_report_at = max(case.last_report_at, said.at)
    case.report_count += 1


def _worth_telling(file: CaseFile, kind: ReportKind) -> bool:
    if kind in {ReportKind.CHASE_UP, ReportKind.RESOLVED, ReportKind.RELAPSE}:
        return True
    if kind is ReportKind.ME_TOO:
        return file.case.report_count in _ECHOES
    return file.case.grade in URGENT


async def _tell_lead(docket: Docket, file: CaseFile, said: Said, kind: ReportKind) -> None:
    if file.lead is not None:
        handler = docket.handler_of(file.lead)
        count = file.case.report_count
        await tell_handler(docket, file, handler, Phrase.NEWS, why=kind.value, quote=quote(said.text), count=count)
