from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import WarningStatus


class Warning(Numbered):  # noqa: A001  the word of the house; Python's own is never used here
    """预警: a fraud warning for many groups. It names no person, and nobody hears it before one person approved it."""

    __tablename__ = "warnings"
    __table_args__ = (
        CheckConstraint("status = 'draft' OR approved_by IS NOT NULL", name="approved_by_someone"),
        CheckConstraint("expires_at > created_at", name="expires_later"),
    )

    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    fraud_type: Mapped[str] = mapped_column(String(32))
    status: Mapped[WarningStatus] = mapped_column(word(WarningStatus), default=WarningStatus.DRAFT)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    approved_by: Mapped[str | None] = mapped_column(String(80))
    approved_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
