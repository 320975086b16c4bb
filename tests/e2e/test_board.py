"""The live board: new matters come by themselves, and one finds what one looks for."""

import re

import pytest
from e2e.browsing import Open
from e2e.speaking import Phone, slip
from playwright.async_api import expect

pytestmark = pytest.mark.browser


async def test_matters_arrive_and_are_found(open_page: Open):
    board = await open_page("/")
    await expect(board.locator(".strip")).to_contain_text("没有需要先处理的异常")
    phone = Phone(await open_page("/simulator?chat=G4"))
    await phone.say("赵六", "着火了！老街3号楼在冒烟，屋头还有人")
    fire = slip(board, "着火了")
    await expect(fire).to_have_class(re.compile("arrived"))
    await expect(fire).to_have_class(re.compile("urgent"))
    await expect(fire.locator(".grade")).to_have_text("特急")
    await expect(fire.locator(".due")).to_contain_text("还剩")
    await expect(board).to_have_title(re.compile("【101"))

    await phone.open("G1")
    await phone.say("张德福", "我们3社停水了，从早上停到现在")
    await expect(slip(board, "停水")).to_be_visible()
    await expect(board.locator(".board-count")).to_have_text("共 2 件")

    await board.get_by_role("button", name="特急").click()
    await expect(slip(board, "停水")).to_have_count(0)
    await expect(board.locator(".board-count")).to_have_text("显示 1 / 共 2 件")
    await board.reload()
    await expect(fire).to_be_visible()
    await expect(slip(board, "停水")).to_have_count(0)
    await board.get_by_role("button", name="特急").click()

    await board.get_by_label("搜索").fill("石岭 停水")
    await expect(board.locator(".slip")).to_have_count(0)
    await board.get_by_label("搜索").fill("上湾 停水")
    await expect(board.locator(".slip")).to_have_count(1)
    await board.get_by_label("搜索").fill("101")
    await expect(fire).to_be_visible()
    await board.get_by_label("搜索").press("Enter")
    await board.wait_for_url("**/cases/101")


async def test_what_ended_stands_behind_a_filter(open_page: Open):
    case = await open_page("/cases/101")
    await case.locator(".more summary").click()
    await case.locator("button[data-action=reject]").click()
    await case.locator(".dialog").get_by_label("缘由").fill("烧柴的烟")
    await case.locator(".dialog .press-main").click()
    await expect(case.locator(".status")).to_have_text("不予受理")
    board = await open_page("/")
    await expect(slip(board, "停水")).to_be_visible()
    await expect(slip(board, "着火了")).to_have_count(0)
    await board.get_by_role("button", name="已结").click()
    await expect(board.locator(".lane[data-status=rejected] .slip")).to_contain_text("着火了")
