from sqlalchemy import CheckConstraint, Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, partial_index, word
from db.words import WordKind


class TownWord(Numbered):
    """本镇的词: in force from the edition `since` up to, and without, the edition `until`."""

    __tablename__ = "town_words"
    __table_args__ = (
        CheckConstraint("until > since", name="until_later"),
        CheckConstraint("(kind = 'friend') = (subject = '')", name="friend_without_subject"),
        partial_index("uq_town_words_in_force", "kind", "text", "subject", where="until IS NULL", unique=True),
    )

    kind: Mapped[WordKind] = mapped_column(word(WordKind))
    text: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(32))
    weight: Mapped[float] = mapped_column(Float)
    since: Mapped[int] = mapped_column(ForeignKey("editions.number"), index=True)
    until: Mapped[int | None] = mapped_column(ForeignKey("editions.number"), index=True)
