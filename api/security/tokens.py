"""Making tokens for machines. Called from the command line; whoever calls commits."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.security.secret import fingerprint, new_secret
from db.models import Token
from db.words import Scope

_PREFIX = "haitang_"  # so that a secret in a wrong place is recognised as one of ours


class BadTokenError(ValueError):
    """What is wrong with a token that somebody wants to make or take back, in Chinese."""


async def create_token(session: AsyncSession, *, name: str, scopes: Collection[Scope], now: datetime) -> str:
    """The secret; it cannot be shown again. Raises BadTokenError."""
    if not name.strip() or len(name) > 40 or " " in name:  # noqa: PLR2004  the column's width
        raise BadTokenError("令牌要有名字，最多 40 个字，不带空格，例如 12345-intake")
    if not scopes:
        raise BadTokenError(f"请写明令牌能做什么：{'、'.join(Scope)}")
    if await _by_name(session, name) is not None:
        raise BadTokenError(f"已有名为“{name}”的令牌，请换一个名字")
    secret = new_secret(_PREFIX)
    kept = sorted(scope.value for scope in scopes)
    session.add(Token(name=name, secret_hash=fingerprint(secret), scopes=kept, created_at=now))
    await session.flush()
    return secret


async def revoke_token(session: AsyncSession, name: str, now: datetime) -> None:
    """From now on the token opens nothing. Raises BadTokenError."""
    token = await _by_name(session, name)
    if token is None:
        raise BadTokenError(f"没有名为“{name}”的令牌")
    token.revoked_at = token.revoked_at or now


async def _by_name(session: AsyncSession, name: str) -> Token | None:
    return await session.scalar(select(Token).where(Token.name == name))
