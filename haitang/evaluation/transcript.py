"""How well the whole pipeline did on a labelled transcript (keys of `gold`: kind, category, grade, fraud_type, case).

A message counts as found where it belongs to a case as a report of the matter (first, supplement, me too, chase-up,
relapse); "来水了" that closes a matter is chatter in the labels, and is none here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.words import ReportKind
from haitang.evaluation.scores import Found, Rate, b_cubed, found
from haitang.outcomes import Outcome
from haitang.winding import Line

_MATTER = frozenset({"issue", "fraud"})


@dataclass(frozen=True, slots=True)
class TranscriptScores:
    messages: int
    matter: Found
    fraud: Found
    life: Rate
    category_first: Rate
    category_three: Rate
    grade: Rate
    cases: Rate
    grouping: tuple[float, float, float]

    def as_dict(self) -> dict[str, Any]:
        precision, recall, f1 = self.grouping
        return {
            "messages": self.messages,
            "matter_recall": self.matter.recall.as_dict(),
            "matter_precision": self.matter.precision.as_dict(),
            "fraud_recall": self.fraud.recall.as_dict(),
            "fraud_precision": self.fraud.precision.as_dict(),
            "g1_recall": self.life.as_dict(),
            "category_first": self.category_first.as_dict(),
            "category_in_three": self.category_three.as_dict(),
            "grade": self.grade.as_dict(),
            "cases_found": self.cases.as_dict(),
            "b_cubed": {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)},
        }


def score(lines: Sequence[Line], outcomes: Sequence[Outcome]) -> TranscriptScores:
    """Compare labels and outcomes, which go in step."""
    labelled = [(line.gold or {}, outcome) for line, outcome in zip(lines, outcomes, strict=True)]
    matters = [(gold, outcome) for gold, outcome in labelled if gold.get("kind") in _MATTER]
    hit = [(gold, outcome) for gold, outcome in matters if reported(outcome)]
    life = [outcome for gold, outcome in matters if gold["grade"] == "G1"]
    return TranscriptScores(
        messages=len(labelled),
        matter=found((outcome.id for _, outcome in matters), (outcome.id for _, outcome in labelled if reported(outcome))),
        fraud=found(
            (outcome.id for gold, outcome in labelled if gold.get("kind") == "fraud"),
            (outcome.id for _, outcome in labelled if reported(outcome) and outcome.case_category == "fraud"),
        ),
        life=Rate(sum(reported(outcome) and outcome.case_grade == "G1" for outcome in life), len(life)),
        category_first=Rate(sum(gold["category"] == outcome.case_category for gold, outcome in hit), len(hit)),
        category_three=Rate(sum(_in_three(gold["category"], outcome) for gold, outcome in hit), len(hit)),
        grade=Rate(sum(gold["grade"] == outcome.case_grade for gold, outcome in hit), len(hit)),
        cases=_cases_found(matters),
        grouping=b_cubed(
            {outcome.id: gold["case"] for gold, outcome in matters if gold.get("case")},
            {outcome.id: outcome.case for _, outcome in matters if outcome.case and reported(outcome)},
        ),
    )


def reported(outcome: Outcome) -> bool:
    return outcome.report is not None and outcome.report is not ReportKind.RESOLVED


def _in_three(category: str, outcome: Outcome) -> bool:
    return category in outcome.categories[:3] or category == outcome.case_category


def _cases_found(matters: Sequence[tuple[Mapping[str, Any], Outcome]]) -> Rate:
    """A case is found where at least one of its messages is."""
    seen: dict[str, bool] = defaultdict(bool)
    for gold, outcome in matters:
        if gold.get("case"):
            seen[gold["case"]] |= reported(outcome)
    return Rate(sum(seen.values()), len(seen))
