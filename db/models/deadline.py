from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Numbered, partial_index, word
from db.models.case import Case
from db.words import DeadlineKind


class Deadline(Numbered):
    """时限: by when something must have happened to a case. It runs until `ended_at`; `met` says whether it was in time.

    `look_at` is when somebody hears that it passed: `due_at` first, later for the next rung, empty when all rungs heard.
    """

    __tablename__ = "deadlines"
    __table_args__ = (
        partial_index("uq_deadlines_running", "case_id", "kind", where="ended_at IS NULL", unique=True),
        partial_index("ix_deadlines_to_look_at", "look_at", where="ended_at IS NULL"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[DeadlineKind] = mapped_column(word(DeadlineKind))
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    look_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    met: Mapped[bool | None]

    case: Mapped[Case] = relationship(lazy="raise")
