"""A deadline as colour and words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from api.console.moments import moment, span
from api.console.names import DEADLINE_NAMES
from db.words import DeadlineKind

_LAST_QUARTER = 0.25
_BY_ITSELF = {DeadlineKind.FEEDBACK: "后结案", DeadlineKind.RESUME: "后恢复"}


class Tone(StrEnum):
    """Green, amber, red; calm where nobody has to hurry, for the clock acts by itself."""

    GOOD = "good"
    SOON = "soon"
    LATE = "late"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Due:
    """`what` names the step that is due, `words` say how much time is left, `at` is the moment itself."""

    tone: Tone
    what: str
    words: str
    at: datetime


def due(kind: DeadlineKind, started_at: datetime, due_at: datetime, now: datetime) -> Due:
    left = due_at - now
    what = DEADLINE_NAMES[kind]
    if kind in _BY_ITSELF:
        return Due(Tone.CALM, what, f"{span(left)}{_BY_ITSELF[kind]}" if left.total_seconds() > 0 else "已到期", due_at)
    if left.total_seconds() <= 0:
        return Due(Tone.LATE, what, f"超时 {span(-left)}", due_at)
    tone = Tone.SOON if left <= (due_at - started_at) * _LAST_QUARTER else Tone.GOOD
    return Due(tone, what, f"还剩 {span(left)}", due_at)


def due_mark(shown: Due, now: datetime, *, brief: bool = False) -> Markup:
    """`brief` leaves out what is due, where the place says it."""
    what = "" if brief else f"{shown.what} "
    return Markup('<span class="due due-{}" title="{}时限 {}">{}{}</span>').format(
        shown.tone.value, shown.what, moment(shown.at, now), what, shown.words
    )
