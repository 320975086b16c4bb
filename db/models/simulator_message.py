from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, partial_index, word
from db.words import MessageKind, Role


class SimulatorMessage(Numbered):
    """What was said on the simulated platform, as the platform keeps it; our own store knows only what reached us from there.

    `taken` says that haitang acknowledged it. `delivery_id` makes a repeated send of one delivery land once.
    """

    __tablename__ = "simulator_messages"
    __table_args__ = (
        UniqueConstraint("external_id"),
        partial_index("ix_simulator_messages_untaken", "id", where="NOT taken"),
    )

    chat: Mapped[str] = mapped_column(String(128), index=True)
    external_id: Mapped[str] = mapped_column(String(128))
    sender_id: Mapped[str] = mapped_column(String(128))
    sender_name: Mapped[str] = mapped_column(String(64))
    role: Mapped[Role] = mapped_column(word(Role))
    kind: Mapped[MessageKind] = mapped_column(word(MessageKind))
    text: Mapped[str] = mapped_column(Text)
    reply_to: Mapped[str | None] = mapped_column(String(128))
    at: Mapped[datetime]
    taken: Mapped[bool] = mapped_column(Boolean, default=False)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
