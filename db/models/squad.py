from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class EmergencySquad(Numbered):
    """应急分队."""

    __tablename__ = "emergency_squads"

    code: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
