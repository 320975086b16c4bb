from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, SignIn, Token


async def by_username(session: AsyncSession, username: str) -> Account | None:
    return await session.scalar(select(Account).where(Account.username == username))


async def by_sign_in(session: AsyncSession, secret_hash: str, now: datetime) -> Account | None:
    """Who holds this session, if it still runs."""
    held = select(Account).join(SignIn, SignIn.account_id == Account.id)
    return await session.scalar(held.where(SignIn.secret_hash == secret_hash, SignIn.expires_at > now))


async def by_token(session: AsyncSession, secret_hash: str) -> Token | None:
    return await session.scalar(select(Token).where(Token.secret_hash == secret_hash, Token.revoked_at.is_(None)))


async def forget_expired(session: AsyncSession, now: datetime) -> None:
    await session.execute(delete(SignIn).where(SignIn.expires_at <= now))
