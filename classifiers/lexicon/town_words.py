"""The town's own words, on top of the lexicon that ships."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

TOWN_SUB = "本镇的词"
"""Shown to people where other terms name what of the category they say."""


class Use(StrEnum):
    TERM = "term"
    FRIEND = "friend"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class TownWord:
    """`subject` is a category, or a type of fraud; empty for a false friend. `weight` in the lexicon's points: a term that names
    a matter with 4 points alone makes a person be asked, never a case by itself.
    """

    use: Use
    text: str
    subject: str = ""
    weight: float = 4.0


def digest_of(words: Iterable[TownWord]) -> str:
    """The same for the same words, in whatever order; empty for none."""
    rows = sorted(f"{word.use.value} {word.subject} {word.weight} {word.text}" for word in words)
    return sha256("\n".join(rows).encode()).hexdigest()[:6] if rows else ""
