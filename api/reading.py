"""How much of a request is read, and in which characters: refused before it is taken in whole."""

from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors.tree import BodyTooLargeError, IllegibleError, WrongMediaTypeError

BODY_BYTES = 64 * 1024
_LIMITED = ("/api/", "/login")
_JSON = "application/json"


class Reading:
    """Guards what we read ourselves; the console's uploads have limits of their own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_LIMITED):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        _require_legible(scope)
        _require_short(headers)
        if scope["path"].startswith("/api/"):
            _require_json(headers)
        await self._app(scope, _Limited(receive), send)


class _Limited:
    """Counts a body as it comes; its announced length may be absent."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > BODY_BYTES:
            raise BodyTooLargeError(BODY_BYTES)
        return message


def _require_legible(scope: Scope) -> None:
    """Servers replace what is no UTF-8 silently; then something else would be looked for than was asked."""
    for part, raw in (("path", scope.get("raw_path") or b""), ("query", scope.get("query_string", b""))):
        try:
            text = unquote_to_bytes(raw).decode()
        except UnicodeDecodeError:
            raise IllegibleError(part) from None
        if "\x00" in text:
            raise IllegibleError(part)


def _require_short(headers: Headers) -> None:
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > BODY_BYTES:
        raise BodyTooLargeError(BODY_BYTES)


def _require_json(headers: Headers) -> None:
    has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and media_type != _JSON:
        raise WrongMediaTypeError(media_type)
