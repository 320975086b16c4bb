"""False friends: 停水通知 cancels the 停水 inside itself; 火了 inside 着火了 cancels nothing, because a longer find holds it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from classifiers.lexicon.entries import Span


class Cover:
    """Answers whether a span lies inside one of many longer spans, in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach: list[int] = []
        for _, end in ordered:
            self._reach.append(max(end, self._reach[-1] if self._reach else end))

    def holds(self, span: Span) -> bool:
        """True if a span that is longer than `span` contains it."""
        start, end = span
        before = bisect_left(self._starts, start)
        if before and self._reach[before - 1] >= end:
            return True
        upto = bisect_right(self._starts, start)
        return upto > before and self._reach[upto - 1] > end

    def has(self, span: Span) -> bool:
        """True if one of the spans contains `span` or is `span`."""
        before = bisect_right(self._starts, span[0])
        return before > 0 and self._reach[before - 1] >= span[1]


def live_friends(friends: Sequence[Span], terms: Iterable[Span]) -> Cover | None:
    """The false friends that count; None if there are none, which is the common case."""
    if not friends:
        return None
    longer = Cover(terms)
    living = [friend for friend in friends if not longer.holds(friend)]
    return Cover(living) if living else None
