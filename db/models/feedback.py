from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Feedback(Numbered):
    """评价: a resident's word on the result, once a case and person. `score` 1 不满意, 2 基本满意, 3 满意."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("case_id", "person_id"),
        CheckConstraint("score BETWEEN 1 AND 3", name="score_in_range"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    score: Mapped[int] = mapped_column(SmallInteger)
    words: Mapped[str | None] = mapped_column(String(500))
    at: Mapped[datetime]
