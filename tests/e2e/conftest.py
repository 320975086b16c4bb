"""A real browser before the whole program, which runs as a process of its own over a small town.

Every page that a test opens is watched: an address outside the program, an error in the browser's console or in a script fails
the test, whatever else it was about.
"""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from e2e.browsing import DESK_SIZE, PHONE_SIZE, Open, Town, Watch
from e2e.staff import PASSWORD
from playwright.async_api import Browser, Page, async_playwright, expect

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
_SERVER = Path(__file__).with_name("town_server.py")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
)

expect.set_options(timeout=20_000)  # a busy machine is no fault; how fast things are is measured in benchmarks


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The program over a fresh small town; it is the same for all tests of a file."""
    store = tmp_path_factory.mktemp("e2e") / "town.sqlite3"
    command = [sys.executable, str(_SERVER), f"sqlite:///{store}"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert server.stdin is not None
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    if not url:
        pytest.fail(f"the program did not start: {_SERVER} ended with {server.wait(10)}; what it says stands above")
    yield Town(url, store)
    server.stdin.close()
    server.wait(20)
    server.stdout.close()


@pytest.fixture(scope="session")
def chromium() -> Path:
    if not CHROMIUM.exists():
        pytest.fail(
            f"These tests drive a real Chromium, and there is none at {CHROMIUM}. Get it with "
            "`apt-get install -y chromium fonts-noto-cjk` (`make test` does that where it may), or name yours in $CHROMIUM."
        )
    return CHROMIUM


@pytest.fixture
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(_ARGUMENTS))
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(browser: Browser, town: Town) -> AsyncIterator[Open]:
    """Signs somebody in, in a window of her own, and opens a page."""
    watch = Watch(town.url)

    async def open_one(path: str = "/", *, who: str = "zhiban", size: tuple[int, int] = DESK_SIZE) -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", base_url=town.url, has_touch=size == PHONE_SIZE
        )
        page = await context.new_page()
        watch.over(page)
        await page.goto("/login")
        await page.fill("#username", who)
        await page.fill("#password", PASSWORD)
        await page.click("button[type=submit]")
        await page.wait_for_selector(".top")
        if path != "/":
            await page.goto(path)
        return page

    yield open_one
    assert watch.found == []
