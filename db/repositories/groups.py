from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Group


async def by_name(session: AsyncSession, channel: str, account: str, external_id: str) -> Group | None:
    """The group by what its platform calls it."""
    key = (Group.channel == channel, Group.account == account, Group.external_id == external_id)
    return await session.scalar(select(Group).where(*key))
