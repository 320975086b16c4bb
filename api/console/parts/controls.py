"""Buttons and fields as this console shows them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from markupsafe import escape
from nicegui import ui

Handler = Callable[..., Awaitable[None] | None]


def button(words: str, on_click: Handler | None = None, *, kind: str = "plain", hint: str = "") -> ui.html:
    """`kind` is plain, main or quiet."""
    shown = ui.html(escape(words), tag="button").classes(f"press press-{kind}").props("type=button")
    if hint:
        shown.tooltip(hint)
    if on_click is not None:
        shown.on("click", on_click, args=[])
    return shown


def words_field(label: str, *, lines: int = 1, value: str = "", most: int = 500) -> ui.textarea | ui.input:
    if lines > 1:
        field = ui.textarea(label, value=value).props(f"outlined dense rows={lines} maxlength={most}")
        return field.classes("field")
    return ui.input(label, value=value).props(f"outlined dense maxlength={most}").classes("field")


def choice(label: str, options: Mapping[Any, str], *, search: bool = False, value: Any = None, **more: Any) -> ui.select:
    """A list to choose from; `search` lets people type a part of a name."""
    field = ui.select(dict(options), label=label or None, with_input=search, value=value, **more)
    return field.props("outlined dense options-dense hide-bottom-space").classes("field")


class Chip:
    """A button that stays pressed; `on_change` hears whether it is."""

    def __init__(
        self, content: str, *, pressed: bool, on_change: Callable[[bool], Awaitable[None]], kind: str = "chip"
    ) -> None:
        self._pressed, self._on_change = pressed, on_change
        self._shown = ui.html(content, tag="button").classes(kind).props("type=button").on("click", self._click, args=[])
        self.set(pressed)

    def set(self, pressed: bool) -> None:  # noqa: FBT001  a chip has one thing to be set
        self._pressed = pressed
        self._shown.props(f"aria-pressed={str(pressed).lower()}")

    async def _click(self) -> None:
        self.set(not self._pressed)
        await self._on_change(self._pressed)
