"""The web side over a stage: people who are signed in, machines with tokens, and everything real behind them."""

from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import httpx
from fastapi import FastAPI
from sqlalchemy import select
from stage import Stage

from api.security.passwords import hashed
from api.security.secret import fingerprint, new_secret
from api.services import Services
from api.settings import WebSettings
from db.models import Account, Department, SignIn, Token
from db.words import AccountRole, Scope
from haitang.house import House

US = "http://town.test"
PASSWORD = "守着这片海棠花"


@cache
def _password_hash() -> str:
    return hashed(PASSWORD)


def services_of(house: House, settings: WebSettings | None = None, *, demo: bool = False) -> Services:
    return Services(
        settings=settings or house.settings.web,
        database=house.database,
        clock=house.clock,
        lexicons=house.lexicons,
        rules=house.rules,
        towns=house.towns,
        intake=house.intake,
        channels=house.channels,
        simulator=house.simulator,
        speaker=house.speaker,
        tips=house.tips,
        judged=house.inbox.progress,
        sent=house.outbox.progress,
        owed=house.owed,
        window_minutes=house.settings.inbox.context_minutes,
        demo=demo,
    )


async def staff(house: House) -> None:
    """An account for each role; the clerk's department is the water works."""
    async with house.database.write() as session:
        water = await session.scalar(select(Department.id).where(Department.code == "gsz"))
        posts = {
            "zhiban": ("值守小周", AccountRole.DESK, None),
            "xinxi": ("信息员老李", AccountRole.ADMIN, None),
            "gongshui": ("供水站小吴", AccountRole.CLERK, water),
            "shuji": ("王书记", AccountRole.LEADER, None),
        }
        for username, (name, role, department) in posts.items():
            session.add(
                Account(
                    username=username,
                    name=name,
                    password_hash=_password_hash(),
                    role=role,
                    department_id=department,
                    demo=False,
                    disabled=False,
                    failures=0,
                )
            )


async def sign_in(house: House, username: str, secrets: Iterable[str]) -> None:
    """Begin sessions, each with a secret that we choose."""
    now = house.clock()
    until = now + timedelta(hours=12)
    async with house.database.write() as session:
        account = await session.scalar(select(Account.id).where(Account.username == username))
        for secret in secrets:
            session.add(SignIn(secret_hash=fingerprint(secret), account_id=account, created_at=now, expires_at=until))


@dataclass
class Web:
    """`stage` is where people talk; the clients ask the web side about it."""

    stage: Stage
    services: Services
    app: FastAPI
    stack: AsyncExitStack

    @property
    def house(self) -> House:
        return self.stage.house

    async def stranger(self, **headers: str) -> httpx.AsyncClient:
        """Somebody of whom nothing is known."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return await self.stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url=US, headers=headers))

    async def account(self, username: str) -> httpx.AsyncClient:
        """A page of ours in the browser of somebody who is signed in."""
        secret = new_secret()
        await sign_in(self.house, username, [secret])
        client = await self.stranger(Origin=US)
        client.cookies.set("haitang_session", secret)
        return client

    async def machine(self, *scopes: Scope, name: str = "maschine") -> httpx.AsyncClient:
        secret = new_secret()
        async with self.house.database.write() as session:
            row = Token(name=name, secret_hash=fingerprint(secret), scopes=list(scopes), created_at=self.services.clock())
            session.add(row)
        return await self.stranger(Authorization=f"Bearer {secret}")
