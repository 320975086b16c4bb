from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Numbered, word
from db.models.case import Case
from db.words import ReportKind


class Report(Numbered):
    """反映: a message belongs to a case, and as what. A case that nobody wrote about in a chat has a report without a message."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("case_id", "message_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    kind: Mapped[ReportKind] = mapped_column(word(ReportKind))
    at: Mapped[datetime]

    case: Mapped[Case] = relationship(lazy="raise")
