from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class MicroGrid(Numbered):
    """微网格, the area of one warden. `places` are the names by which people call spots in it."""

    __tablename__ = "micro_grids"

    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    grid_id: Mapped[int] = mapped_column(ForeignKey("grids.id"), index=True)
    warden_id: Mapped[int | None] = mapped_column(ForeignKey("wardens.id"), index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("wardens.id"), index=True)
    places: Mapped[list[str]] = mapped_column(JSON, default=list)
