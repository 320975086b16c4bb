from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Numbered, word
from db.models.case import Case
from db.words import Action, Status


class CaseEvent(Numbered):
    """流转记录: append-only. `hash` covers the event and `previous`, the hash of the event before it (see cases.history)."""

    __tablename__ = "case_events"
    __table_args__ = (UniqueConstraint("case_id", "sequence"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    sequence: Mapped[int] = mapped_column(Integer)
    action: Mapped[Action] = mapped_column(word(Action))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    before: Mapped[Status | None] = mapped_column(word(Status, "before"))
    after: Mapped[Status] = mapped_column(word(Status, "after"))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    case: Mapped[Case] = relationship(lazy="raise")
