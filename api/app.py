"""The web side as one application: the gate, the API, the sign-in page, and what machines ask about its health."""

from fastapi import APIRouter, FastAPI

from api import openapi
from api.cases.endpoints import cases_router
from api.deliveries.endpoints import deliveries_router
from api.errors import handlers
from api.errors.last_resort import LastResort
from api.fallback import Fallback
from api.groups.endpoints import groups_router
from api.health.counting import Counting
from api.health.endpoints import health_router
from api.health.meters import Meters
from api.lexicon.endpoints import lexicon_router
from api.messages.endpoints import messages_router
from api.people.endpoints import people_router
from api.reading import Reading
from api.security.cookie import session_cookie
from api.security.doorkeeper import Doorkeeper
from api.security.gate import Gate
from api.security.headers import SecurityHeaders
from api.services import Services
from api.session.endpoints import session_router
from api.session.page import login_router
from api.simulator.endpoints import simulator_router

VERSION = "0.1.0"
_ROUTERS = (
    cases_router,
    groups_router,
    people_router,
    deliveries_router,
    messages_router,
    lexicon_router,
    simulator_router,
)


def create_app(services: Services) -> FastAPI:
    """The console mounts itself on what this answers; whatever it adds stands behind the gate."""
    settings = services.settings
    cookie, doorkeeper, meters = session_cookie(settings.public_url), Doorkeeper(services), Meters(services)
    app = FastAPI(
        title="海棠", version=VERSION, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False
    )
    handlers.install(app)
    api = APIRouter(prefix="/api/v1", responses=openapi.always())
    for router in _ROUTERS:
        api.include_router(router(services))
    api.include_router(session_router(doorkeeper, cookie, hours=settings.session_hours))
    app.include_router(api)
    app.include_router(health_router(services, meters))
    app.include_router(login_router(doorkeeper, cookie, hours=settings.session_hours))
    openapi.install(app, cookie)
    fallback = Fallback(app)
    fallback.install()
    app.add_middleware(Reading)
    app.add_middleware(Gate, doorkeeper=doorkeeper, settings=settings, clock=services.clock)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders, https=cookie.secure)
    app.add_middleware(Counting, meters=meters, fallback=fallback)
    return app
