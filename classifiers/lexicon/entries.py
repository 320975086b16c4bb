"""What the lexicon says of a stretch of text, and where it said it."""

from dataclasses import dataclass
from enum import StrEnum

from classifiers.verdict import Grade, Kind

Span = tuple[int, int]
"""Start and end in plain text."""

ANY_FRAUD = "any"
"""Subject of words that belong to fraud of every type."""


class Voice(StrEnum):
    """Who would say so: the swindler, a resident (asking or harmed), or a warden at the scene."""

    SCAMMER = "scammer"
    RESIDENT = "resident"
    WARDEN = "warden"


class Form(StrEnum):
    TERM = "term"
    FRAME = "frame"
    MENTION = "mention"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Entry:
    """`subject` is a category code, or for fraud a type code. `weight` in points: 4 says the matter, 3 names it, 1 merely belongs to it.
    `sub` is the taxonomy's word for it, shown to people.
    """

    kind: Kind
    subject: str
    weight: float
    form: Form
    sub: str = ""
    grade: Grade | None = None
    voice: Voice | None = None

    @property
    def rule(self) -> str:
        return "/".join(part for part in (self.subject, self.sub, self.form.value) if part)


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    entry: Entry
