"""A verdict as the store keeps it."""

from dataclasses import asdict
from typing import Any

from classifiers import Verdict


def verdict_row(message_id: int, verdict: Verdict) -> dict[str, Any]:
    return {
        "message_id": message_id,
        "kind": verdict.kind.value,
        "decision": verdict.decision.value,
        "act": verdict.act.value,
        "category": verdict.category,
        "categories": [list(ranked) for ranked in verdict.categories],
        "grade": verdict.grade.value if verdict.grade else None,
        "fraud_type": verdict.fraud_type,
        "fraud_level": verdict.fraud_level,
        "confidence": verdict.confidence,
        "places": list(verdict.places),
        "indicators": {kind: list(found) for kind, found in verdict.indicators.items()},
        "because": [asdict(evidence) for evidence in verdict.because],
        "version": verdict.version,
    }
