"""The live board as one person sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import Request
from markupsafe import Markup
from nicegui import ui

from api.console.access import Viewer, viewer_of
from api.console.board.cards import Card, Reading, cards
from api.console.board.feed import Feed, Snapshot
from api.console.board.filters import Filters
from api.console.board.lanes import ENDED, RUNNING, Arrivals, Lane, lane_of
from api.console.board.strip import strip
from api.console.board.tools import Tools
from api.console.console import Console
from api.console.frame import frame

_LOOK = 1.0  # seconds
_HINT = Markup(
    '现在一件事项也没有。到<a href="/simulator">群聊模拟</a>里以居民的身份说一句，例如“我们3社停水了”，这里马上会有一张卡片。'
)
_WORDS_AGE = 10.0  # seconds until "还剩 15 分钟" is said anew


def place(console: Console) -> None:
    """Put the board at "/"."""
    feed = Feed(console)

    @ui.page("/", title="值守台 · 海棠")
    async def board(request: Request) -> None:
        page = BoardPage(console, feed, viewer_of(request), Filters.from_query(request.query_params))
        await page.build()


class BoardPage:
    def __init__(self, console: Console, feed: Feed, viewer: Viewer, filters: Filters) -> None:
        self._console, self._feed, self._viewer = console, feed, viewer
        self._filters = filters
        self._plays = viewer.keeps_watch and console.services.simulator is not None
        self._arrivals = Arrivals()
        self._lanes: Mapping[Any, Lane] = {}
        self._drawn: tuple[object, ...] = ()
        self._late: Sequence[Card] = ()

    async def build(self) -> None:
        snapshot = await self._snapshot()
        with frame(self._console, self._viewer, "/", "值守台"):
            self._strip = ui.html("").classes("strip")
            self._tools = Tools(self._filters, self._choose)
            self._hint = ui.html(_HINT if self._plays else "").classes("board-hint")
            self._lanes_box = ui.element("div").classes("lanes")
            self._set_lanes()
            self._draw(snapshot)
            await self._look_for_worries()
        ui.timer(_LOOK, self._tick, immediate=False)
        ui.timer(_LOOK * 5, self._look_for_worries, immediate=False)

    async def _snapshot(self) -> Snapshot:
        return await (self._feed.ended() if self._filters.ended else self._feed.running())

    async def _tick(self) -> None:
        self._draw(await self._snapshot())

    async def _look_for_worries(self) -> None:
        self._strip.set_content(strip(await self._feed.worries(), self._viewer, self._late))

    async def _choose(self, **changes: Any) -> None:
        """Somebody chose among the filters."""
        before, self._filters = self._filters, replace(self._filters, **changes)
        if before == self._filters:
            return
        ui.navigate.history.replace(self._filters.address())
        if before.ended != self._filters.ended:
            self._set_lanes()
        self._draw(await self._snapshot())

    def _set_lanes(self) -> None:
        self._lanes_box.clear()
        with self._lanes_box:
            self._lanes = {status: Lane(status) for status in (ENDED if self._filters.ended else RUNNING)}
        self._drawn = ()

    def _draw(self, snapshot: Snapshot) -> None:
        now = self._console.now()
        state = (snapshot.stamp, id(snapshot.town), self._filters, int(now.timestamp() / _WORDS_AGE))
        if state == self._drawn:
            return
        self._drawn = state
        everything = cards(snapshot.board, Reading(snapshot.town, self._viewer, self._console.name, snapshot.groups, now))
        if not self._filters.ended:
            self._announce(self._arrivals.note(everything))
            self._late = sorted((card for card in everything if card.late and card.urgent), key=lambda card: card.order)
        self._hint.set_visibility(not (everything or self._filters.ended) and self._plays)
        self._tools.offer(everything, snapshot.communities)
        shown = sorted((card for card in everything if self._filters.wants(card)), key=lambda card: card.order)
        self._tools.count(len(shown), len(everything))
        for status, lane in self._lanes.items():
            lane.show([card for card in shown if lane_of(card.status) is status], now, self._arrivals)

    def _announce(self, fresh: Sequence[Card]) -> None:
        urgent = [card for card in fresh if card.urgent]
        if urgent:
            words = "、".join(f"{card.code} {card.category_name}" for card in urgent[:3])
            ui.run_javascript(f"haitang.alarm({words!r})")
