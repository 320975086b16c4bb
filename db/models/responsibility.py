from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Numbered, partial_index, word
from db.words import FirstTo


class Responsibility(Numbered):
    """谁管什么: who is asked first about a category and which department leads. Without a community it holds for the whole town."""

    __tablename__ = "responsibilities"
    __table_args__ = (
        UniqueConstraint("category", "community_id"),
        partial_index("uq_responsibilities_whole_town", "category", where="community_id IS NULL", unique=True),
    )

    category: Mapped[str] = mapped_column(String(32))
    community_id: Mapped[int | None] = mapped_column(ForeignKey("communities.id"))
    first_to: Mapped[FirstTo] = mapped_column(word(FirstTo))
    lead_id: Mapped[int] = mapped_column(ForeignKey("departments.id"))


responsibility_joint = Table(
    "responsibility_joint",
    Base.metadata,
    Column("responsibility_id", ForeignKey("responsibilities.id", ondelete="CASCADE"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
)
