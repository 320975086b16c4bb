"""What stands around every page: the head with its ways, who is signed in, the town's time."""

from collections.abc import Iterator
from contextlib import contextmanager

from markupsafe import Markup
from nicegui import ui

from api.console.access import Viewer
from api.console.console import Console
from api.console.head import add_head
from api.console.moments import town_time
from api.console.names import ACCOUNT_NAMES

_FLOWER = Markup(
    '<svg class="flower" viewBox="-12 -12 24 24" aria-hidden="true"><g>'
    '<ellipse rx="4.1" ry="5.4" cy="-5.6"/>'
    '<ellipse rx="4.1" ry="5.4" cy="-5.6" transform="rotate(72)"/>'
    '<ellipse rx="4.1" ry="5.4" cy="-5.6" transform="rotate(144)"/>'
    '<ellipse rx="4.1" ry="5.4" cy="-5.6" transform="rotate(216)"/>'
    '<ellipse rx="4.1" ry="5.4" cy="-5.6" transform="rotate(288)"/>'
    '</g><circle r="2.4"/></svg>'
)
_CLOCK = 5.0  # seconds


@contextmanager
def frame(console: Console, viewer: Viewer, here: str, title: str) -> Iterator[None]:
    """The block builds the page; `here` is the path of the way that leads to it.

    Timers come after everything else: with the first one a page goes out as it is.
    """
    ui.page_title(f"{title} · 海棠")
    add_head()
    with ui.element("header").classes("top"):
        ui.html(_ways(console, viewer, here), sanitize=False, tag="nav").classes("ways")
        clock = ui.html(town_time(console.now()), tag="span").classes("town-time")
        ui.html(_who(console, viewer), sanitize=False).classes("who")
    with ui.element("main"):
        yield
    ui.run_javascript("haitang.here()")
    ui.timer(_CLOCK, lambda: clock.set_content(town_time(console.now())), immediate=False)


def _ways(console: Console, viewer: Viewer, here: str) -> Markup:
    ways = [("/", "值守台"), ("/tips", "日提醒")]
    if viewer.keeps_watch:
        ways.insert(1, ("/deliveries", "投递"))
        ways.append(("/lexicon", "词库"))
    if viewer.keeps_watch and console.services.simulator is not None:
        ways.insert(2, ("/simulator", "群聊模拟"))
    links = (
        Markup('<a href="{}"{}>{}</a>').format(path, Markup(' aria-current="page"') if path == here else "", words)
        for path, words in ways
    )
    return Markup('<a class="brand" href="/">{}海棠</a>').format(_FLOWER) + Markup("").join(links)


def _who(console: Console, viewer: Viewer) -> Markup:
    demo = Markup('<span class="demo" title="演示数据，不连任何真实的群">演示</span>') if console.services.demo else ""
    role = ACCOUNT_NAMES[viewer.role] if viewer.role else ""
    out = Markup('<button type="button" onclick="haitang.signOut()">退出</button>')
    return Markup('{}<span class="name">{}</span><span class="role">{}</span>{}').format(demo, viewer.name, role, out)
