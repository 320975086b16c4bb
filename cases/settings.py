"""The section of config.yaml about cases: windows, office hours, etiquette."""

import re
from datetime import date, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 30)]


def _written_as_a_time(value: Any) -> Any:
    """Without this pydantic would take 21 for 21 seconds after midnight, and "08:00Z" for a time in another zone."""
    if isinstance(value, time) or (isinstance(value, str) and re.fullmatch(r"\d{1,2}:\d{2}", value)):
        return value if isinstance(value, time) else value.zfill(5)
    raise ValueError(f'应当是时刻，写成 "时:分"，例如 "08:30"，现在写的是 {value}')


TimeOfDay = Annotated[time, BeforeValidator(_written_as_a_time)]
"""A time of day in the town's own zone, to the minute."""


class MatchingSettings(BaseModel):
    """When a message belongs to a case that is there already. All in minutes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same_sender: Minutes = Field(default=10, description="a sender's next words or photo belong to what she just reported")
    follow_up: Minutes = Field(default=24 * 60, description="me too, chase-ups and additions in the group of the case")
    same_category: Minutes = Field(default=12 * 60, description="same category in the same group counts as the same matter")
    other_groups: Minutes = Field(default=120, description="same spreading matter in another group of the community")
    relapse: Minutes = Field(default=72 * 60, description="an ended case is opened again when it is back within this time")
    orphan_media: Minutes = Field(default=3, description="a photo shortly before the words belongs to them")


class EtiquetteSettings(BaseModel):
    """What the bot may do to people (domain compliance and sla)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quiet_from: TimeOfDay = Field(default=time(21), description="from here to quiet_until only G1 and G2 reach anybody")
    quiet_until: TimeOfDay = Field(default=time(8))
    interruptions_a_day: int = Field(default=5, ge=1, description="prompts a warden gets a day; G1 and G2 do not count")


class CasesSettings(BaseModel):
    """How cases are matched, timed and told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    matching: MatchingSettings = MatchingSettings()
    etiquette: EtiquetteSettings = EtiquetteSettings()
    office_hours: tuple[tuple[TimeOfDay, TimeOfDay], ...] = Field(
        default=((time(9), time(12, 30)), (time(14), time(18))), description="office periods of a working day, in order"
    )
    workdays: frozenset[date] = Field(default=frozenset(), description="working days besides the official calendar")
    holidays: frozenset[date] = Field(default=frozenset(), description="days off besides the official calendar")

    @model_validator(mode="after")
    def _in_order(self) -> "CasesSettings":
        moments = [moment for period in self.office_hours for moment in period]
        if not moments or moments != sorted(set(moments)):
            raise ValueError("office_hours 要写成先后相接、互不重叠的时段，例如 [['09:00','12:30'],['14:00','18:00']]")
        if both := self.workdays & self.holidays:
            raise ValueError(f"{min(both)} 同时写在 workdays 和 holidays 里")
        return self
