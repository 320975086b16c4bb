"""A stored verdict made readable: the words that decided, and one sentence why."""

from collections.abc import Callable
from typing import Any

from api.console.parts.highlight import Span
from classifiers import Act, Classifier, Decision, Evidence, Grade, Kind, Verdict
from db.models import Verdict as StoredVerdict


def spans_of(row: StoredVerdict, name: Callable[[str], str]) -> list[Span]:
    """`name` gives a category's Chinese name."""
    return [_span(evidence, name) for evidence in row.because]


def sentence(classifier: Classifier, row: StoredVerdict, text: str) -> str:
    return classifier.explain(verdict_of(row), text)


def verdict_of(row: StoredVerdict) -> Verdict:
    """The verdict as the classifiers gave it."""
    return Verdict(
        kind=Kind(row.kind),
        decision=Decision(row.decision),
        act=Act(row.act),
        category=row.category,
        categories=tuple((code, score) for code, score in row.categories),
        grade=Grade(row.grade) if row.grade else None,
        fraud_type=row.fraud_type,
        fraud_level=row.fraud_level,
        confidence=row.confidence,
        places=tuple(row.places),
        indicators={kind: tuple(found) for kind, found in row.indicators.items()},
        because=tuple(Evidence(**evidence) for evidence in row.because),
        version=row.version,
    )


def _span(evidence: dict[str, Any], name: Callable[[str], str]) -> Span:
    category = name(evidence["category"]) if evidence.get("category") else ""
    note = " · ".join(part for part in (category, evidence.get("note", "")) if part)
    return Span(evidence["start"], evidence["end"], note, against=evidence.get("weight", 0) < 0)
