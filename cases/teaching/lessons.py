"""样例: what people said of a case becomes labelled texts. The words stay where they are, with the message."""

import re
from collections.abc import Sequence
from typing import Any

from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.orders import Accept, Confirm, Correct, Order, Reject
from cases.subjects import Subject
from db.models import Lesson
from db.repositories import lessons as store
from db.repositories.lessons import Judgement
from db.words import Label, LessonSource, ReportKind, Status

_SOURCES = {
    Confirm: LessonSource.CONFIRMED,
    Accept: LessonSource.CONFIRMED,
    Correct: LessonSource.CORRECTED,
    Reject: LessonSource.REJECTED,
}
_WELL_READ = re.compile(
    r"不属实|没有发生|查无|重复|一样的事|已经?(?:修|处理|解决|恢复|办|好)|不归|不属|管辖|外(?:镇|地|县)|撤回|虚惊|演练"
)
"""Reasons of a rejection that say nothing against how the words were read."""


async def learn_from(docket: Docket, file: CaseFile, by: Actor, order: Order) -> None:
    """A person's 是, 不是 or 改类, after it was carried out. What the clock and the program do teaches nothing."""
    if type(order) not in _SOURCES or by.label in {"clock", "inbox"}:
        return
    if isinstance(order, Reject) and _WELL_READ.search(order.reason):
        return
    label = Label.CHAT if file.case.status is Status.REJECTED else Label.MATTER
    await _write(docket, file, _SOURCES[type(order)], by, label)


async def learn_of_missed(docket: Docket, file: CaseFile, message_id: int, by: Actor, version: str) -> None:
    """漏报: the classifiers of `version` left it for chatter."""
    subject = Subject(file.case.category, file.case.fraud_type).code
    docket.session.add(
        Lesson(
            message_id=message_id,
            case_id=file.case.id,
            label=Label.MATTER,
            subject=subject,
            grade=file.case.grade,
            source=LessonSource.MISSED,
            by=by.label,
            at=docket.now,
            version=version,
        )
    )


async def _write(docket: Docket, file: CaseFile, source: LessonSource, by: Actor, label: Label) -> None:
    case = file.case
    matter = label is Label.MATTER
    said = {
        "label": label,
        "subject": Subject(case.category, case.fraud_type).code if matter else None,
        "grade": case.grade if matter else None,
    }
    await docket.session.flush()
    for judged in _telling(await store.judgements(docket.session, case.id)):
        if _known(judged, said):
            continue
        row = Lesson(message_id=judged.message_id, case_id=case.id, source=source, by=by.label, at=docket.now, **said)
        row.version = judged.version
        docket.session.add(row)


def _telling(judged: Sequence[Judgement]) -> list[Judgement]:
    """Messages that speak of the matter themselves; 我家也是 says nothing without what stood before it."""
    return [one for one in judged if one.kind is ReportKind.FIRST or _speaks(one.because)]


def _speaks(because: Sequence[dict[str, Any]]) -> bool:
    return any(found["weight"] > 0 and found["category"] and not found["rule"].startswith("context/") for found in because)


def _known(judged: Judgement, said: dict[str, Any]) -> bool:
    """The same was said of the text before, and nothing else since."""
    last = judged.lesson
    return last is not None and all(getattr(last, key) == value for key, value in said.items())
