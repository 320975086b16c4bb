"""NiceGUI made ours: its pages, its words, its errors; nothing is loaded from outside."""

from fastapi import FastAPI, Request, Response
from nicegui import app as pages
from nicegui import ui
from nicegui.client import Client
from nicegui.page import page
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware

from api.console import deliveries
from api.console.board import page as board
from api.console.caching import Caching
from api.console.case import page as case
from api.console.console import Console
from api.console.head import STATIC, STATIC_PATH
from api.console.lexicon import page as lexicon
from api.console.parts.notes import lost
from api.console.simulator import page as simulator
from api.console.tips import page as tips
from api.services import Services

_LEAF = "#23665a"
_RECONNECT = 15.0  # seconds that a page waits for a browser that went away: a phone's screen, a lift


def mount_pages(app: FastAPI, services: Services) -> None:
    _start_anew()
    console = Console(services)
    board.place(console)
    case.place(console)
    deliveries.place(console)
    tips.place(console)
    lexicon.place(console)
    if services.simulator is not None:
        simulator.place(console, services.simulator)
    pages.add_static_files(STATIC_PATH, STATIC, max_cache_age=365 * 24 * 3600)
    ui.run_with(
        app,
        title="海棠",
        favicon=STATIC / "flower.svg",
        language="zh-CN",
        tailwind=False,
        reconnect_timeout=_RECONNECT,
        show_welcome_message=False,
    )
    pages.user_middleware[:] = [one for one in pages.user_middleware if not _waits_in_vain(one)]
    pages.add_middleware(Caching)


def _waits_in_vain(middleware: Middleware) -> bool:
    return isinstance(middleware.cls, type) and issubclass(middleware.cls, BaseHTTPMiddleware)


def _start_anew() -> None:
    """Undo what an earlier mount in this process set, and teach NiceGUI our errors."""
    pages.middleware_stack = None
    pages.user_middleware.clear()
    pages.remove_route("/simulator")
    pages.colors(
        primary=_LEAF, secondary=_LEAF, accent=_LEAF, positive="#2f7a4f", negative="#b42318", warning="#a86400", info=_LEAF
    )
    pages.on_page_exception(lambda: lost("出错了", "这一页没能打开。请刷新再试；还是不行，请告诉信息员。"))
    pages.add_exception_handler(404, _not_found)


def _not_found(request: Request, _: Exception) -> Response:
    with Client(page(""), request=request) as client:
        lost("没有这一页", "地址可能写错了。")
    return client.build_response(request, 404)
