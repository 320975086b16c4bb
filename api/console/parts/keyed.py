"""Pieces of HTML under keys. A piece that stays as it is is not touched; only what changed goes to the browser."""

from collections.abc import Hashable, Sequence

from markupsafe import Markup
from nicegui import ui

Pieces = Sequence[tuple[Hashable, Markup]]


class Keyed:
    """The pieces in `box`, in the order in which they were shown last."""

    def __init__(self, box: ui.element) -> None:
        self._box = box
        self._shown: dict[Hashable, ui.html] = {}

    def show(self, pieces: Pieces) -> None:
        keys = {key for key, _ in pieces}
        for gone in [key for key in self._shown if key not in keys]:
            self._shown.pop(gone).delete()
        for key, content in pieces:
            self._show(key, content)
        self._sort([self._shown[key] for key, _ in pieces])

    def add(self, pieces: Pieces) -> None:
        """Behind what is there."""
        for key, content in pieces:
            self._show(key, content)

    def _show(self, key: Hashable, content: Markup) -> None:
        piece = self._shown.get(key)
        if piece is None:
            with self._box:
                self._shown[key] = ui.html(content)
        elif piece.content != content:
            piece.set_content(content)

    def _sort(self, wanted: list[ui.html]) -> None:
        slot = self._box.default_slot
        if slot.children != wanted:
            slot.children[:] = wanted
            self._box.update()
