"""Where sentences and clauses begin and end. In chat a blank often stands for a comma, a line end for a full stop."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[。!?;\n]+")
_CLAUSE_END = re.compile(r"[。!?;\n,、:~…\s]+|但是|不过|可是|结果|(?<=,)但")


class Clauses:
    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._length = len(plain)
        self._sentences = [m.end() for m in _SENTENCE_END.finditer(plain)]
        self._clauses = [m.end() for m in _CLAUSE_END.finditer(plain)]

    def same_sentence(self, start: int, end: int) -> bool:
        if not self._sentences:
            return True
        return bisect_right(self._sentences, start) == bisect_right(self._sentences, max(start, end - 1))

    def same_clause(self, start: int, end: int) -> bool:
        return bisect_right(self._clauses, start) == bisect_right(self._clauses, max(start, end - 1))

    def sentences_around(self, start: int, end: int) -> str:
        """The text of the sentence, or sentences, that the span is part of."""
        index = bisect_right(self._sentences, start)
        return self._plain[self._sentences[index - 1] if index else 0 : self.sentence_end(max(start, end - 1))]

    def sentence_end(self, position: int) -> int:
        return _next(self._sentences, position, self._length)

    def clause_end(self, position: int) -> int:
        return _next(self._clauses, position, self._length)

    def clause_start(self, position: int) -> int:
        index = bisect_right(self._clauses, position)
        return self._clauses[index - 1] if index else 0


def _next(borders: Sequence[int], position: int, end: int) -> int:
    index = bisect_right(borders, position)
    return borders[index] if index < len(borders) else end
