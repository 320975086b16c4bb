from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Theme(Numbered):
    """周主题, owned by a department."""

    __tablename__ = "themes"

    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(16))
