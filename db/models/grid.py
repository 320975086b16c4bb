from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Grid(Numbered):
    """网格; `dedicated` marks the 专属网格 (a school, a park, a factory zone)."""

    __tablename__ = "grids"

    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"), index=True)
    dedicated: Mapped[bool] = mapped_column(Boolean, default=False)
