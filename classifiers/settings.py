"""What a town may set about classification; part of config.yaml. Nothing here changes what words mean, only how sure is sure enough."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class ClassifierSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    ask_at: float = Field(0.5, ge=0, le=1, description="Confidence from which a person is asked one quiet question.")
    auto_at: float = Field(0.8, ge=0, le=1, description="Confidence from which a case is opened without asking.")
    ask_life_at: float = Field(
        0.26,
        ge=0,
        le=1,
        description="The same as ask_at where life may be at risk (G1): asking once too often is the smaller harm.",
    )
    burst_minutes: int = Field(
        5, ge=0, description="Messages of one person within so many minutes of the person's own report belong to that report."
    )
    photo_minutes: int = Field(
        10, ge=0, description="A lone picture counts for a report of the same person for so many minutes."
    )
    follow_minutes: int = Field(
        90, ge=0, description="Short follow-ups (我家也是, 在3号楼, 怎么还没来) look back so many minutes for their matter."
    )
    relapse_hours: int = Field(36, ge=0, description="又停了 and 来水了 look back so many hours for their matter.")
    word_borders: bool = Field(
        default=False,
        description=(
            "Let jieba settle word borders at single-character hits: about 80 MB and a second at load. Off, because it knows no dialect: "
            "on our development data it takes away more matters than mistakes; the false friends do this work."
        ),
    )
    town_terms: Path | None = Field(
        None,
        description="A YAML file with the town's own terms, in the form of the files under classifiers/data/issues; none by default.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.ask_life_at <= self.ask_at <= self.auto_at:
            raise ValueError("三个把握应当 ask_life_at 不大于 ask_at，ask_at 不大于 auto_at")
        return self
