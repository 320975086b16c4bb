"""What is asked of an address that does not take it: 404 for none of ours, 405 with all methods that it has for the others.

Frameworks name the methods of one route only, and whatever is mounted behind us would answer in our stead.
"""

from collections import defaultdict
from functools import cached_property
from re import Pattern

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Route, compile_path
from starlette.types import Receive, Scope, Send

from api.errors.problem import Problem

_OURS = ("/api/{rest:path}", "/webhooks/{rest:path}", "/healthz", "/readyz", "/metrics", "/login", "/login.css")


class Fallback:
    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def install(self) -> None:
        """After all routes of ours, before anything that is mounted."""
        for path in _OURS:
            self._app.router.routes.append(Route(path, endpoint=self, include_in_schema=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        methods = next((methods for pattern, _, methods in self._addresses if pattern.fullmatch(scope["path"])), None)
        allow = {"Allow": ", ".join(methods)} if methods else {}
        problem = Problem("method_not_allowed" if methods else "not_found", headers=allow)
        await problem.response()(scope, receive, send)

    def address_of(self, path: str) -> str:
        """The address with its places for values, so that there are only so many; what is not of ours is "other"."""
        return next((address for pattern, address, _ in self._addresses if pattern.fullmatch(path)), "other")

    @cached_property
    def _addresses(self) -> list[tuple[Pattern[str], str, list[str]]]:
        """Fixed addresses go before those with places for values."""
        found: dict[str, set[str]] = defaultdict(set)
        for route in iter_route_contexts(self._app.routes):
            if route.path and route.methods:
                found[route.path] |= route.methods
        in_order = sorted(found, key=lambda path: path.count("{"))
        return [(compile_path(path)[0], path, sorted(found[path])) for path in in_order]
