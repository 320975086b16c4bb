from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class TipPlan(Numbered):
    """周计划: which tip goes out on a day, under which theme of the week. One a day for the whole town."""

    __tablename__ = "tip_plans"

    day: Mapped[date] = mapped_column(unique=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"))
    tip_id: Mapped[int] = mapped_column(ForeignKey("tips.id"))
