from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Numbered, partial_index, word
from db.models.case import Case
from db.words import AssignmentStatus, Part

_ONE_HANDLER = " + ".join(f"CASE WHEN {who}_id IS NULL THEN 0 ELSE 1 END" for who in ("person", "department", "squad"))


class Assignment(Numbered):
    """交办: who has the case (one person, one department or the squad), as lead or joint. It runs until `ended_at`."""

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint(f"{_ONE_HANDLER} = 1", name="one_handler"),
        CheckConstraint("(status IN ('asked', 'accepted')) = (ended_at IS NULL)", name="running_has_no_end"),
        partial_index("uq_assignments_one_lead", "case_id", where="part = 'lead' AND ended_at IS NULL", unique=True),
        partial_index("ix_assignments_of_person", "person_id", where="ended_at IS NULL"),
        partial_index("ix_assignments_of_department", "department_id", where="ended_at IS NULL"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    part: Mapped[Part] = mapped_column(word(Part))
    status: Mapped[AssignmentStatus] = mapped_column(word(AssignmentStatus), default=AssignmentStatus.ASKED)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id"))
    squad_id: Mapped[int | None] = mapped_column(ForeignKey("emergency_squads.id"))
    assigned_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(200))

    case: Mapped[Case] = relationship(lazy="raise")
