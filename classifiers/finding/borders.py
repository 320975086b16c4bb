"""Word borders by jieba, asked only where a short word was found: is 没电 in 没电梯 a word of its own?"""

import logging
import warnings
from functools import lru_cache, partial
from tempfile import TemporaryDirectory

from classifiers.lexicon.entries import Span

_SHORT = 1
_AROUND = 6


class Borders:
    """jieba is loaded when a `Borders` is made, quietly and without its cache file in a folder that others can write to."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's own source warns when it is compiled
            import jieba
        jieba.setLogLevel(logging.CRITICAL)
        with TemporaryDirectory() as private:
            tokenizer = jieba.Tokenizer()
            tokenizer.tmp_dir = private
            tokenizer.initialize()
        self._cut = lru_cache(4096)(partial(tokenizer.lcut, HMM=False))

    def fits(self, plain: str, span: Span) -> bool:
        """False if the span, a short one, cuts a word in two that reaches over its border."""
        start, end = span
        if end - start > _SHORT or not "\u4e00" <= plain[start] <= "\u9fff":
            return True
        first = max(0, start - _AROUND)
        position = first
        for word in self._cut(plain[first : end + _AROUND]):
            after = position + len(word)
            if (position < start < after <= end) or (start <= position < end < after):
                return False
            position = after
        return True
