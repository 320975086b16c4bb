"""What is going on in the groups of one batch: what was said lately, which matters are open. It grows as the batch is judged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.inbox.memory import Memory
from bot.inbox.senders import Sender, Senders, voice_of
from cases.known import Known, known_in
from cases.rules import Rules
from cases.town import Town
from classifiers import Context, Grade, Kind, Matter, Role, Utterance
from db.models import Case
from db.repositories.messages import Heard
from db.words import ENDED, MEDIA

_ROLES = {role.value: role for role in Role}


class Talk:
    def __init__(self, town: Town, memory: Memory) -> None:
        self.memory = memory
        self._town = town
        self._known: dict[int, list[Known]] = {}
        self._matters: dict[int, list[Matter]] = {}

    async def load(self, session: AsyncSession, batch: Sequence[Heard], senders: Senders, now: datetime, rules: Rules) -> None:
        """Everything that the words of `batch` may refer to."""
        await self.memory.load(session, batch, lambda message: utterance(message, senders.of(message, self._town)))
        places = {self._place_of(message, senders) for message in batch}
        around = places.union(*(self._town.neighbours(group_id) for group_id in places))
        for known in await known_in(session, around, now, timedelta(minutes=rules.settings.matching.relapse)):
            self._known.setdefault(known.group_id, []).append(known)

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
            recent=self.memory.recent(message.group_id, message.received_at),
            matters=self._matters_of(place),
            reply_to=self.memory.said(message.group_id, message.reply_to) if message.reply_to else None,
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
