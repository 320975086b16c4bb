from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import Role


class Membership(Numbered):
    """群成员: a person in a group, under the nickname used there ("3社-张德福")."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    nickname: Mapped[str] = mapped_column(String(64))
    role: Mapped[Role] = mapped_column(word(Role))
