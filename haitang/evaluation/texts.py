"""How the classifier takes single texts of a labelled set, without context: JSON lines with `text` (or `title`) and `coarse`."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifiers import Classifier, Decision, Kind, Utterance
from haitang.evaluation.scores import Rate


@dataclass(frozen=True, slots=True)
class SetScores:
    """For each label of the set, how many texts were taken for what."""

    rows: int
    by_label: Mapping[str, Counter[str]]

    def taken_for_matter(self, label: str) -> Rate:
        counts = self.by_label[label]
        return Rate(counts["matter"], counts["all"])

    def taken_for_fraud(self, label: str) -> Rate:
        counts = self.by_label[label]
        return Rate(counts["fraud"], counts["all"])

    def as_dict(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "labels": {
                label: {
                    "matter": self.taken_for_matter(label).as_dict(),
                    "fraud": self.taken_for_fraud(label).as_dict(),
                    "auto": counts["auto"],
                    "ask": counts["ask"],
                }
                for label, counts in sorted(self.by_label.items())
            },
        }


class BadTextsError(Exception):
    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path} 第 {line} 行：{why}")


def is_set_of_texts(path: Path) -> bool:
    """Whether the file holds single labelled texts rather than a transcript."""
    first = next(_rows(path), {})
    return "coarse" in first and "time" not in first


def score_texts(path: Path, classifier: Classifier) -> SetScores:
    by_label: dict[str, Counter[str]] = defaultdict(Counter)
    rows = 0
    for rows, row in enumerate(_rows(path), start=1):
        text = row.get("title") or row.get("text")
        if not isinstance(text, str) or "coarse" not in row:
            raise BadTextsError(path, rows, "要有 text（或 title）和 coarse")
        verdict = classifier.classify(Utterance(text))
        counts = by_label[str(row["coarse"])]
        counts["all"] += 1
        counts["matter"] += verdict.decision is not Decision.CHAT
        counts["fraud"] += verdict.decision is not Decision.CHAT and verdict.kind is Kind.FRAUD
        counts[verdict.decision.value] += 1
    return SetScores(rows, by_label)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict):
                raise BadTextsError(path, number, "不是一个 JSON 对象")
            yield row
