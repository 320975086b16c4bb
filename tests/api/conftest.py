"""The small town with its web side open."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from functools import cache

import httpx
import pytest
from moments import at
from stage import stage
from web import Web, services_of, staff

import haitang.house


@pytest.fixture(scope="session", autouse=True)
def one_classifier() -> Iterator[None]:
    """The real one, loaded once for all stories."""
    load = haitang.house.load_classifier
    cached = cache(lambda settings, places: load(settings, places=places))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(haitang.house, "load_classifier", lambda settings, *, places: cached(settings, tuple(places)))
        yield


@pytest.fixture
async def web(store_url: str) -> AsyncIterator[Web]:
    async with AsyncExitStack() as stack:
        set_up = await stack.enter_async_context(stage(store_url, at("2026-11-23 10:00")))
        await staff(set_up.house)
        yield Web(set_up, services_of(set_up.house), stack)


@pytest.fixture
async def desk(web: Web) -> httpx.AsyncClient:
    return await web.account("zhiban")


@pytest.fixture
async def clerk(web: Web) -> httpx.AsyncClient:
    return await web.account("gongshui")


@pytest.fixture
async def leader(web: Web) -> httpx.AsyncClient:
    return await web.account("shuji")
