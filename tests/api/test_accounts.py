"""Making accounts and tokens, as the command line does."""

import pytest
from sqlalchemy import func, select

from api.security import (
    BadAccountError,
    BadTokenError,
    Doorkeeper,
    create_account,
    create_token,
    revoke_token,
    set_password,
)
from db.models import Account, SignIn, Token
from db.words import AccountRole, Scope

GOOD = {"username": "xiaochen", "name": "小陈", "password": "三月海棠开满院子", "role": AccountRole.DESK}


async def make(web, **changes):
    async with web.house.database.write() as session:
        return await create_account(session, **{**GOOD, **changes})


async def test_who_was_given_an_account_signs_in(web):
    await make(web)

    entry = await Doorkeeper(web.services).sign_in("xiaochen", "三月海棠开满院子")

    assert entry.principal.actor().label == "account:xiaochen 小陈"
    assert entry.principal.actor().desk


BAD = [
    ({"password": "七个字的密码呀"}, "密码太短"),
    ({"password": "my-xiaochen-1"}, "不要带用户名"),
    ({"username": "小陈"}, "用户名"),
    ({"username": "x"}, "用户名"),
    ({"username": "a b"}, "用户名"),
    ({"username": "zhiban"}, "已经有人用了"),
    ({"name": " "}, "姓名"),
    ({"role": AccountRole.CLERK}, "哪个部门"),
]


async def test_a_bad_account_is_refused_in_chinese(web):
    for changes, words in BAD:
        with pytest.raises(BadAccountError, match=words):
            await make(web, **changes)


async def test_a_new_password_ends_every_session_and_a_pause(web, desk):
    async with web.house.database.write() as session:
        account = await session.scalar(select(Account).where(Account.username == "zhiban"))
        account.locked_until, account.failures = web.stage.clock.now.replace(year=2099), 3

    async with web.house.database.write() as session:
        await set_password(session, "zhiban", "换了一个新的密码")

    assert (await desk.get("/api/v1/me")).status_code == 401
    assert (await Doorkeeper(web.services).sign_in("zhiban", "换了一个新的密码")).principal.username == "zhiban"
    async with web.house.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(SignIn)) == 1
    with pytest.raises(BadAccountError, match="没有用户名"):
        async with web.house.database.write() as session:
            await set_password(session, "nobody", "换了一个新的密码")


async def test_a_tokens_secret_is_shown_once_and_kept_nowhere(web):
    async with web.house.database.write() as session:
        secret = await create_token(session, name="hotline", scopes=[Scope.INTAKE, Scope.READ], now=web.stage.clock.now)
    async with web.house.database.read() as session:
        kept = await session.scalar(select(Token))
    machine = await web.stranger(Authorization=f"bearer {secret}")

    assert secret.startswith("haitang_")
    assert secret not in (kept.secret_hash, kept.name)
    assert (await machine.get("/api/v1/me")).json()["scopes"] == ["intake", "read"]

    async with web.house.database.write() as session:
        await revoke_token(session, "hotline", web.stage.clock.now)
    assert (await machine.get("/api/v1/me")).status_code == 401


async def test_a_bad_token_is_refused_in_chinese(web):
    async def refuse(match, **changes):
        with pytest.raises(BadTokenError, match=match):
            async with web.house.database.write() as session:
                await create_token(session, **{"name": "x", "scopes": [Scope.READ], "now": web.stage.clock.now, **changes})

    await web.machine(Scope.READ, name="hotline")
    await refuse("名字", name="")
    await refuse("名字", name="a b")
    await refuse("能做什么", scopes=[])
    await refuse("已有名为", name="hotline")
    with pytest.raises(BadTokenError, match="没有名为"):
        async with web.house.database.write() as session:
            await revoke_token(session, "nobody", web.stage.clock.now)
