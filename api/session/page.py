"""The sign-in page: plain HTML from the server, no script, nothing from outside."""

from html import escape
from importlib.resources import files
from string import Template

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.errors.catalogue import CATALOGUE
from api.errors.tree import AccountPausedError, ApiError, WrongPasswordError
from api.security.cookie import SessionCookie
from api.security.destination import LOGIN, local
from api.security.doorkeeper import Doorkeeper

_POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {"content-security-policy": _POLICY, "cache-control": "no-store"}


def login_router(doorkeeper: Doorkeeper, cookie: SessionCookie, *, hours: int) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    page = Template(_asset("login.html"))
    style = _asset("login.css")

    @router.get(LOGIN)
    async def show(request: Request) -> Response:
        following = local(request.query_params.get("next"))
        secret = cookie.read(request)
        if secret and await doorkeeper.by_session(secret):
            return RedirectResponse(following, 303)
        return _page(page, following)

    @router.post(LOGIN)
    async def enter(request: Request) -> Response:
        form = await request.form(max_files=0)
        username, password, following = (str(form.get(field, "")) for field in ("username", "password", "next"))
        try:
            entry = await doorkeeper.sign_in(username.strip(), password)
        except (WrongPasswordError, AccountPausedError) as error:
            return _page(page, local(following), username, error)
        response = RedirectResponse(local(following), 303)
        cookie.set(response, entry.secret, hours=hours)
        return response

    @router.get("/login.css")
    async def styles() -> Response:
        return Response(style, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    return router


def _page(page: Template, following: str, username: str = "", error: ApiError | None = None) -> Response:
    shown = f'<p class="error" role="alert">{escape(_words(error))}</p>' if error else ""
    html = page.substitute(error=shown, next=escape(following), username=escape(username))
    headers = {**_HEADERS, **error.headers} if error else _HEADERS
    return HTMLResponse(html, CATALOGUE[error.code].status if error else 200, headers)


def _words(error: ApiError) -> str:
    return "。".join(part for part in (CATALOGUE[error.code].title, error.detail) if part)


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
