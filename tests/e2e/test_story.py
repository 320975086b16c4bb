"""The whole way, in a browser: somebody says something, and hears how it ended."""

import pytest
from e2e.browsing import Open
from e2e.speaking import Phone, lane, slip
from playwright.async_api import expect

pytestmark = pytest.mark.browser


async def test_a_matter_from_the_first_word_to_the_last(open_page: Open):
    board = await open_page("/")
    await expect(board.locator(".lane")).to_have_count(5)
    chats = await open_page("/simulator?chat=G1")
    phone = Phone(chats)

    await phone.say("张德福", "大家早上好")
    await phone.say("张德福", "我们上湾3社停水了，从早上停到现在，煮饭都莫得水")
    await expect(slip(board, "停水")).to_be_visible()
    await expect(slip(board, "停水")).to_contain_text("供水用水")
    await expect(slip(board, "早上好")).to_have_count(0)

    await phone.open("D-黄秋菊")
    await expect(phone.bot("停水")).to_be_visible()
    await phone.say("黄秋菊", "1")
    await expect(slip(lane(board, "handling"), "停水")).to_contain_text("黄秋菊")

    await phone.say("黄秋菊", "办结 101 水管已经接好")
    await expect(slip(lane(board, "resolved"), "停水")).to_be_visible()
    await phone.open("G1")
    await expect(phone.bot("水管已经接好")).to_be_visible()

    await slip(board, "停水").click()
    await expect(board.locator(".case-code")).to_have_text("101")
    await expect(board.locator(".bubble mark").first).to_be_visible()
    await expect(board.locator(".history")).to_contain_text("办结：水管已经接好")
    await expect(board.locator(".proof")).to_contain_text("已核验")
    await board.locator("button[data-action=close]").click()
    await board.locator(".dialog .press-main").click()
    await expect(board.locator(".status")).to_have_text("已结案")
