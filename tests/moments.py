"""Moments of the town's day, for stories."""

from datetime import datetime

from cases.calendar import TOWN_ZONE


def at(text: str) -> datetime:
    """A moment in the town's time zone: "2026-11-23 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=TOWN_ZONE)


class HandClock:
    """A clock that stands still until the story moves it."""

    def __init__(self, text: str = "2026-11-23 10:00") -> None:
        self.now = at(text)

    def __call__(self) -> datetime:
        return self.now

    def set(self, text: str) -> None:
        self.now = at(text)
