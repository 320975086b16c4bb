"""What waits for a person at the desk, and the page of the daily tip."""

import sqlite3

import pytest
from e2e.browsing import Open, Town
from e2e.speaking import Phone
from playwright.async_api import expect

pytestmark = pytest.mark.browser


async def test_what_was_not_sent_is_sent_by_hand(open_page: Open, town: Town):
    phone = Phone(await open_page("/simulator?chat=G1"))
    await phone.say("张德福", "我们3社停水了，从早上停到现在")
    await phone.open("D-黄秋菊")
    await expect(phone.bot("停水")).to_be_visible()
    _lose(town, "D-黄秋菊")

    board = await open_page("/")
    await board.locator(".strip").get_by_text("1 条投递没有发出去").click()
    lost = board.locator(".stuck")
    await expect(lost).to_contain_text("停水")
    await expect(lost).to_contain_text("是否送达不明")
    await board.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await lost.get_by_role("button", name="复制").click()
    await expect(lost.get_by_role("button", name="已复制")).to_be_visible()
    assert "停水" in await board.evaluate("navigator.clipboard.readText()")
    await lost.get_by_role("button", name="已发").click()
    await expect(lost).to_have_count(0)
    await expect(board.locator(".empty")).to_contain_text("没有等人处理的投递")
    with sqlite3.connect(town.store) as store:
        told = "SELECT status FROM deliveries WHERE fault = '由李值守人工转发'"
        assert store.execute(told).fetchall() == [("sent",)]
    store.close()


def _lose(town: Town, chat: str) -> None:
    """Nobody knows whether what was sent to that chat arrived."""
    with sqlite3.connect(town.store) as store:
        store.execute(
            "UPDATE deliveries SET status = 'unknown', sent_at = NULL, fault = '发送时程序中断' "
            "WHERE group_id = (SELECT id FROM groups WHERE external_id = ?)",
            (chat,),
        )
    store.close()


async def test_the_week_of_tips(open_page: Open):
    page = await open_page("/tips")
    await expect(page.locator("h1")).to_have_text("本周主题：敬老助残")
    await expect(page.locator(".day")).to_have_count(7)
    await expect(page.locator(".day.today")).to_contain_text("周一")
    await expect(page.locator(".postings li")).to_have_count(4)
    await expect(page.locator(".fates")).to_contain_text("待发")
    await page.get_by_label("搜主题或内容").fill("反诈 转钱")
    await expect(page.locator(".plain tbody tr")).to_have_count(2)
