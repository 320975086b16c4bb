"""What the simulated chats on screen ask: which chats there are, who can speak in one, what became of a message."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import (
    Case,
    Community,
    EmergencySquad,
    Grid,
    Group,
    Identity,
    Membership,
    Message,
    MicroGrid,
    Person,
    Report,
    SimulatorMessage,
    Verdict,
    Warden,
)
from db.words import GroupKind, GroupState, ReportKind, Role


class Chat(NamedTuple):
    """`community` is empty for the chats of staff."""

    group_id: int
    name: str
    kind: GroupKind
    external_id: str
    department_id: int | None
    squad_id: int | None
    person_id: int | None
    community: str | None


class LastWords(NamedTuple):
    """`id` is the row of the newest message in a chat."""

    chat: str
    id: int
    sender_name: str
    text: str


class Member(NamedTuple):
    """Somebody who can speak in a chat, by the platform's name of her."""

    sender_id: str
    name: str
    role: Role


class Thought(NamedTuple):
    """What became of a message that was said on the platform; `case` is the code of the one it belongs to."""

    message: Message
    verdict: Verdict | None
    case: str | None
    report: ReportKind | None


async def chats(session: AsyncSession, channel: str) -> Sequence[Chat]:
    rows = (
        select(
            Group.id,
            Group.name,
            Group.kind,
            Group.external_id,
            Group.department_id,
            Group.squad_id,
            Group.person_id,
            Community.name,
        )
        .outerjoin(MicroGrid, MicroGrid.id == Group.micro_grid_id)
        .outerjoin(Grid, Grid.id == MicroGrid.grid_id)
        .outerjoin(Community, Community.id == Grid.community_id)
        .where(Group.channel == channel, Group.state != GroupState.UNBOUND)
    )
    return [Chat._make(row) for row in await session.execute(rows.order_by(Community.id, Group.id))]


async def last_words(session: AsyncSession, after: int = 0) -> Sequence[LastWords]:
    """The newest message of every chat in which something was said behind row `after`."""
    newest = select(func.max(SimulatorMessage.id)).where(SimulatorMessage.id > after).group_by(SimulatorMessage.chat)
    columns = (SimulatorMessage.chat, SimulatorMessage.id, SimulatorMessage.sender_name, SimulatorMessage.text)
    rows = select(*columns).where(SimulatorMessage.id.in_(newest)).order_by(SimulatorMessage.id)
    return [LastWords._make(row) for row in await session.execute(rows)]


async def members(session: AsyncSession, chat: Chat, channel: str) -> Sequence[Member]:
    """Staff first, then residents as the town knows them, then whoever spoke here before; each once."""
    staff = await _people(session, channel, _staff_of(chat), _role_of(chat.kind))
    named = await _memberships(session, chat.group_id, channel)
    found = {member.sender_id: member for member in (*await _speakers(session, chat.external_id), *named, *staff)}
    order = {member.sender_id: place for place, member in enumerate((*staff, *named))}
    return sorted(found.values(), key=lambda member: order.get(member.sender_id, len(order)))


async def wardens_known(session: AsyncSession, channel: str, person_ids: Collection[int]) -> Sequence[Member]:
    """These people as wardens on the channel, in the order given."""
    found = await _people(session, channel, Person.id.in_(person_ids), Role.WARDEN)
    numbers = await _numbers(session, channel, person_ids)
    order = list(person_ids)
    return sorted(found, key=lambda member: order.index(numbers[member.sender_id]))


async def thought(session: AsyncSession, channel: str, external_id: str) -> Thought | None:
    rows = (
        select(Message, Verdict, Case.code, Report.kind)
        .outerjoin(Verdict, Verdict.message_id == Message.id)
        .outerjoin(Report, Report.message_id == Message.id)
        .outerjoin(Case, Case.id == Report.case_id)
        .where(Message.channel == channel, Message.account == "", Message.external_id == external_id)
        .order_by(Report.id.desc())
    )
    row = (await session.execute(rows.limit(1))).first()
    return Thought._make(row) if row else None


def _staff_of(chat: Chat) -> ColumnElement[bool]:
    match chat.kind:
        case GroupKind.DIRECT:
            return Person.id == chat.person_id
        case GroupKind.DEPARTMENT:
            return Person.department_id == chat.department_id
        case GroupKind.SQUAD:
            return Person.id.in_(select(EmergencySquad.leader_id).where(EmergencySquad.id == chat.squad_id))
        case GroupKind.WARDENS:
            return Person.id.in_(select(Warden.person_id))
        case GroupKind.RESIDENT:
            return Person.id.in_(())


def _role_of(kind: GroupKind) -> Role:
    return Role.OFFICER if kind in {GroupKind.DEPARTMENT, GroupKind.SQUAD} else Role.WARDEN


async def _people(session: AsyncSession, channel: str, who: ColumnElement[bool], role: Role) -> list[Member]:
    rows = select(Identity.external_id, Person.name).join(Person, Person.id == Identity.person_id)
    found = await session.execute(rows.where(Identity.channel == channel, who).order_by(Person.id))
    return [Member(sender_id, name, role) for sender_id, name in found]


async def _numbers(session: AsyncSession, channel: str, person_ids: Collection[int]) -> Mapping[str, int]:
    rows = select(Identity.external_id, Identity.person_id).where(Identity.channel == channel)
    found = await session.execute(rows.where(Identity.person_id.in_(person_ids)))
    return {external_id: person_id for external_id, person_id in found}  # noqa: C416  a row is no pair to the type checker


async def _memberships(session: AsyncSession, group_id: int, channel: str) -> list[Member]:
    rows = (
        select(Identity.external_id, Membership.nickname, Membership.role)
        .join(Identity, Identity.person_id == Membership.person_id)
        .where(Membership.group_id == group_id, Identity.channel == channel, Membership.role != Role.BOT)
        .order_by(Membership.role.desc(), Membership.id)
    )
    return [Member._make(row) for row in await session.execute(rows)]


async def _speakers(session: AsyncSession, chat: str) -> list[Member]:
    spoke = (SimulatorMessage.chat == chat, SimulatorMessage.role != Role.BOT)
    rows = select(SimulatorMessage.sender_id, SimulatorMessage.sender_name, SimulatorMessage.role).where(*spoke).distinct()
    return [Member._make(row) for row in await session.execute(rows.order_by(SimulatorMessage.sender_name).limit(200))]
