"""Which tip a day gets: its theme by the calendar, its text by who was not heard longest."""

from datetime import date, timedelta

import pytest

from bot.tips import library
from bot.tips.planning import Candidate, choose, themes_of, week_theme

LIBRARY = library.load()
REST = timedelta(days=30)
MONDAY = date(2026, 11, 23)  # week 48: elder_care, cold


def tip(code, last_day=None, valid_until=None):
    return Candidate(abs(hash(code)), code, library.theme_of(code), last_day, valid_until)


@pytest.mark.parametrize(
    ("day", "themes"),
    [
        (MONDAY, ["anti_fraud", "elder_care", "cold"]),
        (date(2026, 11, 24), ["elder_care", "cold"]),  # Tuesday belongs to the week
        (date(2026, 11, 9), ["home_fire", "anti_fraud", "cold"]),  # 119, on a Monday: the day goes first
    ],
)
def test_a_day_of_its_own_goes_first_then_the_weekday_then_the_week(day, themes):
    assert themes_of(LIBRARY, day) == themes


def test_every_year_has_a_last_week():
    assert set(themes_of(LIBRARY, date(2027, 1, 1))) == {"home_fire", "traffic", "work_safety", "customs"}  # Friday of week 53


def test_a_slot_takes_turns_from_week_to_week():
    fridays = [themes_of(LIBRARY, date(2026, 11, 6) + timedelta(weeks=n))[0] for n in range(3)]
    assert set(fridays) == {"home_fire", "traffic", "work_safety"}


def test_the_theme_of_the_week_is_the_same_on_all_its_days():
    assert {week_theme(LIBRARY, MONDAY + timedelta(days=n)) for n in range(7)} == {"elder_care"}


def test_the_longest_unheard_of_the_best_theme_is_chosen():
    old, older = tip("anti_fraud_01", date(2026, 9, 2)), tip("anti_fraud_02", date(2026, 9, 1))
    assert choose(LIBRARY, [old, older, tip("cold_01")], MONDAY, REST) == older
    assert choose(LIBRARY, [old, older, tip("anti_fraud_09")], MONDAY, REST).code == "anti_fraud_09"


def test_what_was_heard_lately_rests_and_another_theme_of_the_day_speaks():
    lately = tip("anti_fraud_01", MONDAY - REST)
    assert choose(LIBRARY, [lately, tip("elder_care_01")], MONDAY, REST).code == "elder_care_01"
    assert choose(LIBRARY, [tip("anti_fraud_01", MONDAY - REST - timedelta(days=1))], MONDAY, REST).code == "anti_fraud_01"


def test_where_nothing_else_is_left_it_is_said_again():
    lately, later = tip("anti_fraud_01", MONDAY - timedelta(days=2)), tip("cold_01", MONDAY - timedelta(days=1))
    assert choose(LIBRARY, [lately, later], MONDAY, REST) == lately


def test_what_is_out_of_date_is_not_said_at_all():
    assert choose(LIBRARY, [tip("anti_fraud_01", valid_until=MONDAY - timedelta(days=1))], MONDAY, REST) is None
    assert choose(LIBRARY, [tip("anti_fraud_01", valid_until=MONDAY)], MONDAY, REST) is not None
    assert choose(LIBRARY, [], MONDAY, REST) is None


def test_a_year_repeats_nothing_too_soon():
    """With the library that ships, day after day."""
    last: dict[str, date] = {}
    for n in range(365):
        day = date(2026, 1, 1) + timedelta(days=n)
        chosen = choose(LIBRARY, [tip(code, last.get(code)) for code in LIBRARY.tips], day, REST)
        assert chosen.code not in last or day - last[chosen.code] > REST, f"{day}: {chosen.code} again"
        last[chosen.code] = day
    assert last.keys() == LIBRARY.tips.keys()
