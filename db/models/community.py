from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Community(Numbered):
    """村(社区)."""

    __tablename__ = "communities"

    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
