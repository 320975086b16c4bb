"""Short words that appear and go by themselves, and pages that say why there is nothing to see."""

from markupsafe import Markup
from nicegui import ui

from api.console.head import add_head


def tell(words: str, *, bad: bool = False) -> None:
    ui.notify(words, position="top", type="negative" if bad else "positive", timeout=6000 if bad else 2500, classes="told")


def empty(words: str, more: str = "") -> ui.html:
    return ui.html(Markup("<p>{}</p><p>{}</p>").format(words, more)).classes("empty")


def lost(words: str, more: str) -> None:
    """A page of its own, with the way back."""
    add_head()
    ui.html(Markup('<h1>{}</h1><p>{}</p><p><a href="/">回到值守台</a></p>').format(words, more)).classes("lost")
