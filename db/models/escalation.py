from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Escalation(Numbered):
    """升级: a missed deadline was told to the next rung of the ladder, once."""

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("deadline_id", "rung"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadlines.id"))
    rung: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime]
