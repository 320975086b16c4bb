"""The small town with its web side open."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx
import pytest
from moments import at
from stage import stage
from web import Web, services_of, staff

from api.app import create_app


@pytest.fixture
async def web(store_url: str) -> AsyncIterator[Web]:
    async with AsyncExitStack() as stack:
        set_up = await stack.enter_async_context(stage(store_url, at("2026-11-23 10:00")))
        await staff(set_up.house)
        services = services_of(set_up.house)
        yield Web(set_up, services, create_app(services), stack)


@pytest.fixture
async def desk(web: Web) -> httpx.AsyncClient:
    return await web.account("zhiban")


@pytest.fixture
async def clerk(web: Web) -> httpx.AsyncClient:
    return await web.account("gongshui")


@pytest.fixture
async def leader(web: Web) -> httpx.AsyncClient:
    return await web.account("shuji")
