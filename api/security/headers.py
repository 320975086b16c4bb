"""What every answer tells the browser: nothing from outside, in no foreign frame, nothing guessed, nothing kept."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# NiceGUI compiles templates in the browser and sends code over its websocket: scripts of our own only, but evaluated.
_PAGES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_DATA = "default-src 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_YEAR = 365 * 24 * 3600


class SecurityHeaders:
    """Adds what an answer does not say itself."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), is_data=scope["path"].startswith("/api/"))
            await send(message)

        await self._app(scope, receive, with_headers)

    def _add(self, headers: MutableHeaders, *, is_data: bool) -> None:
        own = dict(_ALWAYS)
        own["content-security-policy"] = _DATA if is_data else _PAGES
        if is_data:
            own["cache-control"] = "no-store"
        if self._https:
            own["strict-transport-security"] = f"max-age={_YEAR}"
        for name, value in own.items():
            headers.setdefault(name, value)
