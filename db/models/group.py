from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import GroupKind, GroupState


class Group(Numbered):
    """群: one chat on one channel. It serves a micro-grid, the wardens, a department, the squad, or, as a direct chat, one person."""

    __tablename__ = "groups"
    __table_args__ = (
        UniqueConstraint("channel", "account", "external_id"),
        CheckConstraint("state = 'unbound' OR kind <> 'resident' OR micro_grid_id IS NOT NULL", name="resident_has_place"),
        CheckConstraint("kind <> 'direct' OR person_id IS NOT NULL", name="direct_has_person"),
        CheckConstraint("kind <> 'department' OR department_id IS NOT NULL", name="department_named"),
        CheckConstraint("kind <> 'squad' OR squad_id IS NOT NULL", name="squad_named"),
    )

    code: Mapped[str | None] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[GroupKind] = mapped_column(word(GroupKind))
    state: Mapped[GroupState] = mapped_column(word(GroupState), default=GroupState.BOUND)
    channel: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(64), default="")
    external_id: Mapped[str] = mapped_column(String(128))
    micro_grid_id: Mapped[int | None] = mapped_column(ForeignKey("micro_grids.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id"), index=True)
    squad_id: Mapped[int | None] = mapped_column(ForeignKey("emergency_squads.id"), index=True)
