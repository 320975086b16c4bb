"""What is going on in the groups of one batch: who said what lately, which matters are open. It grows as the batch is judged."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.inbox.senders import Sender, Senders, voice_of
from bot.inbox.settings import InboxSettings
from cases.known import Known, known_in
from cases.rules import Rules
from cases.town import Town
from classifiers import Context, Grade, Kind, Matter, Role, Utterance
from db.models import Case
from db.repositories.messages import Heard, said_before
from db.words import ENDED, MEDIA, Judged

_ROLES = {role.value: role for role in Role}


class Talk:
    def __init__(self, settings: InboxSettings, town: Town) -> None:
        self._settings = settings
        self._town = town
        self._recent: dict[int, deque[Utterance]] = defaultdict(lambda: deque(maxlen=settings.context_messages))
        self._numbers: dict[str, Utterance] = {}
        self._known: dict[int, list[Known]] = {}
        self._matters: dict[int, list[Matter]] = {}
        self._photos: dict[tuple[int, str], list[Heard]] = defaultdict(list)

    async def load(self, session: AsyncSession, batch: Sequence[Heard], senders: Senders, now: datetime, rules: Rules) -> None:
        """Everything that the words of `batch` may refer to."""
        group_ids = {message.group_id for message in batch}
        since = now - timedelta(minutes=self._settings.context_minutes)
        for message in await said_before(session, group_ids, batch[0].id, since, self._settings.context_messages):
            self.heard(message, utterance(message, senders.of(message, self._town)))
            if message.kind in MEDIA and message.judged is Judged.CHAT:
                self.saw_media(message)
        places = {self._place_of(message, senders) for message in batch}
        around = places.union(*(self._town.neighbours(group_id) for group_id in places))
        for known in await known_in(session, around, now, timedelta(minutes=rules.settings.matching.relapse)):
            self._known.setdefault(known.group_id, []).append(known)

    def heard(self, message: Heard, said: Utterance) -> None:
        self._recent[message.group_id].append(said)
        self._numbers[message.external_id] = said

    def saw_media(self, message: Heard) -> None:
        """A photo that belongs to nothing yet; its words may follow."""
        self._photos[message.group_id, message.sender_id].append(message)

    def photos_before(self, message: Heard, within: timedelta) -> list[Heard]:
        """What the same sender showed just before, each once."""
        photos = self._photos.pop((message.group_id, message.sender_id), [])
        return [photo for photo in photos if timedelta() <= message.sent_at - photo.sent_at <= within]

    def known(self, group_id: int) -> list[Known]:
        """The cases of a group, the one last spoken of first."""
        return self._known.setdefault(group_id, [])

    def neighbours(self, group_id: int) -> Iterable[Known]:
        others = self._town.neighbours(group_id) - {group_id}
        return (known for other in sorted(others) for known in self._known.get(other, ()))

    def spoken_of(self, known: Known) -> None:
        """Opened just now, or spoken of again: first in its group."""
        cases = self.known(known.group_id)
        if known in cases:
            cases.remove(known)
        cases.insert(0, known)
        self._matters.pop(known.group_id, None)

    def _place_of(self, message: Heard, senders: Senders) -> int:
        sender = senders.of(message, self._town)
        return self._town.place_of(self._town.groups[message.group_id], sender.person_id)

    def keep_up(self, changed: Mapping[int, Case]) -> None:
        """Cases were changed since the last message."""
        for known in (known for cases in self._known.values() for known in cases if known.id in changed):
            known.keep_up(changed[known.id])
            self._matters.pop(known.group_id, None)

    def context(self, message: Heard, place: int, replied: Known | None) -> Context:
        return Context(
            recent=self._recent[message.group_id],
            matters=self._matters_of(place),
            reply_to=self._numbers.get(message.reply_to) if message.reply_to else None,
            reply_matter=_matter(replied) if replied else None,
        )

    def _matters_of(self, group_id: int) -> Sequence[Matter]:
        if group_id not in self._matters:
            self._matters[group_id] = [_matter(known) for known in self.known(group_id)]
        return self._matters[group_id]


def utterance(message: Heard, sender: Sender) -> Utterance:
    return Utterance(
        text=message.text or "",
        role=_ROLES[sender.role.value],
        sender=sender.voice,
        group=str(message.group_id),
        at=message.sent_at,
        media=message.kind in MEDIA,
    )


def _matter(known: Known) -> Matter:
    return Matter(
        kind=Kind(known.kind.value),
        category=known.category,
        grade=Grade(known.grade.value),
        last_at=known.last_at,
        open=known.status not in ENDED,
        senders=frozenset(voice_of(person) for person in known.reporters),
        fraud_type=known.fraud_type,
    )
