"""Whose account on a channel is whose. An account that somebody else had goes over to the person who has it in the workbook."""

from collections.abc import Mapping

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Identity
from db.town.book import Row
from db.town.chats import accounts_of
from db.town.stored import in_parts


async def give_accounts(session: AsyncSession, people: Mapping[int, Row]) -> None:
    """`people` are rows by the number of their person; what they do not name is taken from them."""
    wanted = {account: person for person, row in people.items() for account in accounts_of(row.values)}
    there = await _identities(session, people, wanted)
    for identity in there:
        account = (identity.channel, identity.external_id)
        if account in wanted:
            identity.person_id = wanted.pop(account)
        else:
            await session.delete(identity)
    session.add_all(
        Identity(person_id=person, channel=channel, external_id=external_id)
        for (channel, external_id), person in wanted.items()
    )
    await session.flush()


async def _identities(
    session: AsyncSession, people: Mapping[int, Row], accounts: Mapping[tuple[str, str], int]
) -> list[Identity]:
    """Those of the people, and those with one of the accounts."""
    found: dict[int, Identity] = {}
    for part in in_parts(people):
        rows = await session.scalars(select(Identity).where(Identity.person_id.in_(part)))
        found |= {identity.id: identity for identity in rows}
    for part_of_accounts in in_parts(accounts):
        named = tuple_(Identity.channel, Identity.external_id).in_(part_of_accounts)
        found |= {identity.id: identity for identity in await session.scalars(select(Identity).where(named))}
    return list(found.values())
