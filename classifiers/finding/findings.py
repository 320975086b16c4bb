"""What was found in one message, before anybody asks what it means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from classifiers.finding.friends import Cover
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Form, Hit, Span
from classifiers.texts.clauses import Clauses
from classifiers.texts.normalise import Text


@dataclass(frozen=True, slots=True)
class Findings:
    """`hits` hold terms and frames, false friends already taken out; `resolved` holds words that say a matter is over.
    All spans are in plain text.
    """

    text: Text
    clauses: Clauses
    hits: tuple[Hit, ...]
    resolved: tuple[Hit, ...]
    cues: Mapping[Cue, Sequence[Span]]
    places: tuple[Span, ...]
    terms: Cover

    @property
    def telling(self) -> bool:
        """Whether anything says or names a matter, or says that one is over; mentions alone do not."""
        return bool(self.resolved) or any(hit.entry.form is not Form.MENTION for hit in self.hits)

    def in_term(self, span: Span) -> bool:
        """Whether the span is part of a term that says or names a matter."""
        return self.terms.has(span)

    def has(self, *cues: Cue) -> bool:
        return not self.cues.keys().isdisjoint(cues)

    def spans(self, *cues: Cue) -> Iterator[Span]:
        for cue in cues:
            yield from self.cues.get(cue, ())

    def first(self, *cues: Cue) -> Span | None:
        return next((self.cues[cue][0] for cue in cues if cue in self.cues), None)

    def kinds(self, cue: Cue) -> int:
        """How many different words of this cue there are; a word inside another counts once."""
        if cue not in self.cues:
            return 0
        plain = self.text.plain
        return len({plain[start:end] for start, end in outermost(self.cues[cue])})


def outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that overlap no longer one before them."""
    reach = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reach:
            yield start, end
            reach = end
