"""What people write is words, wherever it is shown, whatever it looks like."""

import pytest
from e2e.browsing import Open
from e2e.speaking import Phone, confirm, fill_dialog, press, slip
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

_EVIL = "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>"
_ODD = "{{7*7}} ${alert(1)} `x` </textarea> &lt;b&gt; \\u003c"
_NAME = "<i id=x>李</i>"
_TOLD = f"3社停水了，从早上停到现在 {_EVIL} {_ODD}"


async def test_words_are_never_code(open_page: Open):
    chats = await open_page("/simulator?chat=G1")
    await Phone(chats).say(_NAME, _TOLD)
    await expect(chats.locator(".bubble-text").first).to_have_text(_TOLD)
    await expect(chats.locator(".thought-text")).to_have_text(_TOLD)
    board = await open_page("/")
    await expect(slip(board, "停水")).to_contain_text("<script>")
    case = await open_page("/cases/101")
    await expect(case.locator(".bubble b").first).to_have_text(_NAME)
    await expect(case.locator(".bubble-text").first).to_have_text(_TOLD)

    await press(case, "escalate")
    await fill_dialog(case, "需要什么支援", _EVIL)
    await confirm(case)
    await expect(case.locator(".history")).to_contain_text(_EVIL)
    await expect(case.locator(".by-bot", has_text="请求支援")).to_contain_text(_EVIL)
    search = await open_page(f"/?words={'%3Cimg src=x onerror=pwned=1%3E'}")
    await expect(search.locator(".tools")).to_be_visible()
    for page in (chats, board, case, search):
        await _unharmed(page)


async def _unharmed(page: Page) -> None:
    await page.mouse.move(300, 300)
    assert await page.evaluate("window.pwned") is None
    assert await page.locator("img[src=x], i#x").count() == 0


async def test_an_unknown_page_or_case_says_so_in_plain_words(open_page: Open):
    page = await open_page("/")
    for path, words in (("/cases/9999", "没有编号 9999 的事项"), ("/cases/%3Cb%3E1", "没有编号"), ("/nowhere", "没有这一页")):
        answer = await page.request.get(path)
        assert answer.status == 404, path
        assert words in await answer.text(), path


async def test_the_console_is_for_people_who_signed_in(open_page: Open):
    page = await open_page("/")
    await page.context.clear_cookies()
    for path in ("/", "/cases/101", "/simulator", "/tips", "/deliveries"):
        await page.goto(path)
        await page.wait_for_url("**/login*")
