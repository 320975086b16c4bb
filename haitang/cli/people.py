"""`haitang account …` and `haitang token …`: who may sign in, and which machines may call."""

import asyncio
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from db.words import AccountRole, Scope
from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Store
from haitang.cli.wording import ChineseCommand, family

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy.ext.asyncio import AsyncSession

accounts = family("控制台账号")
tokens = family("外部系统的令牌")

Username = Annotated[str, typer.Argument(help="用户名，字母和数字")]
Password = Annotated[str, typer.Option(prompt="密码", confirmation_prompt="再输一遍", hide_input=True, help="不写则会问您")]
Answer = TypeVar("Answer")


@accounts.command("add", cls=ChineseCommand)
def add_account(
    username: Username,
    name: Annotated[str, typer.Argument(help="姓名")],
    role: Annotated[AccountRole, typer.Option(help="desk 值守，clerk 科室，leader 领导，admin 信息员")],
    password: Password,
    department: Annotated[str | None, typer.Option(help="科室账号的部门编号，例如 pingan", show_default=False)] = None,
    config: Config = None,
    db: Store = None,
) -> None:
    """加一个账号。

    例如：haitang account add zhiban 值守小陈 --role desk
    """

    async def add(session: "AsyncSession") -> None:
        from api.security.accounts import create_account

        number = await _department(session, department)
        await create_account(session, username=username, name=name, password=password, role=role, department_id=number)

    _in_one_transaction(config, db, add)
    print(f"账号 {username} 已建好。")


@accounts.command("password", cls=ChineseCommand)
def set_password(username: Username, password: Password, config: Config = None, db: Store = None) -> None:
    """换密码；这个账号已登录的都会退出。

    例如：haitang account password zhiban
    """

    async def change(session: "AsyncSession") -> None:
        from api.security import accounts as security

        await security.set_password(session, username, password)

    _in_one_transaction(config, db, change)
    print(f"账号 {username} 的密码已换。")


@tokens.command("add", cls=ChineseCommand)
def add_token(
    name: Annotated[str, typer.Argument(help="令牌的名字，例如对方系统的名称")],
    scope: Annotated[list[Scope], typer.Option(help="能做什么：intake 交消息，read 查，act 办，metrics 指标，simulate 模拟")],
    config: Config = None,
    db: Store = None,
) -> None:
    """给外部系统一个令牌；只显示这一次，请马上记下。

    例如：haitang token add 12345-intake --scope intake --scope read
    """

    async def add(session: "AsyncSession") -> str:
        from api.security.tokens import create_token
        from cases.clock import wall_clock

        return await create_token(session, name=name, scopes=scope, now=wall_clock())

    print(_in_one_transaction(config, db, add))


@tokens.command("revoke", cls=ChineseCommand)
def revoke_token(name: Annotated[str, typer.Argument(help="令牌的名字")], config: Config = None, db: Store = None) -> None:
    """收回令牌，马上失效。

    例如：haitang token revoke 12345-intake
    """

    async def revoke(session: "AsyncSession") -> None:
        from api.security import tokens as security
        from cases.clock import wall_clock

        await security.revoke_token(session, name, wall_clock())

    _in_one_transaction(config, db, revoke)
    print(f"令牌 {name} 已收回。")


async def _department(session: "AsyncSession", code: str | None) -> int | None:
    from sqlalchemy import select

    from db.models import Department

    if code is None:
        return None
    number = await session.scalar(select(Department.id).where(Department.code == code))
    if number is None:
        known = "、".join(await session.scalars(select(Department.code).order_by(Department.code)))
        raise CannotError(f"没有编号为 {code} 的部门；现有：{known or '无，请先导入镇的资料'}")
    return number


def _in_one_transaction(config: Config, url: str | None, change: "Callable[[AsyncSession], Awaitable[Answer]]") -> Answer:
    async def run() -> Answer:
        from haitang.cli.stores import opened

        async with opened(config, url) as database, database.write() as session:
            return await change(session)

    try:
        return asyncio.run(run())
    except ValueError as fault:  # BadAccountError and BadTokenError say in Chinese what to do
        raise CannotError(str(fault)) from None
