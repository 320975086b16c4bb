"""Counts every answer by address and status. Outermost of all, so that nothing is answered uncounted."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.fallback import Fallback
from api.health.meters import Meters

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Counting:
    def __init__(self, app: ASGIApp, *, meters: Meters, fallback: Fallback) -> None:
        self._app = app
        self._meters = meters
        self._fallback = fallback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in _METHODS else "other"
        address = self._fallback.address_of(scope["path"])

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._meters.count(method, address, message["status"])
            await send(message)

        await self._app(scope, receive, counted)
