"""Who may speak in a chat, by what its platform calls them."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import EmergencySquad, Group, Identity, Membership, MicroGrid, Person, Warden
from db.words import GroupKind


async def members(session: AsyncSession, group: Group) -> dict[str, tuple[int, str]]:
    """The platform's name of each member, with the number of the person and the nickname she has there, or her name.

    Members are those who are noted as such, whom the chat serves, and the wardens of its micro-grid.
    """
    noted = select(Membership.person_id).where(Membership.group_id == group.id)
    rows = (
        select(Identity.external_id, Person.id, Membership.nickname, Person.name)
        .join(Person, Person.id == Identity.person_id)
        .outerjoin(Membership, (Membership.person_id == Person.id) & (Membership.group_id == group.id))
        .where(Identity.channel == group.channel, or_(Person.id.in_(noted), _served_by(group)))
        .order_by(Identity.id)
    )
    return {row[0]: (row[1], row[2] or row[3]) for row in await session.execute(rows)}


async def is_taken(session: AsyncSession, channel: str, name: str) -> bool:
    """Whether somebody goes by this name on the channel."""
    found = select(Identity.id).where(Identity.channel == channel, Identity.external_id == name)
    return await session.scalar(found) is not None


def _served_by(group: Group) -> ColumnElement[bool]:
    match group.kind:
        case GroupKind.DIRECT:
            return Person.id == group.person_id
        case GroupKind.DEPARTMENT:
            return Person.department_id == group.department_id
        case GroupKind.SQUAD:
            return Person.id.in_(select(EmergencySquad.leader_id).where(EmergencySquad.id == group.squad_id))
        case GroupKind.WARDENS:
            return Person.id.in_(select(Warden.person_id))
        case GroupKind.RESIDENT:
            here = or_(Warden.id == MicroGrid.warden_id, Warden.id == MicroGrid.stand_in_id)
            serving = select(Warden.person_id).join(MicroGrid, here).where(MicroGrid.id == group.micro_grid_id)
            return Person.id.in_(serving)
