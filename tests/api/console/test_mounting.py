"""The console in the app: behind the gate and the API, once more in the same process, its files kept by browsers."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import nicegui
import pytest
from fastapi import FastAPI
from web import Web

from api.app import create_app
from api.console import mount
from api.services import Services


@asynccontextmanager
async def running(app: FastAPI, services: Services) -> AsyncIterator[None]:
    """The app with its console, as a server runs it."""
    mount(app, services)
    async with app.router.lifespan_context(app):
        yield


@pytest.fixture
async def mounted(web: Web) -> AsyncIterator[Web]:
    async with running(web.app, web.services):
        yield web


async def test_pages_are_for_who_is_signed_in(mounted: Web):
    stranger = await mounted.stranger(Accept="text/html")
    answer = await stranger.get("/cases/101")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fcases%2F101")
    assert (await (await mounted.stranger()).get("/console-static/base.css")).status_code == 401


async def test_the_flower_of_the_tab_is_nobodys_secret(mounted: Web):
    answer = await (await mounted.stranger()).get("/favicon.ico")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")


async def test_the_api_keeps_its_addresses(mounted: Web):
    desk = await mounted.account("zhiban")
    assert (await desk.get("/api/v1/cases")).headers["content-type"] == "application/json"
    assert (await desk.get("/api/v1/nowhere")).headers["content-type"] == "application/problem+json"
    assert (await desk.get("/healthz")).status_code == 200


async def test_a_console_can_be_mounted_again(web: Web):
    async with running(web.app, web.services):
        desk = await web.account("zhiban")
        assert "没有编号 101 的事项" in (await desk.get("/cases/101")).text
        await web.stage.say("G1", "张德福", "我们3社停水了，从早上停到现在")
        assert "停水" in (await desk.get("/cases/101")).text
    async with AsyncExitStack() as stack:
        again = Web(web.stage, web.services, create_app(web.services), stack)
        async with running(again.app, again.services):
            assert "停水" in (await (await again.account("zhiban")).get("/cases/101")).text


async def test_a_town_on_real_channels_has_no_simulator(web: Web):
    async with running(web.app, replace(web.services, simulator=None)):
        desk = await web.account("zhiban")
        page = await desk.get("/")
        assert page.status_code == 200
        assert "群聊模拟" not in page.text
        assert (await desk.get("/simulator")).status_code == 404


async def test_files_are_kept_for_good_and_come_from_here(mounted: Web):
    desk = await mounted.account("zhiban")
    file = await desk.get(f"/_nicegui/{nicegui.__version__}/static/nicegui.js")
    assert "immutable" in file.headers["cache-control"]
    page = (await desk.get("/tips")).text
    assert "/console-static/base.css?" in page
    for outside in ("https://fonts", "http://fonts", "cdn", "unpkg"):
        assert outside not in page
