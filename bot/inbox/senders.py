"""Who speaks: from the platform's name of somebody to a person of the town and her role."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from cases.town import Town
from db.models import Identity, Membership, Person
from db.repositories.messages import Heard
from db.repositories.numbers import Numbers
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

    async def register(self, newcomers: "Newcomers", message: Heard, sender: Sender) -> Sender:
        """Give a stranger who reports a matter, or speaks as staff, a place in the town."""
        person_id = await newcomers.add(message, sender)
        self._people[message.channel, message.sender_id] = person_id
        return replace(sender, person_id=person_id, voice=voice_of(person_id))


class Newcomers:
    """People that are new in one batch: person, account and membership of each, written together."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._numbers = Numbers(session, Person)
        self._people: list[dict[str, Any]] = []
        self._identities: list[dict[str, Any]] = []
        self._memberships: list[dict[str, Any]] = []

    async def add(self, message: Heard, sender: Sender) -> int:
        """The number of the person that `sender` becomes."""
        number = await self._numbers.next()
        self._people.append({"id": number, "name": message.sender_name or message.sender_id[:64]})
        account = {"person_id": number, "channel": message.channel, "external_id": message.sender_id}
        self._identities.append(account)
        place = {"group_id": message.group_id, "person_id": number, "nickname": message.sender_name, "role": sender.role}
        self._memberships.append(place)
        return number

    async def write(self) -> None:
        for model, rows in ((Person, self._people), (Identity, self._identities), (Membership, self._memberships)):
            if rows:
                await self._session.execute(insert(model), rows)
                rows.clear()
