"""Stretches of text at word borders, of a size that can stand in a lexicon."""

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from tempfile import TemporaryDirectory
from typing import NamedTuple

from classifiers.learning.hiding import Hidden

_SHORTEST, _LONGEST = 2, 8  # characters
_MOST_WORDS = 4
_NAMES = ("nr", "ns", "nt")
"""jieba's classes of proper names: people, places, bodies."""
_TELLING = ("n", "v", "a", "i", "l", "z", "b", "j", "s")
"""Classes of words that say something; a stretch of others is grammar."""


class Word(NamedTuple):
    text: str
    flag: str


class Cutter:
    """jieba is loaded with the first one: about 100 MB and some seconds, so only where something is to be learnt."""

    def __init__(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self._cut = cache(_cutting())

    def grams(self, plain: str) -> frozenset[str]:
        """Every stretch of one to four words that could be a term."""
        return frozenset(
            "".join(word.text for word in words) for run in self._runs(plain) for words in _stretches(run) if _tells(words)
        )

    def around(self, plain: str, inside: str) -> frozenset[str]:
        """The stretches that hold `inside` and something besides."""
        runs = (run for run in self._runs(plain) if inside in "".join(word.text for word in run))
        found = ("".join(word.text for word in words) for run in runs for words in _stretches(run))
        return frozenset(stretch for stretch in found if inside in stretch and stretch != inside)

    def _runs(self, plain: str) -> Iterator[list[Word]]:
        """Words between what is hidden, and what jieba takes for a name."""
        for run in self._hidden.runs(plain):
            words: list[Word] = []
            for word in self._cut(run):
                if word.flag.startswith(_NAMES):
                    yield words
                    words = []
                else:
                    words.append(word)
            yield words


def _stretches(words: list[Word]) -> Iterator[list[Word]]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            if _SHORTEST <= sum(len(word.text) for word in words[start:end]) <= _LONGEST:
                yield words[start:end]


def _tells(words: Iterable[Word]) -> bool:
    return any(word.flag.startswith(_TELLING) for word in words)


def _cutting() -> Callable[[str], tuple[Word, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own source warns when it is compiled
        import jieba
        from jieba import posseg
    jieba.setLogLevel(logging.CRITICAL)
    with TemporaryDirectory() as private:  # not its cache file in a folder that others can write to
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    tagging = posseg.POSTokenizer(tokenizer)
    return lambda run: tuple(Word(pair.word, pair.flag) for pair in tagging.cut(run, HMM=False))
