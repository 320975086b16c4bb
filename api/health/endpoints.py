"""What the machines around us ask: are you up, can you work, what do you count."""

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import PlainTextResponse

from api.errors.problem import Problem
from api.health.meters import Meters
from api.health.readiness import Readiness
from api.health.schemas import Ready, Up
from api.openapi import Responses, problems
from api.security.rights import Meter
from api.services import Services
from db.migrations import StoreBehindError

_NOBODY: dict[str, Any] = {"security": []}
_METRICS: Responses = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "Prometheus text format"}
}


def health_router(services: Services, meters: Meters) -> APIRouter:
    router = APIRouter(tags=["health"])
    readiness = Readiness(services)

    @router.get("/healthz", openapi_extra=_NOBODY)
    async def is_up() -> Up:
        """The process is up; nothing is said about the store."""
        return Up()

    @router.get("/readyz", openapi_extra=_NOBODY, responses=problems(503), response_model=Ready)
    async def is_ready() -> Ready | Response:
        """The store answers and has the program's schema; with what waits."""
        try:
            return await readiness.look()
        except StoreBehindError as error:
            return Problem("not_ready", str(error)).response()

    @router.get("/metrics", responses=_METRICS | problems(401, 403, 503), response_class=PlainTextResponse)
    async def metrics(principal: Meter) -> Response:
        """For Prometheus; a token needs the scope `metrics`."""
        del principal
        return Response(await meters.scrape(), media_type=CONTENT_TYPE_LATEST)

    return router
