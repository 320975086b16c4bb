"""From rows of the store to what is answered about people, with what the reader may know."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.people.schemas import DepartmentName, IdentityAnswer, MembershipAnswer, PersonDetail, WardenPost
from api.security.principal import Principal
from cases.masking import masked
from db.repositories import people
from db.repositories.people import Known
from db.words import AccountRole


def brief(known: Known) -> dict[str, Any]:
    """The fields of PersonAnswer."""
    person, department, warden, grid = known
    return {
        "id": person.id,
        "code": person.code,
        "name": person.name,
        "role": known.role,
        "department": DepartmentName(id=department.id, code=department.code, name=department.name) if department else None,
        "warden": WardenPost(kind=warden.kind, grid=grid.code, away_from=warden.away_from, away_until=warden.away_until)
        if warden and grid
        else None,
    }


async def full(session: AsyncSession, known: Known, principal: Principal) -> PersonDetail:
    """Who must call reads the phone number in full; how platforms call a person only the desk must know."""
    phone = known.person.phone
    calls = principal.is_desk or principal.role is AccountRole.CLERK
    identities = await people.identities(session, known.person.id) if principal.is_desk else None
    return PersonDetail(
        **brief(known),
        phone=phone if phone is None or calls else masked(phone),
        memberships=[
            MembershipAnswer(group=group.id, group_name=group.name, nickname=membership.nickname, role=membership.role)
            for membership, group in await people.memberships(session, known.person.id)
        ],
        identities=None
        if identities is None
        else [IdentityAnswer(channel=identity.channel, name=identity.external_id) for identity in identities],
    )
