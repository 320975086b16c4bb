"""Everything comes through here, http and websocket alike: nobody gets further without saying who asks."""

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors.tree import CrossSiteError, NotSignedInError
from api.security.cookie import session_cookie
from api.security.destination import LOGIN, login_for
from api.security.doorkeeper import Doorkeeper
from api.security.origin import is_from_elsewhere, is_from_us
from api.security.principal import Principal
from api.settings import WebSettings
from cases.clock import Clock

_FLOWER = "/favicon.ico"  # a browser asks for it by itself, also when a sign-in has just ended
_OPEN = frozenset({"/healthz", "/readyz", LOGIN, "/login.css", _FLOWER})
_OPEN_BELOW = ("/webhooks/",)  # a platform's own signature is checked there
_SESSION = "/api/v1/session"  # there one signs in; only to sign out one must be somebody
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY_VIOLATION = 1008
_LOOK_AGAIN = 60.0  # seconds after which a websocket must still belong to somebody who is signed in


class Gate:
    """Puts the principal at `request.state.principal`. What a cookie opens, only our own pages may write to."""

    def __init__(self, app: ASGIApp, *, doorkeeper: Doorkeeper, settings: WebSettings, clock: Clock) -> None:
        self._app = app
        self._doorkeeper = doorkeeper
        self._public_url = settings.public_url
        self._cookie = session_cookie(settings.public_url)
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._let_talk(scope, receive, send)
        elif _is_open(scope):
            self._require_no_other_site(scope)
            await self._app(scope, receive, send)
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        principal = await self._who(scope)
        if principal is None and _is_page(scope):
            await RedirectResponse(login_for(scope), 303)(scope, receive, send)
            return
        if principal is None:
            raise NotSignedInError
        scope["state"] = {**scope.get("state", {}), "principal": principal}
        await self._app(scope, receive, send)

    async def _let_talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            principal = await self._who(scope)
        except CrossSiteError:
            principal = None
        if principal is None:
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        scope["state"] = {**scope.get("state", {}), "principal": principal}
        watched = _Watched(self, scope, receive)
        await self._app(scope, watched, send)
        if watched.cut:
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})

    async def _who(self, scope: Scope) -> Principal | None:
        """A token goes before a cookie, and a wrong token is not made good by one. Raises CrossSiteError."""
        connection = HTTPConnection(scope)
        if "authorization" in connection.headers:
            kind, _, token = connection.headers["authorization"].partition(" ")
            return await self._doorkeeper.by_token(token.strip()) if kind.lower() == "bearer" else None
        secret = self._cookie.read(connection)
        principal = await self._doorkeeper.by_session(secret) if secret else None
        if principal is not None and _changes_something(scope) and not is_from_us(connection.headers, self._public_url):
            raise CrossSiteError
        return principal

    def _require_no_other_site(self, scope: Scope) -> None:
        """Nobody is signed in by another site either."""
        if scope["method"] not in _SAFE and is_from_elsewhere(Headers(scope=scope), self._public_url):
            raise CrossSiteError

    async def still_holds(self, scope: Scope) -> bool:
        principal = await self._who(scope)
        return principal is not None and principal == scope["state"]["principal"]

    def now(self) -> float:
        return self._clock().timestamp()


class _Watched:
    """What a websocket says, for as long as whoever opened it is signed in: its sign-in may end, its account be closed."""

    def __init__(self, gate: Gate, scope: Scope, receive: Receive) -> None:
        self._gate, self._scope, self._receive = gate, scope, receive
        self._looked = gate.now()
        self.cut = False

    async def __call__(self) -> Message:
        message = await self._receive()
        if self._gate.now() - self._looked < _LOOK_AGAIN:
            return message
        self._looked = self._gate.now()
        self.cut = not await self._gate.still_holds(self._scope)
        return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION} if self.cut else message


def _is_open(scope: Scope) -> bool:
    path = scope["path"]
    return path in _OPEN or path.startswith(_OPEN_BELOW) or (path == _SESSION and scope["method"] != "DELETE")


def _is_page(scope: Scope) -> bool:
    """A browser asks for a page to show."""
    return scope["method"] in {"GET", "HEAD"} and "text/html" in Headers(scope=scope).get("accept", "")


def _changes_something(scope: Scope) -> bool:
    return scope["type"] == "websocket" or scope["method"] not in _SAFE
