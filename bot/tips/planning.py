"""Which tip a day has: its theme by the calendar, its text by who was not heard longest. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.tips.library import WEEKDAYS, Library


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tip of the store; `last_day` is when it was last planned."""

    id: int
    code: str
    theme: str
    last_day: date | None
    valid_until: date | None


def week_theme(library: Library, day: date) -> str:
    """The main theme of the ISO week."""
    return library.weeks[day.isocalendar().week].main


def themes_of(library: Library, day: date) -> list[str]:
    """The themes that fit the day, best first: a day of its own, the weekday's slot in turn, the week's themes."""
    week = library.weeks[day.isocalendar().week]
    slot = library.slots[WEEKDAYS[day.weekday()]]
    turn = day.isocalendar().week
    today = [week.main, week.alt] if slot == "week" else [slot[(turn + n) % len(slot)] for n in range(len(slot))]
    observed = library.observances.get(f"{day:%m-%d}")
    themes = ([observed.theme] if observed else []) + today + [week.main, week.alt]
    return list(dict.fromkeys(themes))


def choose(library: Library, tips: Sequence[Candidate], day: date, not_again: timedelta) -> Candidate | None:
    """The tip for `day`; one that was heard within `not_again` only where nothing else is left. None without any valid tip."""
    valid = [tip for tip in tips if tip.valid_until is None or tip.valid_until >= day]
    rested = [tip for tip in valid if tip.last_day is None or day - tip.last_day > not_again]
    by_theme = _by_theme(rested)
    for theme in themes_of(library, day):
        if theme in by_theme:
            return _longest_unheard(by_theme[theme])
    return _longest_unheard(rested or valid) if valid else None


def _by_theme(tips: Sequence[Candidate]) -> Mapping[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for tip in tips:
        found.setdefault(tip.theme, []).append(tip)
    return found


def _longest_unheard(tips: Sequence[Candidate]) -> Candidate:
    return min(tips, key=lambda tip: (tip.last_day or date.min, tip.code))
