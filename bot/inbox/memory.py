"""What was said lately in each group, so that what is said next can be understood."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.inbox.settings import InboxSettings
from classifiers import Utterance
from db.repositories.messages import Heard, said_before
from db.words import MEDIA, Judged


@dataclass(slots=True)
class _Past:
    """`free`: a photo that belongs to nothing yet; its words may follow."""

    message: Heard
    said: Utterance
    free: bool = False


class Memory:
    """The last messages of each group, as many and as long as the settings say, whatever batches they came in.

    Where one worker judges everything, it may live on from batch to batch; where several do, it is read anew each time.
    """

    def __init__(self, settings: InboxSettings) -> None:
        self._most = settings.context_messages
        self._window = timedelta(minutes=settings.context_minutes)
        self._groups: dict[int, deque[_Past]] = {}

    async def load(self, session: AsyncSession, batch: Sequence[Heard], utterance: Callable[[Heard], Utterance]) -> None:
        """Read what was said before `batch` in those of its groups that are not remembered."""
        since = batch[0].received_at - self._window
        for pasts in self._groups.values():
            _drop_older(pasts, since)
        missing = {message.group_id for message in batch} - self._groups.keys()
        self._groups |= {group_id: deque(maxlen=self._most) for group_id in missing}
        for message in await said_before(session, missing, batch[0].id, since, self._most):
            self.heard(message, utterance(message), free=message.judged is Judged.CHAT)

    def forget(self) -> None:
        self._groups.clear()

    def heard(self, message: Heard, said: Utterance, *, free: bool = False) -> None:
        self._groups[message.group_id].append(_Past(message, said, free and message.kind in MEDIA))

    def leave(self, message: Heard) -> None:
        """The message just heard belongs to nothing."""
        for past in reversed(self._groups[message.group_id]):
            if past.message.id == message.id:
                past.free = message.kind in MEDIA
                return

    def recent(self, group_id: int, now: datetime) -> Sequence[Utterance]:
        """The oldest first."""
        pasts = self._groups[group_id]
        _drop_older(pasts, now - self._window)
        return [past.said for past in pasts]

    def said(self, group_id: int, number: str) -> Utterance | None:
        """What the platform's message of that number said, if it is remembered."""
        return next((past.said for past in self._groups[group_id] if past.message.external_id == number), None)

    def take_photos(self, message: Heard, within: timedelta) -> list[Heard]:
        """What the same sender showed just before and what belongs to nothing; from now on it belongs to the message."""
        found = [
            past for past in self._groups[message.group_id] if past.free and _is_just_before(past.message, message, within)
        ]
        for past in found:
            past.free = False
        return [past.message for past in found]

    def met(self, message: Heard, voice: str) -> None:
        """Who sent the message is known by another name from now on."""
        for past in self._of_sender(message):
            past.said = replace(past.said, sender=voice)

    def _of_sender(self, message: Heard) -> Iterable[_Past]:
        return (past for past in self._groups[message.group_id] if past.message.sender_id == message.sender_id)


def _drop_older(pasts: deque[_Past], since: datetime) -> None:
    while pasts and pasts[0].message.received_at < since:
        pasts.popleft()


def _is_just_before(photo: Heard, message: Heard, within: timedelta) -> bool:
    return photo.sender_id == message.sender_id and timedelta() <= message.sent_at - photo.sent_at <= within
