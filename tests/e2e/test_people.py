"""Who sees what: leaders read no words of private matters, clerks see their department's cases, everybody knows the way out."""

import pytest
from e2e.browsing import Open
from e2e.speaking import Phone, press, slip
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

_WORDS = "喊我把钱转到安全账户"


async def report(open_page: Open) -> Page:
    """A private matter is 101, an open one 102."""
    phone = Phone(await open_page("/simulator?chat=G1"))
    await phone.say("王五", f"有个自称公安的{_WORDS}，我已经转了五千块，啷个办哦")
    desk = await open_page("/")
    await expect(slip(desk, "涉诈线索")).to_contain_text("不公开")
    await phone.say("张德福", "3社停水了，从早上停到现在")
    await expect(slip(desk, "供水用水")).to_be_visible()
    return desk


async def test_each_sees_her_own(open_page: Open):
    desk = await report(open_page)
    await expect(slip(desk, _WORDS)).to_be_visible()
    await _leader(open_page)
    await _clerk(open_page)
    await _way_out(desk)


async def _leader(open_page: Open) -> None:
    leader = await open_page("/", who="lingdao")
    await expect(slip(leader, "涉诈线索")).to_contain_text("不公开事项，内容仅经办人可见")
    await expect(leader.locator(".ways")).not_to_contain_text("群聊模拟")
    await leader.goto("/cases/101")
    await expect(leader.locator(".notice")).to_contain_text("仅经办人可见")
    await expect(leader.locator(".history")).to_contain_text("立案")
    assert _WORDS not in await leader.content()
    await expect(leader.locator(".bubble")).to_have_count(0)
    await expect(leader.locator("button[data-action]")).to_have_count(0)
    assert (await leader.request.get("/simulator")).status == 403
    assert (await leader.request.get("/deliveries")).status == 403


async def _clerk(open_page: Open) -> None:
    clerk = await open_page("/", who="pingan")
    await expect(slip(clerk, _WORDS)).to_be_visible()
    await expect(slip(clerk, "供水用水")).to_have_count(0)
    assert (await clerk.request.get("/cases/102")).status == 404
    await clerk.goto("/cases/101")
    await expect(clerk.locator(".by-resident", has_text=_WORDS)).to_be_visible()
    await press(clerk, "accept")
    await expect(clerk.locator(".status")).to_have_text("处置中")
    await expect(clerk.locator(".history")).to_contain_text("平安小周")


async def _way_out(desk: Page) -> None:
    await desk.get_by_role("button", name="退出").click()
    await desk.wait_for_url("**/login*")
    await desk.goto("/cases/101")
    await desk.wait_for_url("**/login*")
