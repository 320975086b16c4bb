from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, word
from db.words import EditionKind


class Edition(Base):
    """词库版本: one change of the town's own words. `undoes` is the edition that this one takes back, each at most once."""

    __tablename__ = "editions"
    __table_args__ = (CheckConstraint("(kind = 'taken_back') = (undoes IS NOT NULL)", name="undoes_something"),)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[EditionKind] = mapped_column(word(EditionKind))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("editions.number"), unique=True)
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
