"""Sign-ins as they are tried, begun and ended."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, SignIn


async def account_for_try(session: AsyncSession, username: str) -> Account | None:
    """Held until the transaction ends, so that tries at one account are counted one after the other."""
    return await session.scalar(select(Account).where(Account.username == username).with_for_update())


async def end(session: AsyncSession, secret_hash: str) -> None:
    await session.execute(delete(SignIn).where(SignIn.secret_hash == secret_hash))
