"""Wall time and working time. G1 and G2 run on the wall clock; G3 and G4 stand still outside office hours (domain sla)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from typing import Self
from zoneinfo import ZoneInfo

import chinese_calendar

TOWN_ZONE = ZoneInfo("Asia/Shanghai")  # China has one time zone, and the town reckons in it whatever the server says

OfficeHours = Sequence[tuple[time, time]]


class Unit(StrEnum):
    WALL_MINUTE = "wall_minute"
    WALL_HOUR = "wall_hour"
    WORK_HOUR = "work_hour"
    WORK_DAY = "work_day"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as the rules write it: "30 wall_minute", "4 work_hour", "3 work_day"."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        amount, unit = text.split()
        return cls(int(amount), Unit(unit))


def workday_by_state_council(day: date) -> bool:
    """Whether the office works that day: the State Council's calendar with make-up days where it is announced,
    else Monday to Friday (the library knows no year before its announcement).
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5  # noqa: PLR2004  Saturday


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the town works. `overrides` says for single days whether they are working days, before any library is asked."""

    office_hours: OfficeHours
    overrides: Mapping[date, bool]
    library: Callable[[date], bool] = workday_by_state_council

    def is_workday(self, day: date) -> bool:
        found = self.overrides.get(day)
        return self.library(day) if found is None else found

    def add(self, start: datetime, span: Span) -> datetime:
        """The moment `span` after `start`. A work day counts from the next working day on and ends with its office hours."""
        match span.unit:
            case Unit.WALL_MINUTE:
                return start + timedelta(minutes=span.amount)
            case Unit.WALL_HOUR:
                return start + timedelta(hours=span.amount)
            case Unit.WORK_HOUR:
                return self._after_hours(start, timedelta(hours=span.amount))
            case Unit.WORK_DAY:
                return self._after_days(start, span.amount)

    def _after_hours(self, start: datetime, left: timedelta) -> datetime:
        for opens, closes in self._periods(start.astimezone(TOWN_ZONE)):
            if left <= closes - opens:
                return (opens + left).astimezone(start.tzinfo)
            left -= closes - opens
        raise AssertionError("the calendar has no end")

    def _after_days(self, start: datetime, days: int) -> datetime:
        today = start.astimezone(TOWN_ZONE).date()
        following = (day for day in (today + timedelta(days=n) for n in count(1)) if self.is_workday(day))
        for _ in range(days - 1):
            next(following)
        return datetime.combine(next(following), self.office_hours[-1][1], TOWN_ZONE).astimezone(start.tzinfo)

    def _periods(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        for day in (start.date() + timedelta(days=n) for n in count()):
            if not self.is_workday(day):
                continue
            for opens, closes in self.office_hours:
                begin, end = datetime.combine(day, opens, TOWN_ZONE), datetime.combine(day, closes, TOWN_ZONE)
                if end > start:
                    yield max(begin, start), end
