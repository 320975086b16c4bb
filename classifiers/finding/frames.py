"""Frames: words in a row with a few others between (电线 … 掉). They are found from the automaton's hits alone, without a regex,
in time that grows with the number of hits (times its logarithm) and never with what lies between.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from classifiers.lexicon.entries import Entry, Hit, Span
from classifiers.texts.clauses import Clauses

Filled = Mapping[int, Sequence[Span]]
"""Slot number to the spans that fill it, in order of their end."""

_MOST_HITS = 6
"""Of one frame in one message; enough to see past a negated one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`slots` in this order (in any order if `free`), at most `gap` characters from one to the next, within one sentence
    (or several if `across`). A word of `unless` in the same sentence forbids it.
    """

    entry: Entry
    slots: tuple[int, ...]
    gap: int
    free: bool = False
    across: bool = False
    unless: tuple[str, ...] = ()

    def orders(self) -> Iterable[tuple[int, ...]]:
        return permutations(self.slots) if self.free else (self.slots,)


def find_frames(frames: Iterable[Frame], filled: Filled, clauses: Clauses) -> Iterator[Hit]:
    """The hits of those frames that all of `filled` can fill."""
    for frame in frames:
        if all(slot in filled for slot in frame.slots):
            yield from _hits(frame, filled, clauses)


def _hits(frame: Frame, filled: Filled, clauses: Clauses) -> Iterator[Hit]:
    rows = (row for order in frame.orders() for row in _rows(order, frame.gap, filled))
    fitting = (row for row in rows if _fits(frame, row, clauses))
    return (Hit(start, end, frame.entry) for start, end in islice(fitting, _MOST_HITS))


def _rows(order: Sequence[int], gap: int, filled: Filled) -> Sequence[Span]:
    """Start and end of each row of words that fills the slots in this order."""
    rows = filled[order[0]]
    for slot in order[1:]:
        rows = sorted(_extended(rows, filled[slot], gap), key=_end)
    return rows


def _extended(rows: Sequence[Span], spans: Sequence[Span], gap: int) -> Iterator[Span]:
    """For each span the row that ends closest before it, if not farther than `gap`. `rows` are in order of their end."""
    for start, end in spans:
        before = bisect_right(rows, start, key=_end) - 1
        if before >= 0 and start - rows[before][1] <= gap:
            yield rows[before][0], end


def _end(row: Span) -> int:
    return row[1]


def _fits(frame: Frame, row: Span, clauses: Clauses) -> bool:
    if not (frame.across or clauses.same_sentence(*row)):
        return False
    sentence = clauses.sentences_around(*row) if frame.unless else ""
    return not any(word in sentence for word in frame.unless)
