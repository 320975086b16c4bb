"""Making accounts. Called from the command line and the demo; whoever calls commits."""

import re

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.security.passwords import hashed
from db.models import Account, SignIn
from db.repositories import accounts
from db.words import AccountRole

_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,39}")
_SHORTEST = 8  # characters, NIST SP 800-63B


class BadAccountError(ValueError):
    """What is wrong with an account that somebody wants to make, in Chinese."""


async def create_account(
    session: AsyncSession,
    *,
    username: str,
    name: str,
    password: str,
    role: AccountRole,
    department_id: int | None = None,
    demo: bool = False,
) -> Account:
    """Raises BadAccountError."""
    if not _USERNAME.fullmatch(username):
        raise BadAccountError(f"用户名“{username}”不行：用 2 到 40 个字母、数字、点、横线，以字母或数字开头")
    if not name.strip():
        raise BadAccountError("请写上姓名")
    if role is AccountRole.CLERK and department_id is None:
        raise BadAccountError("科室账号要写明是哪个部门")
    _check(password, username)
    if await accounts.by_username(session, username) is not None:
        raise BadAccountError(f"用户名“{username}”已经有人用了")
    account = Account(
        username=username,
        name=name.strip()[:40],
        password_hash=hashed(password),
        role=role,
        department_id=department_id,
        demo=demo,
        disabled=False,
        failures=0,
    )
    session.add(account)
    await session.flush()
    return account


async def set_password(session: AsyncSession, username: str, password: str) -> None:
    """A new password ends a pause and every running sign-in of the account. Raises BadAccountError."""
    _check(password, username)
    account = await accounts.by_username(session, username)
    if account is None:
        raise BadAccountError(f"没有用户名“{username}”")
    new = {"password_hash": hashed(password), "failures": 0, "locked_until": None}
    await session.execute(update(Account).where(Account.id == account.id).values(new))
    await session.execute(delete(SignIn).where(SignIn.account_id == account.id))


def _check(password: str, username: str) -> None:
    if len(password) < _SHORTEST:
        raise BadAccountError(f"密码太短，至少 {_SHORTEST} 个字符")
    if username.lower() in password.lower():
        raise BadAccountError("密码里不要带用户名")
