"""The pages that people open on a phone."""

import pytest
from e2e.browsing import PHONE_SIZE, Open
from e2e.speaking import Phone, confirm, fill_dialog, press
from playwright.async_api import expect

pytestmark = pytest.mark.browser

_WIDTH = "document.documentElement.scrollWidth"


async def test_chats_fit_a_phone_one_at_a_time(open_page: Open):
    page = await open_page("/simulator", size=PHONE_SIZE)
    await expect(page.locator(".town-chats")).to_be_visible()
    await expect(page.locator(".phone")).to_be_hidden()
    await page.locator('[data-chat="G1"]').tap()
    await expect(page.locator(".town-chats")).to_be_hidden()
    await Phone(page).say("张德福", "大家早上好")
    assert await page.evaluate(_WIDTH) <= PHONE_SIZE[0]
    await page.get_by_text("所有群").tap()
    await expect(page.locator(".town-chats")).to_be_visible()


async def test_a_case_fits_a_phone_and_can_be_worked_on(open_page: Open):
    chats = Phone(await open_page("/simulator?chat=G1"))
    await chats.say("张德福", "我们3社停水了，水管爆了，电话13812345678" + "，快点来人嘛" * 20)
    case = await open_page("/cases/101", size=PHONE_SIZE)
    await expect(case.locator(".bubble").first).to_be_visible()
    assert await case.evaluate(_WIDTH) <= PHONE_SIZE[0]

    await case.locator(".bubble mark").first.tap()
    note = "getComputedStyle(document.querySelector('.bubble mark'), '::after').content"
    assert "供水用水" in await case.evaluate(note)
    assert await case.evaluate(_WIDTH) <= PHONE_SIZE[0]

    await press(case, "escalate")
    dialog = case.locator(".dialog")
    await expect(dialog).to_be_visible()
    box = await dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE_SIZE[0]
    await fill_dialog(case, "需要什么支援", "来个师傅")
    await confirm(case)
    await expect(case.locator(".history")).to_contain_text("请求支援：来个师傅")


async def test_on_a_phone_the_way_we_are_on_and_the_way_out_are_in_sight(open_page: Open):
    page = await open_page("/lexicon", size=PHONE_SIZE)
    for sight in (".ways [aria-current]", ".who button"):
        await expect(page.locator(sight)).to_be_in_viewport(ratio=0.9)
