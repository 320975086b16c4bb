"""日提醒 as a page; it looks again by itself."""

from datetime import datetime, timedelta

from fastapi import Request
from markupsafe import Markup, escape
from nicegui import ui

from api.console.access import Viewer, viewer_of
from api.console.console import Console
from api.console.frame import frame
from api.console.moments import town_day
from api.console.tips.postings import Line, lines, render
from api.console.tips.week import library, week
from bot.tips.week import DayTip, week_of
from cases.etiquette import start_of_day
from db.repositories import postings as store
from db.repositories.deliveries import groups_with_urgent_case
from db.repositories.postings import TipRow

_LOOK = 3.0  # seconds


def place(console: Console) -> None:
    """Put the page at "/tips"."""

    @ui.page("/tips", title="日提醒 · 海棠")
    async def tips(request: Request) -> None:
        await TipsPage(console, viewer_of(request)).build()


class TipsPage:
    def __init__(self, console: Console, viewer: Viewer) -> None:
        self._console, self._viewer = console, viewer
        self._tips = list[TipRow]()

    async def build(self) -> None:
        with frame(self._console, self._viewer, "/tips", "日提醒"):
            self._lay_out()
            async with self._console.read() as (session, _):
                self._tips = list(await store.library(session))
            self._search("")
            await self._look()
        ui.timer(_LOOK, self._look, immediate=False)

    def _lay_out(self) -> None:
        with ui.element("div").classes("sheet"):
            self._head = ui.html("").classes("sheet-head")
            self._week = ui.html("")
            ui.html(escape("今天各群"), tag="h2")
            self._postings = ui.html("")
            with ui.element("div").classes("library-head"):
                ui.html(escape("提醒库"), tag="h2")
                search = ui.input(placeholder="搜主题或内容", on_change=lambda event: self._search(event.value or ""))
                search.props('outlined dense clearable debounce=200 aria-label="搜主题或内容"').classes("field search")
            self._library = ui.html("")

    def _search(self, words: str) -> None:
        self._library.set_content(library(self._tips, words))

    async def _look(self) -> None:
        now = self._console.now()
        days, found = await self._load(now)
        settings = self._console.services.tips.settings
        hours = settings.workday if self._console.services.tips.calendar.is_workday(town_day(now)) else settings.day_off
        posting = (
            f"每天一条，今天 {hours[0]:%H:%M}–{hours[1]:%H:%M} 各群错开发出" if settings.enabled else "设置里已关掉，不会发出"
        )
        head = Markup("<h1>本周主题：{}</h1><p>{}</p>").format(days[0].week_theme, posting)
        self._head.set_content(head)
        self._week.set_content(week(days, town_day(now)))
        self._postings.set_content(render(found))

    async def _load(self, now: datetime) -> tuple[list[DayTip], list[Line]]:
        tips, today, midnight = self._console.services.tips, town_day(now), start_of_day(now)
        async with self._console.read() as (session, _):
            days = await week_of(session, tips.library, today, tips.settings)
            rows = await store.postings(session, midnight, midnight + timedelta(days=1))
            held = await groups_with_urgent_case(session, [row.group_id for row in rows])
        return days, lines(rows, held, lambda group_id: tips.moment(group_id, today, now), now)
