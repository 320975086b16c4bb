"""What the pipeline made of each message of a transcript: its verdict and its case, read from the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Case, Message, Report, Verdict
from db.words import ReportKind

_NUMBERS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """`case` is a code or None. `report` says as what the message belongs to it."""

    id: str
    decision: str = "chat"
    kind: str = "chat"
    category: str | None = None
    categories: tuple[str, ...] = ()
    grade: str | None = None
    fraud_type: str | None = None
    case: str | None = None
    case_grade: str | None = None
    case_category: str | None = None
    report: ReportKind | None = None


async def outcomes(session: AsyncSession, numbers: Sequence[str]) -> list[Outcome]:
    """One for each of the platform's message numbers, in their order. What was chatter, or is not there, is chat."""
    found: dict[str, Outcome] = {}
    for start in range(0, len(numbers), _NUMBERS_AT_ONCE):
        part = numbers[start : start + _NUMBERS_AT_ONCE]
        for outcome in await _some(session, part):
            found[outcome.id] = outcome
    return [found.get(number) or Outcome(number) for number in numbers]


async def _some(session: AsyncSession, numbers: Sequence[str]) -> list[Outcome]:
    rows = (
        select(Message.external_id, Verdict, Report.kind, Case.code, Case.grade, Case.category)
        .outerjoin(Verdict, Verdict.message_id == Message.id)
        .outerjoin(Report, Report.message_id == Message.id)
        .outerjoin(Case, Case.id == Report.case_id)
        .where(Message.external_id.in_(numbers))
    )
    return [_outcome(*row) for row in await session.execute(rows)]


def _outcome(
    number: str,
    verdict: Verdict | None,
    report: ReportKind | None,
    code: str | None,
    grade: str | None,
    category: str | None,
) -> Outcome:
    belongs = {"case": code, "case_grade": grade, "case_category": category, "report": report}
    if verdict is None:
        return Outcome(number, **belongs)  # type: ignore[arg-type]
    return Outcome(
        id=number,
        decision=verdict.decision,
        kind=verdict.kind,
        category=verdict.category,
        categories=tuple(ranked[0] for ranked in verdict.categories),
        grade=verdict.grade,
        fraud_type=verdict.fraud_type,
        **belongs,  # type: ignore[arg-type]
    )
