"""What nobody foresaw: logged with a trace number, and answered with that number and nothing else of the inside."""

import logging
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors.problem import Problem
from api.errors.translation import problem_of

log = logging.getLogger(__name__)


class LastResort:
    """Stands outside of everything else. An answer that has begun cannot be mended; then the connection breaks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            problem = problem_of(error) or _unforeseen(scope, error)
            if begun:
                raise
            await problem.response()(scope, receive, send)


def _unforeseen(scope: Scope, error: Exception) -> Problem:
    trace = uuid4().hex[:12]
    log.error("trace %s: %s %s", trace, scope["method"], scope["path"], exc_info=error)
    return Problem("internal", fields={"trace": trace})
