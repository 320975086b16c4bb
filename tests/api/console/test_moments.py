from datetime import timedelta

import pytest
from moments import at

from api.console.moments import briefly, moment, span, town_time

NOW = at("2026-11-23 10:00")


@pytest.mark.parametrize(
    ("then", "said", "short"),
    [
        ("2026-11-23 00:05", "00:05", "00:05"),
        ("2026-11-22 23:59", "昨天 23:59", "昨天 23:59"),
        ("2026-11-24 08:00", "明天 08:00", "明天 08:00"),
        ("2026-11-20 10:05", "11月20日 10:05", "11月20日"),
        ("2025-12-31 10:05", "2025年12月31日 10:05", "2025年12月31日"),
    ],
)
def test_moments_are_said_as_people_say_them(then: str, said: str, short: str):
    assert moment(at(then), NOW) == said
    assert briefly(at(then), NOW) == short


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.5, "不到 1 分钟"),
        (1, "1 分钟"),
        (59.9, "59 分钟"),
        (60, "1 小时"),
        (100, "1 小时 40 分"),
        (150, "2 小时"),
        (2879, "47 小时"),
        (2880, "2 天"),
    ],
)
def test_spans_name_the_larger_unit(minutes: float, said: str):
    assert span(timedelta(minutes=minutes)) == said


def test_the_town_has_its_own_time():
    assert town_time(NOW) == "11月23日 周一 10:00"
