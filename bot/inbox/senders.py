"""Who speaks: from the platform's name of somebody to a person of the town and her role."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from cases.town import Town
from db.models import Identity, Membership, Person
from db.repositories.messages import Heard
from db.repositories.upsert import insert_into
from db.words import GroupKind, Role

Name = tuple[str, str]
"""Channel, the platform's name of the person."""

_STAFF_GROUPS = {GroupKind.WARDENS: Role.WARDEN, GroupKind.DEPARTMENT: Role.OFFICER, GroupKind.SQUAD: Role.OFFICER}


@dataclass(frozen=True, slots=True)
class Sender:
    """`person_id` is None for residents who never reported anything: chatter leaves no trace of who they are.

    `voice` tells one speaker from another within a talk.
    """

    person_id: int | None
    role: Role
    name: str
    voice: str


def voice_of(person_id: int) -> str:
    return f"person:{person_id}"


class Senders:
    """Remembers who is who. People are added when they first report a matter, never taken away here."""

    def __init__(self) -> None:
        self._people: dict[Name, int] = {}
        self._strangers: set[Name] = set()

    async def learn(self, session: AsyncSession, batch: Iterable[Heard]) -> None:
        """Look up those of `batch` that are not known yet, in one query."""
        names = {(message.channel, message.sender_id) for message in batch}
        new = names - self._people.keys() - self._strangers
        if not new:
            return
        rows = select(Identity).where(tuple_(Identity.channel, Identity.external_id).in_(new))
        found = {(row.channel, row.external_id): row.person_id for row in await session.scalars(rows)}
        self._people |= found
        self._strangers |= new - found.keys()

    def forget(self) -> None:
        """The town was edited, or a transaction failed: what we think we know may not be so."""
        self._people.clear()
        self._strangers.clear()

    def of(self, message: Heard, town: Town) -> Sender:
        """The town's own staff list comes first, then the group she speaks in, then what the platform says."""
        person_id = self._people.get((message.channel, message.sender_id))
        role = town.role_of(person_id) if person_id is not None else Role.RESIDENT
        if role is Role.RESIDENT:
            group = town.groups.get(message.group_id)
            role = (_STAFF_GROUPS.get(group.kind) if group else None) or message.role or Role.RESIDENT
        voice = message.sender_id if person_id is None else voice_of(person_id)
        return Sender(person_id, role, message.sender_name, voice)

    async def register(self, session: AsyncSession, message: Heard, sender: Sender) -> Sender:
        """Give a stranger who reports a matter a place in the town: a person, her account, her membership."""
        if sender.person_id is not None:
            return sender
        person = Person(name=message.sender_name or message.sender_id[:64])
        session.add(person)
        await session.flush()
        session.add(Identity(person_id=person.id, channel=message.channel, external_id=message.sender_id))
        await join_group(session, message.group_id, person.id, message.sender_name, sender.role)
        self._people[message.channel, message.sender_id] = person.id
        return replace(sender, person_id=person.id, voice=voice_of(person.id))


async def join_group(session: AsyncSession, group_id: int, person_id: int, nickname: str, role: Role) -> None:
    """Note that a person is in a group, if that is not noted yet."""
    row = {"group_id": group_id, "person_id": person_id, "nickname": nickname[:64], "role": role}
    await session.execute(insert_into(session, Membership).on_conflict_do_nothing(), [row])
