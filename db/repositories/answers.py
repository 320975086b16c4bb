"""What the bot answered somebody last; for words that go on from there."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Delivery, Message
from db.repositories.messages import Heard
from db.words import Purpose


class Answer(NamedTuple):
    phrase: str
    slots: dict[str, Any]


async def last_answer(session: AsyncSession, to: Heard, since: datetime) -> Answer | None:
    """The bot's last answer in the chat of `to`, if it went to the same sender and not before `since`."""
    answered = select(Delivery.phrase, Delivery.slots, Delivery.created_at, Message.sender_id).outerjoin(
        Message, Message.id == Delivery.reply_to_id
    )
    here = answered.where(Delivery.group_id == to.group_id, Delivery.purpose == Purpose.REPLY)
    last = (await session.execute(here.order_by(Delivery.id.desc()).limit(1))).one_or_none()
    if last is None or last.sender_id != to.sender_id or last.created_at < since:
        return None
    return Answer(last.phrase, last.slots)
