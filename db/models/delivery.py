from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Numbered, partial_index, word
from db.models.case import Case
from db.words import DeliveryStatus, Purpose


class Delivery(Numbered):
    """投递: one thing owed to one chat. Written in the transaction of the change that owes it; sent later by the outbox.

    `phrase` and `slots` say what is to be said; the words are chosen at sending, and what was said is kept in `text`.
    `dedupe` names the thing owed: the same thing is never owed twice. `urgency` is 0 for what cannot wait, higher waits longer.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        CheckConstraint("status <> 'sent' OR sent_at IS NOT NULL", name="sent_has_time"),
        partial_index("ix_deliveries_due", "urgency", "due_at", where="status = 'pending'"),
        partial_index("ix_deliveries_claimed", "claimed_until", where="status = 'sending'"),
    )

    dedupe: Mapped[str] = mapped_column(String(120), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))
    purpose: Mapped[Purpose] = mapped_column(word(Purpose))
    phrase: Mapped[str] = mapped_column(String(40))
    slots: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    urgency: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[DeliveryStatus] = mapped_column(word(DeliveryStatus), default=DeliveryStatus.PENDING)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    external_id: Mapped[str | None] = mapped_column(String(128), index=True)
    text: Mapped[str | None] = mapped_column(Text)
    fault: Mapped[str | None] = mapped_column(String(200))

    case: Mapped[Case | None] = relationship(lazy="raise")
