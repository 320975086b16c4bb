"""Which words would have helped: candidates by what people said of the texts, the better half of them by shadow replay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classifiers.learning.candidates import Candidate, friends, terms, weights
from classifiers.learning.cutting import Cutter
from classifiers.learning.examples import Example, public_examples
from classifiers.learning.hiding import Hidden
from classifiers.learning.replay import Build, Effect, Shadow
from classifiers.lexicon.town_words import TownWord

_MOST_TRIED = 40
"""Candidates that are replayed, the best by their odds; each is a lexicon built and every text read once more."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """`score` is the lower end of the log-odds. `support` speaks for the word, `against` are texts that hold it and are otherwise."""

    word: TownWord
    score: float
    support: tuple[Example, ...]
    against: tuple[Example, ...]
    effect: Effect


def propose(
    kept: Sequence[Example],
    build: Build,
    *,
    words: Sequence[TownWord] = (),
    hidden: Hidden | None = None,
    public: Sequence[Example] | None = None,
) -> list[Proposed]:
    """What `kept` texts speak for and replay bears out, the most useful first. Takes seconds: it loads a dictionary."""
    shadow = Shadow(build, words, (*kept, *(public_examples() if public is None else public)))
    cutter = Cutter(hidden or Hidden())
    found = (*terms(shadow, cutter), *friends(shadow, cutter), *weights(shadow))
    best = sorted(_narrowest(found), key=lambda candidate: -candidate.score)[:_MOST_TRIED]
    tried = (_tried(shadow, candidate) for candidate in best)
    return sorted((one for one in tried if one.effect.gain > 0), key=lambda one: (-one.effect.gain, -one.score, one.word.text))


def _tried(shadow: Shadow, candidate: Candidate) -> Proposed:
    return Proposed(candidate.word, candidate.score, candidate.support, candidate.against, shadow.try_with(candidate.word))


def _narrowest(found: Iterable[Candidate]) -> list[Candidate]:
    """Of words that stand in the very same texts one is enough: the surer, then the longer, which says it more exactly."""
    best: dict[tuple[object, ...], Candidate] = {}
    for one in found:
        key = (one.word.use, one.word.subject, one.support)
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return list(best.values())


def _rank(one: Candidate) -> tuple[float, int, str]:
    return round(one.score, 6), len(one.word.text), one.word.text
