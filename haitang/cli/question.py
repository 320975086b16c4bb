"""One line that `haitang classify` is asked, where it says more than the text."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from cases.calendar import TOWN_ZONE
from classifiers import Role


class Question(BaseModel):
    """`time` without a zone is the town's own. Keys that nobody knows are for somebody else."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    role: Role | None = None
    group: str | None = None
    sender: str | None = None
    time: datetime | None = None

    @property
    def at(self) -> datetime | None:
        return self.time.replace(tzinfo=TOWN_ZONE) if self.time and self.time.tzinfo is None else self.time
