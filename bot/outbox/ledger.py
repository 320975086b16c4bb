"""What became of each delivery, as rows for the store."""

from datetime import datetime
from random import Random
from typing import Any

from bot.channels.protocol import ChannelError, HumanNeededError, Outcome, Result
from bot.outbox.backoff import wait_before
from bot.outbox.settings import OutboxSettings
from db.repositories.deliveries import Owed
from db.words import DeliveryStatus

Row = dict[str, Any]
_FREE: Row = {"claimed_by": None, "claimed_until": None}
_STATUS = {
    Result.SENT: DeliveryStatus.SENT,
    Result.AWAITING_HUMAN: DeliveryStatus.AWAITING_HUMAN,
    Result.REFUSED: DeliveryStatus.REFUSED,
    Result.UNKNOWN: DeliveryStatus.UNKNOWN,
}


def done(owed: Owed, outcome: Outcome, text: str, now: datetime) -> Row:
    """The platform answered."""
    return _FREE | {
        "id": owed.id,
        "status": _STATUS[outcome.result],
        "attempts": owed.attempts + 1,
        "sent_at": now if outcome.result is Result.SENT else None,
        "external_id": outcome.external_id,
        "text": text,
        "fault": outcome.why[:200] or None,
    }


def unknown(owed: Owed, text: str, error: BaseException) -> Row:
    """It may have arrived. Nobody is told the same thing twice, so a person decides."""
    fault = f"{type(error).__name__}: {error}"[:200]
    attempts = owed.attempts + 1
    return _FREE | {"id": owed.id, "status": DeliveryStatus.UNKNOWN, "attempts": attempts, "text": text, "fault": fault}


def not_sent(owed: Owed, error: ChannelError, now: datetime, settings: OutboxSettings, chance: Random) -> Row:
    """Nothing left the house: again after a while, or, when it was tried often enough or a person must act first, given up visibly."""
    attempts = owed.attempts + 1
    row = _FREE | {"id": owed.id, "attempts": attempts, "fault": str(error)[:200]}
    if isinstance(error, HumanNeededError):
        return row | {"status": DeliveryStatus.AWAITING_HUMAN}
    if attempts >= settings.tries:
        return row | {"status": DeliveryStatus.GIVEN_UP}
    return row | {"status": DeliveryStatus.PENDING, "due_at": now + wait_before(attempts, settings, chance)}


def by_hand(owed: Owed, text: str) -> Row:
    """No channel of ours can write to this chat by itself: somebody copies the words."""
    fault = f"渠道 {owed.channel} 不能自动发到这里，请人工转发"
    return _FREE | {"id": owed.id, "status": DeliveryStatus.AWAITING_HUMAN, "text": text, "fault": fault}


def speechless(owed: Owed, error: Exception) -> Row:
    """A phrase without words, or slots that do not fit it: a fault of ours, shown to the desk."""
    return _FREE | {"id": owed.id, "status": DeliveryStatus.GIVEN_UP, "fault": f"{owed.phrase}: {error!r}"[:200]}


def resumed(delivery_id: int, *, repeatable: bool) -> Row:
    """A claim without outcome: the process was killed between sending and writing it down."""
    if repeatable:
        return _FREE | {"id": delivery_id, "status": DeliveryStatus.PENDING}
    return _FREE | {"id": delivery_id, "status": DeliveryStatus.UNKNOWN, "fault": "发送时程序中断，不知是否送达"}
