"""The section of config.yaml about tips."""

from datetime import time

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cases.settings import TimeOfDay


class TipsSettings(BaseModel):
    """When the daily tip goes out; each group at its own moment within the window, so that not all phones ring at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(default=True)
    workday: tuple[TimeOfDay, TimeOfDay] = Field(default=(time(12, 5), time(12, 40)), description="window on working days")
    day_off: tuple[TimeOfDay, TimeOfDay] = Field(default=(time(10), time(10, 30)), description="window on days off")
    latest: TimeOfDay = Field(
        default=time(20, 30), description="a missed window is caught up until then, or the tip is dropped"
    )
    not_again_days: int = Field(default=30, ge=0, description="a tip is not repeated within so many days if another is left")

    @model_validator(mode="after")
    def _in_order(self) -> "TipsSettings":
        for opens, closes in (self.workday, self.day_off):
            if not opens < closes <= self.latest:
                raise ValueError("发送时段要写成先早后晚，并且不晚于 latest")
        return self
