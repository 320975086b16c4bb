"""The ways to write one lexicon word: it is unfolded once at load, so that reading a message costs nothing extra."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod

_MOST = 400
"""More ways than this to write one word is a mistake in the data."""


class Spellings:
    def __init__(self, groups: Sequence[Sequence[str]], plain: Callable[[str], str]) -> None:
        self._plain = plain
        self._ways = {plain(word): tuple(plain(other) for other in group) for group in groups for word in group}
        longest_first = sorted(self._ways, key=len, reverse=True)
        self._members = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def unfold(self, word: str) -> Iterator[str]:
        """All ways to write `word`, in plain form. ValueError if they are too many."""
        choices = list(self._choices(self._plain(word)))
        if prod(map(len, choices)) > _MOST:
            raise ValueError(f"{word!r} has too many spellings")
        return ("".join(pieces) for pieces in product(*choices))

    def _choices(self, word: str) -> Iterator[tuple[str, ...]]:
        done = 0
        for match in self._members.finditer(word):
            yield (word[done : match.start()],)
            yield self._ways[match.group()]
            done = match.end()
        yield (word[done:],)
