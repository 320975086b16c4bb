"""词库工作台, in a browser: what was missed is pointed at, what is proposed is accepted, works at once, and is taken back."""

import sqlite3
from datetime import UTC, datetime

import pytest
from e2e.browsing import Open, Town
from e2e.speaking import Phone, confirm
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

PUMP = "老水牛今天又趴窝了"


async def test_from_a_missed_word_to_the_town_s_own_lexicon_and_back(open_page: Open, town: Town):
    phone = Phone(await open_page("/simulator?chat=G1"))
    await phone.say("张德福", PUMP)
    bench = await open_page("/lexicon")
    await _point_at_it(bench)
    await bench.get_by_label("试一句").fill(PUMP)
    await expect(bench.locator(".tried")).to_contain_text("不立案")
    _propose(town)
    await _accept(bench)
    await _find_it(bench)
    await bench.locator(".edition").get_by_role("button", name="撤回").first.click()
    await expect(bench.locator(".edition").first).to_contain_text("撤回第 1 版")
    await expect(bench.locator(".tried")).to_contain_text("不立案")


async def _point_at_it(bench: Page) -> None:
    await bench.get_by_label("看哪个群").fill("上湾")
    await bench.get_by_role("option", name="上湾群").click()
    await bench.locator(".missed", has_text="老水牛").get_by_role("button", name="漏报").click()
    await bench.locator(".dialog").get_by_label("类别").fill("供水")
    await bench.get_by_role("option", name="供水用水", exact=True).click()
    await confirm(bench)
    await expect(bench.get_by_text("已立案，编号 101")).to_be_visible()
    await expect(bench.locator(".missed", has_text="老水牛")).to_have_count(0)


def _propose(town: Town) -> None:
    """As the nightly learning does."""
    none = '{"own": 0, "public": 0, "texts": [], "lines": []}'
    one = '{"own": 1, "public": 0, "texts": ["m1"], "lines": []}'
    rest = ", ".join(f'"{sort}": {none}' for sort in ("lost", "righted", "spoilt", "alarms", "calmed"))
    with sqlite3.connect(town.store) as store:
        store.execute(
            "INSERT INTO proposals (kind, text, subject, weight, score, evidence, effect, version, made_at, status) "
            "VALUES ('term', '老水牛', 'water_supply', 4, 3.2, ?, ?, '1-x', ?, 'open')",
            (
                f'{{"support": {one}, "against": {none}}}',
                f'{{"gain": 1, "found": {one}, {rest}}}',
                datetime.now(UTC).isoformat(" "),
            ),
        )
    store.close()


async def _accept(bench: Page) -> None:
    card = bench.locator(".proposal")
    await expect(card).to_contain_text("“老水牛”算供水用水")
    await expect(card).to_contain_text("+1 件找到")
    await expect(card).to_contain_text(PUMP)
    await card.get_by_role("button", name="采纳", exact=True).click()
    await expect(card).to_have_count(0)
    await expect(bench.locator(".town-words")).to_contain_text("老水牛")


async def _find_it(bench: Page) -> None:
    await expect(bench.locator(".tried mark").first).to_have_text("老水牛")
    await expect(bench.locator(".tried")).to_contain_text("先问网格员")
    await bench.get_by_label("查一个词").fill("老水牛")
    await expect(bench.locator(".found")).to_contain_text("1 件是事项，0 句不是")


async def test_the_workbench_is_for_the_desk_alone(open_page: Open):
    for who in ("lingdao", "pingan"):
        page = await open_page("/", who=who)
        await expect(page.locator(".ways")).not_to_contain_text("词库")
        assert (await page.request.get("/lexicon")).status == 403
        assert (await page.request.get("/api/v1/lexicon/proposals")).status == 403
