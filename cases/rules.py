"""The town's rules as data: who answers for a category, how long things may take, when people may be disturbed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict

from cases.calendar import Span, WorkCalendar, workday_by_state_council
from cases.settings import CasesSettings
from cases.subjects import Subjects
from classifiers import shipped_taxonomy
from db.words import DeadlineKind, FirstTo, Grade

Demand = Literal["consult", "help", "suggest", "complaint", "report"]
_BY_DEMAND = "by demand"


class Handling(BaseModel):
    """How the town handles one category; `lead` and `joint` are department codes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lead: str
    joint: tuple[str, ...]
    demand: Demand
    private: bool = False
    spreads: bool = False
    first: FirstTo = FirstTo.WARDEN


class GradeLimits(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    confirm: str
    assign: str
    accept: str
    resolve: str


class Limits(BaseModel):
    """`data/deadlines.yaml`, as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    grades: Mapping[Grade, GradeLimits]
    demand: Mapping[Demand, str]
    feedback: str
    suspended: str
    extension: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that a decision about a case asks of the town's policy. Built once."""

    settings: CasesSettings
    calendar: WorkCalendar
    limits: Limits
    handling: Mapping[str, Handling]
    subjects: Subjects

    @classmethod
    def load(cls, settings: CasesSettings) -> Self:
        days: dict[date, bool] = dict.fromkeys(settings.workdays, True) | dict.fromkeys(settings.holidays, False)
        return cls(
            settings=settings,
            calendar=WorkCalendar(settings.office_hours, days, workday_by_state_council),
            limits=Limits.model_validate(_data("deadlines.yaml")),
            handling={code: Handling.model_validate(row) for code, row in _data("handling.yaml")["categories"].items()},
            subjects=Subjects(shipped_taxonomy()),
        )

    def of(self, category: str) -> Handling:
        """How `category` is handled; one that the rules do not know is handled as 其他."""
        return self.handling.get(category) or self.handling["other"]

    def due(self, kind: DeadlineKind, grade: Grade, category: str, start: datetime) -> datetime:
        """When a deadline that starts at `start` ends."""
        return self.calendar.add(start, Span.parse(self._limit(kind, grade, category)))

    def _limit(self, kind: DeadlineKind, grade: Grade, category: str) -> str:
        if kind is DeadlineKind.FEEDBACK:
            return self.limits.feedback
        if kind is DeadlineKind.RESUME:
            return self.limits.suspended
        limit: str = getattr(self.limits.grades[grade], kind.value)
        return self.limits.demand[self.of(category).demand] if limit == _BY_DEMAND else limit


def _data(name: str) -> Any:
    return yaml.safe_load(files("cases").joinpath("data", name).read_text(encoding="utf-8"))
