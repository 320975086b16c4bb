from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Float, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import ProposalStatus, WordKind


class Proposal(Numbered):
    """提议: a change of the town's lexicon that its lessons speak for; a person accepts or refuses it.

    `subject` is empty for a false friend. `evidence` says what speaks for it, `effect` what it would have changed over the
    kept texts; both name messages by number and hold none of their words.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        UniqueConstraint("kind", "text", "subject"),
        CheckConstraint("(status = 'open') = (decided_at IS NULL)", name="decided_has_time"),
        CheckConstraint("(kind = 'friend') = (subject = '')", name="friend_without_subject"),
    )

    kind: Mapped[WordKind] = mapped_column(word(WordKind))
    text: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(32))
    weight: Mapped[float] = mapped_column(Float)
    score: Mapped[float] = mapped_column(Float)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON)
    effect: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime]
    status: Mapped[ProposalStatus] = mapped_column(word(ProposalStatus), default=ProposalStatus.OPEN, index=True)
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
