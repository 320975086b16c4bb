"""What a principal may ask of an endpoint, as dependencies of FastAPI."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from api.errors.tree import NotAllowedError, NotSignedInError
from api.security.principal import Principal
from db.words import Scope


async def principal_of(request: Request) -> Principal:
    """Who asks, as the gate found out."""
    principal = getattr(request.state, "principal", None)
    if not isinstance(principal, Principal):
        raise NotSignedInError
    return principal


SignedIn = Annotated[Principal, Depends(principal_of)]


def _holder_of(scope: Scope) -> Callable[[SignedIn], Awaitable[Principal]]:
    async def require(principal: SignedIn) -> Principal:
        if scope not in principal.scopes:
            raise NotAllowedError(scope=scope.value)
        return principal

    return require


async def _desk(principal: SignedIn) -> Principal:
    if not principal.is_desk:
        raise NotAllowedError
    return principal


Reader = Annotated[Principal, Depends(_holder_of(Scope.READ))]
Doer = Annotated[Principal, Depends(_holder_of(Scope.ACT))]
Reporter = Annotated[Principal, Depends(_holder_of(Scope.INTAKE))]
Player = Annotated[Principal, Depends(_holder_of(Scope.SIMULATE))]
Meter = Annotated[Principal, Depends(_holder_of(Scope.METRICS))]
Desk = Annotated[Principal, Depends(_desk)]
