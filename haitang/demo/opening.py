"""The demo opens its doors: the town, its residents, and accounts that work only while the program runs as a demo."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.security.accounts import create_account
from db.database import Database
from db.models import Community, Department
from db.repositories import accounts
from db.settings import StoreSettings
from db.words import AccountRole


@dataclass(frozen=True, slots=True)
class DemoAccount:
    username: str
    name: str
    role: AccountRole
    department: str | None = None
    what: str = ""


# Known to everybody who reads this: it opens nothing unless the program runs with --demo, which listens to this machine alone.
PASSWORD = "haitang2026"  # noqa: S105  no secret
ACCOUNTS = (
    DemoAccount("zhiban", "值守小陈", AccountRole.DESK, what="值守台，什么都能办"),
    DemoAccount("pingan", "平安办小周", AccountRole.CLERK, "pingan", "平安办，只看自己的"),
    DemoAccount("lingdao", "分管领导", AccountRole.LEADER, what="领导，只看不动"),
    DemoAccount("guanli", "信息员", AccountRole.ADMIN, what="信息员"),
)


async def fill_with_demo(settings: StoreSettings) -> None:
    """Put the demo town into a store that holds no town yet."""
    database = Database.open(settings)
    try:
        async with database.write() as session:
            await _fill(session)
    finally:
        await database.aclose()


async def open_demo(settings: StoreSettings) -> str:
    """The demo town with its accounts; the words that greet whoever opened it."""
    await fill_with_demo(settings)
    database = Database.open(settings)
    try:
        async with database.write() as session:
            await _add_accounts(session)
    finally:
        await database.aclose()
    rows = (f"  {account.username:<8} {account.what}" for account in ACCOUNTS)
    return f"演示账号（只在本机、只在演示时有效），密码都是 {PASSWORD}：\n" + "\n".join(rows) + "\n按 Ctrl+C 停止。"


async def _fill(session: AsyncSession) -> None:
    if await session.scalar(select(Community.id).limit(1)) is None:
        from haitang.demo.filling import fill  # once in the life of a store, and it loads all that reads workbooks

        await fill(session)


async def _add_accounts(session: AsyncSession) -> None:
    departments = {row.code: row.id for row in await session.scalars(select(Department))}
    for account in ACCOUNTS:
        if await accounts.by_username(session, account.username) is None:
            await create_account(
                session,
                username=account.username,
                name=account.name,
                password=PASSWORD,
                role=account.role,
                department_id=departments.get(account.department or ""),
                demo=True,
            )
