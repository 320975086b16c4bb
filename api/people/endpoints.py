"""People: wardens, officers, and residents who reported something."""

from typing import Annotated

from fastapi import APIRouter, Path
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors.tree import UnknownThingError
from api.openapi import problems
from api.paging import Page, cursor_at, cut
from api.people.schemas import PeopleQuery, PersonAnswer, PersonDetail, WantedPeople
from api.people.showing import brief, full
from api.security.principal import Principal
from api.security.rights import Reader
from api.services import Services
from api.values import Number
from db.repositories import people
from db.repositories.people import PeopleFilter
from db.words import Role

PersonNumber = Annotated[Number, Path(description="number of the person", examples=[1])]


def people_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/people", tags=["people"])

    @router.get("", responses=problems(404, 422))
    async def list_people(principal: Reader, query: WantedPeople) -> Page[PersonAnswer]:
        """Clerks see staff only."""
        async with services.database.read() as session:
            wanted = await _wanted(session, principal, query)
            found = await people.page(session, wanted, after=query.position, most=query.fetch)
        shown, more = cut(found, query)
        return Page(
            items=[PersonAnswer(**brief(known)) for known in shown], next=cursor_at(shown[-1].person.id) if more else None
        )

    @router.get("/{person}", responses=problems(404, 422))
    async def read_person(principal: Reader, person: PersonNumber) -> PersonDetail:
        """One person, with the groups she is in."""
        async with services.database.read() as session:
            known = await people.one(session, person)
            if known is None or (known.role is Role.RESIDENT and principal.only_department is not None):
                raise UnknownThingError("person", person)
            return await full(session, known, principal)

    return router


async def _wanted(session: AsyncSession, principal: Principal, query: PeopleQuery) -> PeopleFilter:
    department = await people.department(session, query.department) if query.department else None
    if query.department and department is None:
        raise UnknownThingError("department", query.department)
    return PeopleFilter(
        role=query.role,
        department_id=department.id if department else None,
        words=query.q,
        staff_only=principal.only_department is not None,
    )
