"""Cases: a list, one, and every action that a person can order, each at an address of its own."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.cases.bodies import BODIES, ActionBody
from api.cases.desk import CaseDesk
from api.cases.query import WantedCases
from api.cases.schemas import CaseDetail, CaseRow
from api.errors.tree import UnknownActionError
from api.openapi import problems
from api.paging import Page
from api.security.rights import Doer, Reader
from api.services import Services

Code = Annotated[str, Path(pattern=r"^[0-9]{1,12}$", description="code of the case", examples=["101"])]


def cases_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/cases", tags=["cases"])
    desk = CaseDesk(services)

    @router.get("", responses=problems(404, 422))
    async def list_cases(principal: Reader, query: WantedCases) -> Page[CaseRow]:
        """The newest first. Clerks see the cases that their department has or had."""
        return await desk.page(principal, query)

    @router.get("/{code}", responses=problems(404, 422))
    async def read_case(principal: Reader, code: Code) -> CaseDetail:
        """One case with everything that was said about it, why it was opened, and what may be done to it now."""
        return await desk.one(principal, code)

    for body in BODIES:
        _add_action(router, desk, body)

    @router.post("/{code}/actions/{action}", include_in_schema=False)
    async def refuse_action(principal: Doer, code: str, action: str) -> None:
        del principal, code
        raise UnknownActionError(action, (body.action().value for body in BODIES))

    return router


def _add_action(router: APIRouter, desk: CaseDesk, kind: type[ActionBody]) -> None:
    async def order(principal: Doer, code: Code, body: kind) -> CaseDetail:  # type: ignore[valid-type]
        return await desk.act(principal, code, body)

    action = kind.action()
    router.add_api_route(
        f"/{{code}}/actions/{action.value}",
        order,
        methods=["POST"],
        name=f"{action.value}_case",
        summary=f"{action.value.strip('_').capitalize()} a case",
        description=kind.__doc__,
        responses=problems(404, 409, 413, 415, 422),
    )
