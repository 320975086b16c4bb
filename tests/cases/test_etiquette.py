"""When people may be disturbed."""

import pytest
from moments import at

from cases.etiquette import is_quiet, not_before
from cases.settings import EtiquetteSettings
from db.words import Grade

RULES = EtiquetteSettings()


@pytest.mark.parametrize("now", ["2026-11-23 21:00", "2026-11-23 23:59", "2026-11-24 00:00", "2026-11-24 07:59"])
def test_at_night_only_danger_reaches_anybody(now: str) -> None:
    assert is_quiet(RULES, at(now))
    for grade in (Grade.G1, Grade.G2):
        assert not_before(RULES, grade, at(now)) == at(now)
    for grade in (Grade.G3, Grade.G4):
        assert not_before(RULES, grade, at(now)) == at("2026-11-24 08:00")


@pytest.mark.parametrize("now", ["2026-11-23 08:00", "2026-11-23 12:00", "2026-11-23 20:59"])
def test_by_day_everything_goes_at_once(now: str) -> None:
    for grade in Grade:
        assert not_before(RULES, grade, at(now)) == at(now)


def test_the_sixth_prompt_of_a_day_waits_for_tomorrow_unless_it_is_urgent() -> None:
    now = at("2026-11-23 15:00")
    assert not_before(RULES, Grade.G3, now, prompts_today=4) == now
    assert not_before(RULES, Grade.G3, now, prompts_today=5) == at("2026-11-24 08:00")
    assert not_before(RULES, Grade.G2, now, prompts_today=50) == now


def test_a_town_that_sleeps_at_noon() -> None:
    noon = EtiquetteSettings(quiet_from="12:00", quiet_until="14:00")
    assert not_before(noon, Grade.G3, at("2026-11-23 13:00")) == at("2026-11-23 14:00")
    assert not_before(noon, Grade.G3, at("2026-11-23 22:00")) == at("2026-11-23 22:00")
