from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import WardenKind


class Warden(Numbered):
    """网格员. Between `away_from` and `away_until` the stand-in is asked instead; an open end means until further notice."""

    __tablename__ = "wardens"
    __table_args__ = (CheckConstraint("away_until IS NULL OR away_from IS NOT NULL", name="away_has_start"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    grid_id: Mapped[int] = mapped_column(ForeignKey("grids.id"), index=True)
    kind: Mapped[WardenKind] = mapped_column(word(WardenKind))
    away_from: Mapped[datetime | None]
    away_until: Mapped[datetime | None]
