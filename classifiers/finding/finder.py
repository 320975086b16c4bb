"""One pass of one automaton over the plain text finds all words; then false friends go out and frames come in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation

from classifiers.finding.borders import Borders
from classifiers.finding.findings import Findings
from classifiers.finding.frame_index import FrameIndex, Raw
from classifiers.finding.frames import find_frames
from classifiers.finding.friends import Cover, live_friends
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Form, Hit, Span
from classifiers.lexicon.vocabulary import Use
from classifiers.texts.clauses import Clauses
from classifiers.texts.normalise import Text


@dataclass(slots=True)
class _Heap:
    """What a pass over the raw hits sorts them into."""

    terms: list[tuple[Span, Use]] = field(default_factory=list)
    slots: list[tuple[Span, Use]] = field(default_factory=list)
    resolved: list[Hit] = field(default_factory=list)
    cues: dict[Cue, list[Span]] = field(default_factory=dict)
    friends: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)


class Finder:
    def __init__(self, words: Mapping[str, Use], frames: FrameIndex, borders: Borders | None) -> None:
        """`words` in the order of their numbers."""
        self._uses = list(words.values())
        self._automaton = AhoCorasick(list(words), implementation=Implementation.ContiguousNFA)
        self._frames = frames
        self._borders = borders

    def scan(self, plain: str) -> Raw:
        return self._automaton.find_matches_as_indexes(plain, overlapping=True)

    def findings(self, raw: Raw, text: Text) -> Findings:
        heap = self._sorted(raw)
        clauses = Clauses(text.plain)
        friends = live_friends(heap.friends, [span for span, _ in heap.terms])
        hits = [Hit(*span, entry) for span, use in self._kept(heap.terms, friends, text) for entry in use.terms]
        telling = Cover((hit.start, hit.end) for hit in hits if hit.entry.form is Form.TERM)
        hits.extend(self._frame_hits(raw, heap, friends, text, clauses))
        cues = {cue: tuple(kept) for cue, spans in heap.cues.items() if (kept := _outside(friends, spans))}
        resolved = self._resolved(heap, friends)
        return Findings(text, clauses, tuple(hits), resolved, cues, tuple(heap.places), telling)

    def _sorted(self, raw: Raw) -> _Heap:
        heap = _Heap()
        for number, start, end in raw:
            use, span = self._uses[number], (start, end)
            if use.terms:
                heap.terms.append((span, use))
            if use.slots:
                heap.slots.append((span, use))
            if use.friend:
                heap.friends.append(span)
            if use.place:
                heap.places.append(span)
            for cue in use.cues:
                heap.cues.setdefault(cue, []).append(span)
            if use.resolved:
                heap.resolved.extend(Hit(start, end, entry) for entry in use.resolved)
        return heap

    def _kept(self, found: Iterable[tuple[Span, Use]], friends: Cover | None, text: Text) -> Iterable[tuple[Span, Use]]:
        if friends is not None:
            found = [(span, use) for span, use in found if not friends.holds(span)]
        return found if self._borders is None else [pair for pair in found if self._borders.fits(text.plain, pair[0])]

    def _resolved(self, heap: _Heap, friends: Cover | None) -> tuple[Hit, ...]:
        """来水了, but not inside 来电话 and not inside 自来水."""
        if not heap.resolved:
            return ()
        longer = Cover(span for span, _ in heap.terms)
        spans = (hit for hit in heap.resolved if not longer.holds((hit.start, hit.end)))
        return tuple(hit for hit in spans if friends is None or not friends.holds((hit.start, hit.end)))

    def _frame_hits(self, raw: Raw, heap: _Heap, friends: Cover | None, text: Text, clauses: Clauses) -> Iterator[Hit]:
        frames = self._frames.complete(raw)
        if not frames:
            return iter(())
        wanted = frozenset(slot for frame in frames for slot in frame.slots)
        filled: dict[int, list[Span]] = {}
        for span, use in self._kept(heap.slots, friends, text):
            for slot in wanted.intersection(use.slots):
                filled.setdefault(slot, []).append(span)
        return find_frames(frames, filled, clauses)


def _outside(friends: Cover | None, spans: list[Span]) -> list[Span]:
    return spans if friends is None else [span for span in spans if not friends.holds(span)]
