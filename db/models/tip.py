from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Tip(Numbered):
    """日提醒, at most 120 characters. A tip past `valid_until` is not posted."""

    __tablename__ = "tips"

    code: Mapped[str] = mapped_column(String(32), unique=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"), index=True)
    text: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(80))
    reviewer: Mapped[str] = mapped_column(String(40))
    valid_until: Mapped[date | None]
