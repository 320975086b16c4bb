"""Signing in and out for programs that act for a person, and who one is."""

from fastapi import APIRouter, Request, Response

from api.openapi import problems
from api.security.cookie import SessionCookie
from api.security.doorkeeper import Doorkeeper
from api.security.rights import SignedIn
from api.session.schemas import Me, SignInBody


def session_router(doorkeeper: Doorkeeper, cookie: SessionCookie, *, hours: int) -> APIRouter:
    router = APIRouter(tags=["session"])

    @router.post("/session", status_code=201, responses=problems(400, 413, 415, 422, 429), openapi_extra={"security": []})
    async def sign_in(body: SignInBody, response: Response) -> Me:
        """Begin a session: the cookie in the answer stands for it. After too many wrong passwords the account pauses."""
        entry = await doorkeeper.sign_in(body.username, body.password)
        cookie.set(response, entry.secret, hours=hours)
        return Me.of(entry.principal)

    @router.delete("/session", status_code=204)
    async def sign_out(principal: SignedIn, request: Request, response: Response) -> None:
        """End the session of the cookie. A token is not ended by this."""
        del principal
        if secret := cookie.read(request):
            await doorkeeper.sign_out(secret)
        cookie.clear(response)

    @router.get("/me")
    async def who_am_i(principal: SignedIn) -> Me:
        """Who the request came from, and what that principal may do."""
        return Me.of(principal)

    return router
