"""Wall time and working time, over make-up days, holidays, lunch, midnight and new year."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moments import at

from cases.calendar import TOWN_ZONE, Span, Unit, WorkCalendar, workday_by_state_council

HOURS = ((time(9), time(12, 30)), (time(14), time(18)))
TOWN = WorkCalendar(HOURS, {}, workday_by_state_council)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-11-23 23:50", "30 wall_minute", "2026-11-24 00:20"),  # an emergency runs through the night
        ("2026-11-23 10:00", "4 work_hour", "2026-11-23 15:30"),  # lunch does not count
        ("2026-11-23 17:30", "1 work_hour", "2026-11-24 09:30"),  # the evening does not count
        ("2026-11-20 17:30", "1 work_hour", "2026-11-23 09:30"),  # nor the weekend
        ("2026-11-21 11:00", "1 work_hour", "2026-11-23 10:00"),  # Saturday: begins on Monday
        ("2026-11-20 10:00", "1 work_day", "2026-11-23 18:00"),  # Friday: the next working day is Monday
        ("2026-11-20 10:00", "3 work_day", "2026-11-25 18:00"),
        ("2026-02-13 10:00", "1 work_day", "2026-02-14 18:00"),  # a Saturday made up for New Year
        ("2026-02-14 10:00", "1 work_day", "2026-02-24 18:00"),  # nine days of Spring Festival
        ("2026-12-31 17:00", "2 work_hour", "2027-01-01 10:00"),  # 2027 is not announced: Monday to Friday
    ],
)
def test_the_day_of_the_town(start: str, span: str, end: str) -> None:
    assert TOWN.add(at(start), Span.parse(span)) == at(end)


def test_the_town_may_say_otherwise() -> None:
    market_day, day_off = date(2026, 11, 21), date(2026, 11, 23)
    own = WorkCalendar(HOURS, {market_day: True, day_off: False}, workday_by_state_council)
    assert own.add(at("2026-11-20 17:30"), Span.parse("1 work_hour")) == at("2026-11-21 09:30")
    assert own.add(at("2026-11-22 10:00"), Span.parse("1 work_day")) == at("2026-11-24 18:00")


def test_a_year_that_nobody_announced_does_not_crash() -> None:
    assert workday_by_state_council(date(2031, 5, 5))
    assert not workday_by_state_council(date(2031, 5, 4))


def test_the_answer_is_in_the_zone_of_the_question() -> None:
    start = at("2026-11-23 10:00").astimezone(tz=None)
    assert TOWN.add(start, Span(4, Unit.WORK_HOUR)).utcoffset() == start.utcoffset()


FOUR_YEARS = st.integers(0, 4 * 365 * 24 * 60 - 1).map(lambda minute: at("2024-01-01 00:00") + timedelta(minutes=minute))


@given(begin=FOUR_YEARS, hours=st.integers(1, 40))
def test_working_hours_against_a_slow_counter(begin: datetime, hours: int) -> None:
    """A naive counter walks minute by minute and counts those in which the office is open."""
    moment, left = begin, hours * 60
    while left:
        inside = any(opens <= moment.time() < closes for opens, closes in HOURS)
        left -= TOWN.is_workday(moment.date()) and inside
        moment += timedelta(minutes=1)
    assert TOWN.add(begin, Span(hours, Unit.WORK_HOUR)) == moment


@given(begin=FOUR_YEARS, days=st.integers(1, 20))
def test_working_days_against_a_slow_counter(begin: datetime, days: int) -> None:
    day, left = begin.date(), days
    while left:
        day += timedelta(days=1)
        left -= TOWN.is_workday(day)
    assert TOWN.add(begin, Span(days, Unit.WORK_DAY)) == datetime.combine(day, time(18), TOWN_ZONE)
