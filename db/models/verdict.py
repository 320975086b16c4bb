from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Verdict(Base):
    """研判: what the classifiers thought of one message and why, kept for every message that was not plain chatter.

    `because` is a list of {start, end, text, rule, weight, category, note}; `version` names the lexicon that judged.
    """

    __tablename__ = "verdicts"

    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    decision: Mapped[str] = mapped_column(String(8))
    act: Mapped[str] = mapped_column(String(16))
    category: Mapped[str | None] = mapped_column(String(32))
    categories: Mapped[list[Any]] = mapped_column(JSON, default=list)
    grade: Mapped[str | None] = mapped_column(String(2))
    fraud_type: Mapped[str | None] = mapped_column(String(32))
    fraud_level: Mapped[str | None] = mapped_column(String(2))
    confidence: Mapped[float] = mapped_column(Float)
    places: Mapped[list[str]] = mapped_column(JSON, default=list)
    indicators: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    because: Mapped[list[Any]] = mapped_column(JSON, default=list)
    version: Mapped[str] = mapped_column(String(32))
