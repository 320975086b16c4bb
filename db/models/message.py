from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, partial_index, word
from db.words import Judged, MessageKind, MessageState, Role


class Message(Numbered):
    """One utterance, stored once. Its number is the order in which it reached us; a group is judged in that order.

    `text` is erased (None) for chatter when the context window has passed; the row stays for a while so that a redelivery
    is still known. `judged` is empty until the classifiers have read it.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("channel", "account", "external_id"),
        CheckConstraint("state <> 'done' OR judged IS NOT NULL", name="done_means_judged"),
        Index("ix_messages_of_group", "group_id", "id"),
        partial_index("ix_messages_pending", "group_id", "id", where="state = 'pending'"),
        partial_index("ix_messages_erasable", "received_at", where="text IS NOT NULL AND judged = 'chat'"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    channel: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(64), default="")
    external_id: Mapped[str] = mapped_column(String(128))
    sender_id: Mapped[str] = mapped_column(String(128))
    sender_name: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role | None] = mapped_column(word(Role))
    kind: Mapped[MessageKind] = mapped_column(word(MessageKind))
    text: Mapped[str | None] = mapped_column(Text)
    reply_to: Mapped[str | None] = mapped_column(String(128))
    attachments: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    sent_at: Mapped[datetime]
    received_at: Mapped[datetime]
    state: Mapped[MessageState] = mapped_column(word(MessageState), default=MessageState.PENDING)
    judged: Mapped[Judged | None] = mapped_column(word(Judged))
    failures: Mapped[int] = mapped_column(SmallInteger, default=0)
    fault: Mapped[str | None] = mapped_column(String(200))
