"""A new case: its file, who gets it, who hears of it."""

from cases.actions.alarming import alarm
from cases.actions.handing import give_to, wait_for
from cases.actions.telling import tell_receipt
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.matching import Said
from cases.notices import quote, tell_handler
from cases.phrases import Phrase
from cases.routing import first_handler
from classifiers import Decision, Kind, Verdict
from db.models import Case, Report
from db.words import CaseKind, DeadlineKind, Grade, GroupKind, Part, ReportKind, Source, Status

_TITLE = 40  # characters


async def open_case(docket: Docket, said: Said) -> CaseFile:
    """Open a case for a message that a classifier took for a matter."""
    case = _new_case(docket, said)
    file = await docket.begin(case)
    report = Report(
        case=case,
        message_id=said.message_id,
        person_id=said.person_id,
        group_id=said.group_id,
        kind=ReportKind.FIRST,
        at=said.at,
    )
    docket.session.add(report)
    docket.record_opening(file, Actor.inbox(), _reasons(said.verdict, said.message_id))
    await (_ask if case.status is Status.SUSPECTED else _assign)(docket, file, said)
    if case.grade is Grade.G1:
        await raise_alarm(docket, file, said)
    return file


async def raise_alarm(docket: Docket, file: CaseFile, said: Said) -> None:
    """Who said so, or vouches for it, knows it already."""
    await alarm(docket, file, quote(said.text), knows=said.vouched_by or said.person_id)


async def _assign(docket: Docket, file: CaseFile, said: Said) -> None:
    case = file.case
    handler = first_handler(docket.town, docket.rules, case.category, case.group_id, docket.now)
    own = _her_own(docket, said, case.category)
    await give_to(docket, file, Actor.inbox(), handler, taken=own, quote=quote(said.text))
    await tell_receipt(docket, file, [said.group_id], reply_to=said.message_id)


async def _ask(docket: Docket, file: CaseFile, said: Said) -> None:
    """Doubtful: one quiet question to the one who would get it, no word to the group."""
    case = file.case
    handler = first_handler(docket.town, docket.rules, case.category, case.group_id, docket.now)
    docket.hand_to(file, handler, Part.LEAD)
    asked = await tell_handler(docket, file, handler, Phrase.ASKED, quote=quote(said.text))
    wait_for(docket, file, DeadlineKind.CONFIRM, asked)


def _new_case(docket: Docket, said: Said) -> Case:
    verdict = said.verdict
    category = verdict.category or "other"
    doubtful = verdict.decision is Decision.ASK and not _her_own(docket, said, category)
    return Case(
        status=Status.SUSPECTED if doubtful else Status.OPEN,
        kind=CaseKind.FRAUD if verdict.kind is Kind.FRAUD else CaseKind.ISSUE,
        category=category,
        grade=Grade(verdict.grade.value) if verdict.grade else Grade.G4,
        fraud_type=verdict.fraud_type if verdict.kind is Kind.FRAUD else None,
        private=docket.rules.of(category).private,
        title=_title(said.text),
        place=verdict.places[0][:80] if verdict.places else None,
        source=_source(docket, said),
        group_id=said.place_group_id,
        reporter_id=said.person_id,
        opened_at=docket.now,
        last_report_at=said.at,
        report_count=1,
        reopened=0,
        event_count=0,
        head="",
    )


def _her_own(docket: Docket, said: Said, category: str) -> bool:
    """Reported, or vouched for, by who would get it: she has seen it, and has it."""
    handler = first_handler(docket.town, docket.rules, category, said.place_group_id, docket.now)
    return handler.person_id is not None and handler.person_id in {said.person_id, said.vouched_by}


def _title(text: str) -> str:
    words = quote(text)
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"


def _source(docket: Docket, said: Said) -> Source:
    group = docket.town.groups.get(said.group_id)
    return Source.DIRECT if group is not None and group.kind is GroupKind.DIRECT else Source.GROUP


def _reasons(verdict: Verdict, message_id: int) -> dict[str, object]:
    """What the history keeps of why the case was opened; the whole verdict stands beside the message."""
    return {
        "message": message_id,
        "decision": verdict.decision.value,
        "confidence": round(verdict.confidence, 3),
        "rules": [evidence.rule for evidence in verdict.because][:8],
        "version": verdict.version,
    }
