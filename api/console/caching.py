"""What browsers may keep of the console's files."""

from nicegui import __version__ as nicegui_version
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FILES = f"/_nicegui/{nicegui_version}/"
_MADE_ANEW = f"{_FILES}dynamic_resources/"
_FOR_GOOD = "public, max-age=31536000, immutable"


class Caching:
    """Files whose address names their edition are kept for good.

    It stands in for two middlewares of NiceGUI, which log an error for every request that a browser gave up.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _keeps_its_edition(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def with_header(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["cache-control"] = _FOR_GOOD
            await send(message)

        await self._app(scope, receive, with_header)


def _keeps_its_edition(path: str) -> bool:
    return path.startswith(_FILES) and not path.startswith(_MADE_ANEW)
