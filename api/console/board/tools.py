"""The row of filters over the board."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from markupsafe import escape
from nicegui import ui

from api.console.board.cards import Card
from api.console.board.feed import MOST
from api.console.board.filters import Filters
from api.console.parts.controls import Chip, choice
from api.console.parts.grade import grade_mark
from db.words import Grade

Choose = Callable[..., Awaitable[None]]
_EVERY_CATEGORY, _EVERYWHERE = "全部类别", "全部村（社区）"


class Tools:
    """`choose` hears what was chosen, by the names of the filters' fields."""

    def __init__(self, filters: Filters, choose: Choose) -> None:
        self._choose = choose
        self._grades = filters.grades
        with ui.element("div").classes("tools"):
            self._views(ended=filters.ended)
            self._search(filters.words)
            self._grade_chips()
            self._category = self._list(_EVERY_CATEGORY, "category", "", filters.category)
            self._community = self._list(_EVERYWHERE, "community", None, filters.community)
            Chip(escape("只看超时"), pressed=filters.late, on_change=lambda on: choose(late=on))
            self._count = ui.html("").classes("board-count")

    def offer(self, cards: Iterable[Card], communities: Mapping[int, str]) -> None:
        """What can be chosen among: the categories and communities that have cards."""
        found = list(cards)
        categories = sorted({(card.category_name, card.category) for card in found})
        places = sorted({card.community for card in found if card.community is not None})
        _offer(self._category, {"": _EVERY_CATEGORY} | {code: name for name, code in categories})
        _offer(self._community, {None: _EVERYWHERE} | {number: communities.get(number, "") for number in places})

    def count(self, shown: int, total: int) -> None:
        words = f"显示 {shown} / 共 {total} 件" if shown != total else f"共 {total} 件"
        self._count.set_content(escape(f"{words}，只列前 {MOST} 件" if total >= MOST else words))

    def _views(self, *, ended: bool) -> None:
        async def turn(*, to_ended: bool) -> None:
            running.set(not to_ended)
            over.set(to_ended)
            await self._choose(ended=to_ended)

        with ui.element("div").classes("switch").props('role=group aria-label="看哪些事项"'):
            running = Chip(escape("在办"), pressed=not ended, on_change=lambda _: turn(to_ended=False), kind="switch-part")
            over = Chip(escape("已结"), pressed=ended, on_change=lambda _: turn(to_ended=True), kind="switch-part")

    def _search(self, words: str) -> None:
        field = ui.input(placeholder="编号或关键词", value=words, on_change=lambda event: self._choose(words=event.value or ""))
        field.props('outlined dense clearable debounce=300 aria-label="搜索" data-field=search').classes("field search")
        field.on("keydown.enter", lambda: ui.navigate.to(f"/cases/{field.value}") if (field.value or "").isdecimal() else None)

    def _grade_chips(self) -> None:
        with ui.element("div").classes("chips").props('role=group aria-label="等级"'):
            for grade in Grade:
                self._grade_chip(grade)

    def _grade_chip(self, grade: Grade) -> None:
        async def change(on: bool) -> None:  # noqa: FBT001  heard from a chip
            self._grades = self._grades | {grade} if on else self._grades - {grade}
            await self._choose(grades=self._grades)

        Chip(grade_mark(grade), pressed=grade in self._grades, on_change=change)

    def _list(self, everything: str, field: str, nothing: Any, value: Any) -> ui.select:
        options = {nothing: everything, value: everything}
        shown = choice("", options, value=value, on_change=lambda event: self._choose(**{field: event.value}))
        return shown.props(f'data-field={field} aria-label="{everything}"').classes(f"narrow narrow-{field}")


def _offer(field: ui.select, options: Mapping[Any, str]) -> None:
    """Keep what is chosen, even where nothing of it is left."""
    kept = dict(options) if field.value in options else {**options, field.value: str(field.value)}
    if field.options != kept:
        field.set_options(kept, value=field.value)
