"""Adds up what speaks for each subject and what speaks against it, in points; and turns points into confidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from classifiers.acts import Effect, Mark
from classifiers.lexicon.entries import Entry, Form, Hit
from classifiers.verdict import Kind

_FURTHER = 0.4
"""Every further hit of a subject, apart from the best, counts by this share, to `_MOST_FURTHER` points together."""
_MOST_FURTHER = 2.0
MOST_LIFT = 3.0
_ENOUGH_TO_LIFT = 2.0
_EVEN = 4.0
"""Points at which a matter is as likely as not."""


@dataclass(frozen=True, slots=True)
class Score:
    """One subject's points. `hits` are those that count, best first; `marks` those that lifted or damped."""

    kind: Kind
    subject: str
    points: float
    hits: tuple[Hit, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def confidence(self) -> float:
        return confidence(self.points)


def confidence(points: float) -> float:
    """0..1; half at `_EVEN` points. Not yet calibrated on real groups."""
    return 1 / (1 + exp(_EVEN - points))


def live(hits: Iterable[Hit], marks: Sequence[Mark]) -> list[Hit]:
    muting = [mark for mark in marks if mark.effect is Effect.MUTE]
    return [hit for hit in hits if not any(mark.mutes(hit) for mark in muting)]


def weigh(hits: Iterable[Hit], marks: Sequence[Mark], kind: Kind) -> list[Score]:
    """Scores of all subjects of this kind, best first. Signs of speech lift only what has a leg of its own to stand on."""
    by_subject: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.entry.kind is kind:
            by_subject.setdefault(hit.entry.subject, []).append(hit)
    scores = (_score(kind, subject, apart(found), marks) for subject, found in by_subject.items())
    return sorted(scores, key=lambda score: (-score.points, score.subject))


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """The best hits that do not overlap each other, best first."""
    chosen: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=_strength, reverse=True):
        places = range(hit.start, hit.end)
        if taken.isdisjoint(places):
            chosen.append(hit)
            taken.update(places)
    return chosen


def _strength(hit: Hit) -> tuple[float, bool, int, int]:
    """Heavier first, then whole terms before frames, then the longer words: 山上燃起来了 says more than 燃起来了."""
    length = hit.end - hit.start
    whole = hit.entry.form is not Form.FRAME
    return hit.entry.weight, whole, length if whole else -length, -hit.start


def _score(kind: Kind, subject: str, hits: Sequence[Hit], marks: Sequence[Mark]) -> Score:
    swayed = tuple(_swaying(marks, hits[0].entry))
    return Score(kind, subject, _base(hits) + sway(swayed, MOST_LIFT), tuple(hits), swayed)


def _base(hits: Sequence[Hit]) -> float:
    best, *others = [hit.entry.weight for hit in hits]
    mentions = sum(1 for hit in hits[1:] if hit.entry.form is Form.MENTION)
    return best + min(_FURTHER * (sum(others) - 0.5 * mentions), _MOST_FURTHER)


def _swaying(marks: Sequence[Mark], best: Entry) -> Iterator[Mark]:
    for mark in marks:
        lifts = mark.effect is Effect.LIFT and best.weight >= _ENOUGH_TO_LIFT
        if best.kind in mark.kinds and (lifts or mark.effect is Effect.DAMP):
            yield mark


def sway(marks: Iterable[Mark], most_lift: float) -> float:
    """Points of the lifts, capped, less the points of the damps."""
    lifts = sum(mark.points for mark in marks if mark.effect is Effect.LIFT)
    return min(lifts, most_lift) - sum(mark.points for mark in marks if mark.effect is Effect.DAMP)
