"""Several people before several screens."""

from collections.abc import Iterator

import pytest
from e2e.browsing import Open
from e2e.speaking import Phone, confirm, fill_dialog, press
from playwright.async_api import expect

pytestmark = pytest.mark.browser

_MATTERS = (
    ("G1", "D-黄秋菊", "我们3社停水了，从早上停到现在"),
    ("G4", "D-冯小燕", "老街路口的路灯不亮，晚上黑得很"),
    ("G2", "D-黄秋菊", "下湾那个垃圾桶满了好几天没人来收，臭得很"),
)


@pytest.fixture(scope="module")
def matters() -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Each test of this file has a matter of its own."""
    return enumerate(_MATTERS, start=101)


@pytest.fixture
async def handled(open_page: Open, matters: Iterator[tuple[int, tuple[str, str, str]]]) -> str:
    """A case that a warden works on; its code."""
    code, (group, warden, words) = next(matters)
    page = await open_page(f"/simulator?chat={group}")
    phone = Phone(page)
    await phone.say("张德福", words)
    await phone.open(warden)
    await expect(phone.bot(words)).to_be_visible()
    await phone.say("", f"接单 {code}")
    await expect(phone.bot(f"接单 {code}")).to_contain_text("办完回")  # the answer quotes what it answers
    return str(code)


async def test_what_one_does_the_other_sees(open_page: Open, handled: str):
    mine, hers = await open_page(f"/cases/{handled}"), await open_page(f"/cases/{handled}", who="xinxi")
    await press(mine, "progress")
    await fill_dialog(mine, "进展", "师傅已经到了")
    await confirm(mine)
    await expect(hers.locator(".history")).to_contain_text("进展：师傅已经到了")
    await expect(hers.locator(".history")).to_contain_text("李值守")
    await press(mine, "resolve")
    await fill_dialog(mine, "结果", "换了阀门")
    await confirm(mine)
    await expect(hers.locator(".status")).to_have_text("待反馈")


async def test_who_decided_on_what_is_no_longer_so_is_told_and_loses_no_words(open_page: Open, handled: str):
    mine, hers = await open_page(f"/cases/{handled}"), await open_page(f"/cases/{handled}", who="xinxi")
    await press(mine, "resolve")
    await fill_dialog(mine, "结果", "已通水")
    await press(hers, "progress")
    await fill_dialog(hers, "进展", "还缺一个接头")
    await confirm(hers)
    await expect(hers.locator(".dialog")).to_have_count(0)

    await confirm(mine)
    await expect(mine.locator(".fault")).to_contain_text("这件刚刚有了变动")
    await expect(mine.locator(".history")).to_contain_text("还缺一个接头")
    await expect(mine.locator(".status")).to_have_text("处置中")

    await confirm(mine)
    await expect(mine.locator(".status")).to_have_text("待反馈")
    await expect(mine.locator(".history")).to_contain_text("办结：已通水")


async def test_an_action_asks_for_the_words_it_needs(open_page: Open, handled: str):
    case = await open_page(f"/cases/{handled}")
    await press(case, "transfer")
    await confirm(case)
    await expect(case.locator(".fault")).to_have_text("请填“交给谁”。")
    await case.locator(".dialog").get_by_label("交给谁").fill("供水")
    await case.get_by_role("option", name="供水站", exact=True).click()
    await confirm(case)
    await expect(case.locator(".fault")).to_have_text("请填“缘由”。")
    await fill_dialog(case, "缘由", "主管道归他们管")
    await confirm(case)
    await expect(case.locator(".facts")).to_contain_text("供水站 待接单")
    await expect(case.locator(".history")).to_contain_text("转给 供水站：主管道归他们管")
