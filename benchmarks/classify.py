"""Messages per second of `classify`, one thread, beside `jieba.lcut` alone on the same texts in the same run.

    python -m benchmarks.classify [--rounds 5] [--messages 10000]

`alone` is each message by itself, `in a talk` with the talk before it and an open matter in its group. Median of the rounds.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import jieba

from benchmarks.day import Spoken, days
from benchmarks.report import keep, table
from classifiers import (
    Classifier,
    ClassifierSettings,
    Context,
    Grade,
    Kind,
    Matter,
    Role,
    Utterance,
    load_classifier,
)

PEER = "jieba.lcut"
_SHARES = (0.02, 0.19)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--messages", type=int, default=10_000)
    given = options.parse_args()
    jieba.initialize()
    began = time.perf_counter()
    classifier = load_classifier(ClassifierSettings())
    loaded = time.perf_counter() - began
    found = {f"{share:.0%}": _race(classifier, days(given.messages, matters=share), given.rounds) for share in _SHARES}
    keep("classify", {"messages": given.messages, "load_seconds": round(loaded, 3), "microseconds": found})
    for share, costs in found.items():
        rows = [(name, f"{cost:.1f}", f"{costs[PEER] / cost:.2f}") for name, cost in costs.items()]
        table(f"classify, {share} matters (loaded in {loaded:.2f} s)", ("", "µs a message", "× jieba.lcut"), rows)


def _race(classifier: Classifier, day: Sequence[Spoken], rounds: int) -> dict[str, float]:
    """Microseconds a message of each contender."""
    said = [Utterance(one.text, Role(one.role), one.sender, one.group, one.at) for one in day]
    talks = list(map(_talk, said, [said[max(0, place - 8) : place] for place in range(len(said))]))
    contenders: dict[str, Callable[[], object]] = {
        "haitang, alone": lambda: [classifier.classify(one) for one in said],
        "haitang, in a talk": lambda: [classifier.classify(one, talk) for one, talk in zip(said, talks, strict=True)],
        PEER: lambda: [jieba.lcut(one.text) for one in said],
    }
    costs: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            costs[name].append(_seconds(run) / len(said) * 1e6)
    return {name: round(statistics.median(taken), 2) for name, taken in costs.items()}


def _talk(said: Utterance, before: Sequence[Utterance]) -> Context:
    spoken_of = said.at - timedelta(minutes=20) if said.at else None
    assert spoken_of is not None
    matter = Matter(Kind.ISSUE, "water_supply", Grade.G3, spoken_of, open=True, senders=frozenset({"张德福"}))
    return Context(recent=before, matters=(matter,))


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
