from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import Grade, Label, LessonSource


class Lesson(Numbered):
    """样例: what a person said that a text is, against or with what the classifiers thought; the newest one of a text counts.

    The words stand with the message, once, and are erased with it; `text` holds only what the desk typed in itself.
    `subject` is a category's code, for fraud that of its type where it is known. `version` is the lexicon that judged the text.
    """

    __tablename__ = "lessons"
    __table_args__ = (
        CheckConstraint("(message_id IS NULL) <> (text IS NULL)", name="message_or_text"),
        CheckConstraint("(label = 'matter') = (subject IS NOT NULL)", name="matter_has_subject"),
        Index("ix_lessons_of_message", "message_id", "id"),
    )

    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    text: Mapped[str | None] = mapped_column(String(500))
    label: Mapped[Label] = mapped_column(word(Label))
    subject: Mapped[str | None] = mapped_column(String(32))
    grade: Mapped[Grade | None] = mapped_column(word(Grade))
    source: Mapped[LessonSource] = mapped_column(word(LessonSource))
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    version: Mapped[str] = mapped_column(String(32))
