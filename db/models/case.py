from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, partial_index, word
from db.words import CaseKind, CloseKind, Grade, Source, Status


class Case(Numbered):
    """事项: what is tracked. `code` is short, so that an old man can type it.

    `version` counts changes and guards against two people acting on one case at once. `event_count` and `head` are the
    length and the last hash of its history; `group_id` is the group of the micro-grid it belongs to, whatever its source.
    """

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint("kind = 'fraud' OR fraud_type IS NULL", name="fraud_type_for_fraud"),
        CheckConstraint("(status IN ('closed', 'rejected', 'merged')) = (ended_at IS NOT NULL)", name="ended_has_time"),
        CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged_into_something"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="not_into_itself"),
        CheckConstraint("(status = 'closed') = (close_kind IS NOT NULL)", name="closed_has_kind"),
        partial_index("ix_cases_running", "group_id", "last_report_at", where="ended_at IS NULL"),
        partial_index("ix_cases_ended", "group_id", "ended_at", where="ended_at IS NOT NULL"),
    )
    code: Mapped[str] = mapped_column(String(12), unique=True)
    version: Mapped[int] = mapped_column(Integer)
    status: Mapped[Status] = mapped_column(word(Status), index=True)
    kind: Mapped[CaseKind] = mapped_column(word(CaseKind))
    category: Mapped[str] = mapped_column(String(32), index=True)
    grade: Mapped[Grade] = mapped_column(word(Grade))
    fraud_type: Mapped[str | None] = mapped_column(String(32))
    private: Mapped[bool] = mapped_column(Boolean)
    title: Mapped[str] = mapped_column(String(120))
    place: Mapped[str | None] = mapped_column(String(80))
    source: Mapped[Source] = mapped_column(word(Source))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime]
    last_report_at: Mapped[datetime] = mapped_column(index=True)
    report_count: Mapped[int] = mapped_column(Integer, default=1)
    reopened: Mapped[int] = mapped_column(Integer, default=0)
    result: Mapped[str | None] = mapped_column(String(500))
    close_kind: Mapped[CloseKind | None] = mapped_column(word(CloseKind))
    ended_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    event_count: Mapped[int] = mapped_column(Integer, default=0)
    head: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  SQLAlchemy reads it from the class
