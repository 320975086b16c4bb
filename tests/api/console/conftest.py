"""The small town as the console sees it, without a browser."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from web import Web

from api.console.access import Viewer
from api.console.console import Console
from api.security.principal import Principal
from db.models import Account

WATER = "我们3社停水了，从早上停到现在，电话13812345678"
FRAUD = "有个自称公安的喊我把钱转到安全账户，我已经转了五千块，啷个办哦"


@pytest.fixture
def console(web: Web) -> Console:
    return Console(web.services)


@pytest.fixture
async def viewers(web: Web) -> dict[str, Viewer]:
    """By user name: zhiban, xinxi, gongshui (clerk of the water works), shuji."""
    async with web.house.database.read() as session:
        accounts = (await session.scalars(select(Account))).all()
    return {account.username: Viewer(Principal.of_account(account)) for account in accounts}


@pytest.fixture
async def water(web: Web) -> str:
    """An open matter that the warden accepted; its code."""
    await web.stage.say("G1", "张德福", WATER)
    web.stage.clock.now += timedelta(minutes=1)
    await web.stage.say("D-黄秋菊", "黄秋菊", "1")
    return "101"


@pytest.fixture
async def fraud(web: Web, water: str) -> str:
    """A private matter besides; its code."""
    del water
    await web.stage.say("G2", "王五", FRAUD)
    return "102"
