"""The arithmetic of measuring. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # 95 %


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`; the interval is Wilson's, 95 %."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.of:
            return None
        share, n = self.hits / self.of, self.of
        middle = share + _Z**2 / (2 * n)
        spread = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def as_dict(self) -> dict[str, object]:
        interval = self.interval
        return {
            "value": None if self.value is None else round(self.value, 4),
            "hits": self.hits,
            "of": self.of,
            "low": round(interval[0], 4) if interval else None,
            "high": round(interval[1], 4) if interval else None,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """Two sets of items: what is true and what was said."""

    true: frozenset[str]
    said: frozenset[str]

    @property
    def recall(self) -> Rate:
        return Rate(len(self.true & self.said), len(self.true))

    @property
    def precision(self) -> Rate:
        return Rate(len(self.true & self.said), len(self.said))


def found(true: Iterable[str], said: Iterable[str]) -> Found:
    return Found(frozenset(true), frozenset(said))


def b_cubed(gold: Mapping[str, str], said: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the items of `gold` (Bagga and Baldwin 1998). Both map an item to its cluster;
    an item that `said` leaves out is a cluster of its own.
    """
    placed = {item: said.get(item, f"alone:{item}") for item in gold}
    by_gold, by_said = _clusters(gold), _clusters(placed)
    precision = recall = 0.0
    for item, cluster in gold.items():
        mine, ours = by_gold[cluster], by_said[placed[item]]
        together = len(mine & ours)
        precision += together / len(ours)
        recall += together / len(mine)
    if not gold:
        return 0.0, 0.0, 0.0
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _clusters(items: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item, cluster in items.items():
        found[cluster].add(item)
    return found
