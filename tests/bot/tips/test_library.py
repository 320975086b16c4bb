"""The tip library that ships: short, plain, harmless, and something for every day of the year."""

import re
from datetime import date, timedelta

import pytest
import yaml
from pydantic import ValidationError
from sqlalchemy import func, select, update

from bot.tips import library
from bot.tips.library import Library, theme_of
from bot.tips.planning import themes_of
from db.models import Theme, Tip

LIBRARY = library.load()
_LONGEST = 120
_FORBIDDEN = re.compile(
    r"@|所有人|收到请回复|接龙|排名|打卡|转发到|点击|链接领|https?:|www\.|1[3-9]\d{9}"  # no calls to order, no links, no private numbers
    r"|最后通牒|严惩|务必|必须立即|违者"  # and no tone of command
)
_HALF_WIDTH = re.compile(r"[一-鿿”][,:;!?()]|[,:;!?()][一-鿿“]")


@pytest.mark.parametrize("code", LIBRARY.tips)
def test_a_tip_is_short_whole_and_harmless(code):
    text = LIBRARY.tips[code]
    assert 10 <= len(text) <= _LONGEST
    assert text.endswith(("。", "！", "？"))
    assert _FORBIDDEN.findall(text) == []
    assert _HALF_WIDTH.findall(text) == []
    assert text == text.strip()


def test_no_tip_stands_twice():
    assert len(set(LIBRARY.tips.values())) == len(LIBRARY.tips)


def test_every_theme_has_a_tip_an_owner_and_its_days():
    with_tips = {theme_of(code) for code in LIBRARY.tips}
    assert with_tips == LIBRARY.themes.keys()
    assert all(theme.name and theme.owner for theme in LIBRARY.themes.values())
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(366)]
    heard = {theme for day in year for theme in themes_of(LIBRARY, day)}
    assert heard == LIBRARY.themes.keys()


def test_every_day_of_many_years_has_a_theme_with_a_tip():
    with_tips = {theme_of(code) for code in LIBRARY.tips}
    for n in range(366 * 12):  # a cycle with weeks 53 and leap days
        assert themes_of(LIBRARY, date(2024, 1, 1) + timedelta(days=n))[0] in with_tips


def test_an_observance_is_a_day_that_exists():
    for day in LIBRARY.observances:
        date.fromisoformat(f"2028-{day}")


@pytest.mark.parametrize(
    "change",
    [
        {"tips": {"nix_01": "没有这个主题。"}},
        {"weeks": {1: {"main": "nix", "alt": "cold"}}},
        {"slots": {"mon": ["nix"]}},
        {"observances": {"01-10": {"theme": "nix", "name": "某日"}}},
        {"tips": {"cold_01": "水" * (_LONGEST + 1)}},
        {"surprise": 1},
    ],
)
def test_a_library_that_names_what_is_not_there_is_refused(change):
    written = yaml.safe_load(LIBRARY.model_dump_json())
    with pytest.raises(ValidationError):
        Library.model_validate({**written, **change})


async def test_installing_again_leaves_what_the_town_has_edited(database):
    async with database.write() as session:
        done = await library.install(session, LIBRARY)
        assert (done.themes, done.tips) == (len(LIBRARY.themes), len(LIBRARY.tips))
        await session.execute(update(Tip).where(Tip.code == "cold_01").values(text="我们镇自己的话。", reviewer="应急办"))
    async with database.write() as session:
        await library.install(session, LIBRARY)
        mine = await session.scalar(select(Tip).where(Tip.code == "cold_01"))
        assert (mine.text, mine.reviewer) == ("我们镇自己的话。", "应急办")
        assert await session.scalar(select(func.count()).select_from(Tip)) == len(LIBRARY.tips)
        assert await session.scalar(select(func.count()).select_from(Theme)) == len(LIBRARY.themes)
