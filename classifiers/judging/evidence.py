"""Hits, marks and follow-ups as evidence: spans of the original text with the rule that read them."""

from collections.abc import Iterable, Iterator

from classifiers.acts import Effect, Mark
from classifiers.context.follow_up import FollowUp
from classifiers.lexicon.entries import Hit, Span
from classifiers.taxonomy import FRAUD
from classifiers.texts.normalise import Text
from classifiers.verdict import Evidence, Kind

_MOST = 12
_SIGN = {Effect.LIFT: 1.0, Effect.DAMP: -1.0, Effect.MUTE: -1.0, Effect.VETO: -1.0}


def of_hits(hits: Iterable[Hit], text: Text) -> Iterator[Evidence]:
    for hit in hits:
        category = FRAUD if hit.entry.kind is Kind.FRAUD else hit.entry.subject
        yield _evidence(text, (hit.start, hit.end), hit.entry.rule, hit.entry.weight, hit.entry.sub, category)


def of_marks(marks: Iterable[Mark], text: Text) -> Iterator[Evidence]:
    for mark in marks:
        yield _evidence(text, mark.span, mark.rule, _SIGN[mark.effect] * mark.points, mark.note)


def of_follow_up(found: FollowUp, text: Text) -> Evidence:
    return _evidence(text, found.span, found.rule, 4.0, found.note, found.known.matter.category)


def most_telling(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each once, in the order given, at most a dozen."""
    return tuple(dict.fromkeys(evidence))[:_MOST]


def _evidence(text: Text, span: Span, rule: str, weight: float, note: str, category: str | None = None) -> Evidence:
    start, end = text.span(*span)
    return Evidence(start, end, text.original[start:end], rule, weight, category, note)
