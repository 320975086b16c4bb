"""The tip library that ships with the program, and how it gets into the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Theme, Tip
from db.repositories.upsert import insert_into

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ThemeRow(_Row):
    name: str
    owner: str


class WeekRow(_Row):
    main: str
    alt: str


class ObservanceRow(_Row):
    theme: str
    name: str


class Library(_Row):
    """`library.yaml`, as written. A theme that a week, a slot or a tip names must be there."""

    version: int
    reviewer: str
    source: str
    slots: Mapping[Weekday, tuple[str, ...] | Literal["week"]]
    themes: Mapping[str, ThemeRow]
    weeks: Mapping[int, WeekRow]
    observances: Mapping[str, ObservanceRow]
    tips: Mapping[str, Annotated[str, Field(max_length=120)]]

    @model_validator(mode="after")
    def _themes_are_there(self) -> Self:
        named = {theme for week in self.weeks.values() for theme in (week.main, week.alt)}
        named |= {theme for slot in self.slots.values() if slot != "week" for theme in slot}
        named |= {day.theme for day in self.observances.values()} | {theme_of(code) for code in self.tips}
        if missing := named - self.themes.keys():
            raise ValueError(f"no such theme: {', '.join(sorted(missing))}")
        return self


@dataclass(frozen=True, slots=True)
class Installed:
    themes: int
    tips: int


def load() -> Library:
    text = files("bot.tips").joinpath("library.yaml").read_text(encoding="utf-8")
    return Library.model_validate(yaml.safe_load(text))


def theme_of(tip_code: str) -> str:
    """`home_fire_03` belongs to `home_fire`."""
    return tip_code.rpartition("_")[0]


async def install(session: AsyncSession, library: Library) -> Installed:
    """Put themes and tips that are not there yet into the store. What the town has edited stays as it is."""
    themes = [{"code": code, "name": row.name, "owner": row.owner} for code, row in library.themes.items()]
    await session.execute(insert_into(session, Theme).on_conflict_do_nothing(), themes)
    numbers = {theme.code: theme.id for theme in await session.scalars(select(Theme))}
    tips = [
        {
            "code": code,
            "theme_id": numbers[theme_of(code)],
            "text": text,
            "source": library.source,
            "reviewer": library.reviewer,
        }
        for code, text in library.tips.items()
    ]
    await session.execute(insert_into(session, Tip).on_conflict_do_nothing(), tips)
    return Installed(len(themes), len(tips))
