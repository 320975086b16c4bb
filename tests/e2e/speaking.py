"""What people do before the screen, in words of the town."""

from playwright.async_api import Locator, Page, expect


class Phone:
    """群聊模拟, used as people use their phones."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def open(self, chat: str) -> None:
        await self._page.locator(f'[data-chat="{chat}"]').click()
        name = await self._page.locator(f'[data-chat="{chat}"] b').inner_text()
        await expect(self._page.locator(".phone-head h2")).to_have_text(name)

    async def say(self, who: str, text: str) -> None:
        """`who` is a resident, or whose direct chat this is. Returns when the words stand in the chat."""
        newcomer = self._page.get_by_label("或：新居民的名字")
        if await newcomer.is_visible():
            await newcomer.fill(who)
        words = self._page.locator("textarea[data-field=words]")
        await words.fill(text)
        before = await self.bubbles.count()
        await words.press("Enter")
        await expect(self.bubbles.nth(before)).to_be_visible()

    @property
    def bubbles(self) -> Locator:
        return self._page.locator(".phone-screen .bubble")

    def bot(self, words: str) -> Locator:
        """What the bot said last in the open chat with these words in it."""
        return self._page.locator(".phone-screen .by-bot", has_text=words).last


def slip(page: Page, words: str) -> Locator:
    """A card on the board."""
    return page.locator(".slip", has_text=words)


def lane(page: Page, status: str) -> Locator:
    return page.locator(f".lane[data-status={status}]")


async def press(page: Page, action: str) -> None:
    """One of the actions of a case's page, wherever it is offered."""
    button = page.locator(f"button[data-action={action}]")
    if not await button.is_visible():
        await page.locator(".more summary").click()
    await button.click()


async def fill_dialog(page: Page, label: str, words: str) -> None:
    await page.locator(".dialog").get_by_label(label).fill(words)


async def confirm(page: Page) -> None:
    await page.locator(".dialog .press-main").click()
