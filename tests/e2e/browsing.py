"""What the browser tests share: the town under test, and what no page of it may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import ConsoleMessage, Page, Request

DESK_SIZE, PHONE_SIZE = (1366, 768), (390, 844)
_OWN = ("data:", "blob:")

Open = Callable[..., Awaitable[Page]]


@dataclass(frozen=True, slots=True)
class Town:
    """Where the program answers, and its store."""

    url: str
    store: Path


@dataclass
class Watch:
    """What a page must not do."""

    town: str
    found: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"script error: {error}"))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.town, *_OWN)):
            self.found.append(f"outside address: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console error: {message.text} ({message.location['url']})")
