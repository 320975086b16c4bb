"""What is asked of cases: a page of them, one, and an action on one."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.cases.bodies import ActionBody, CorrectBody
from api.cases.query import CaseQuery
from api.cases.schemas import CaseDetail, CaseRow
from api.cases.showing import Reader, detail, rows
from api.errors.tree import UnknownThingError
from api.paging import Page, cursor_at, cut
from api.security.principal import Principal
from api.services import Services
from cases.actions import act
from cases.docket import CaseFile, Docket
from cases.errors import UnknownCaseError
from cases.orders import Order, Rate
from db.models import Person
from db.repositories import case_lists


class CaseDesk:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def page(self, principal: Principal, query: CaseQuery) -> Page[CaseRow]:
        """Raises UnknownHandlerError."""
        async with self._services.database.read() as session:
            reader = await self._reader(session, principal)
            wanted = query.wanted(principal, reader.town)
            found = await case_lists.page(session, wanted, before=query.position, most=query.fetch, now=reader.now)
            shown, more = cut(found, query)
            items = await rows(session, reader, shown)
        return Page(items=items, next=cursor_at(shown[-1].id) if more else None)

    async def one(self, principal: Principal, code: str) -> CaseDetail:
        """Raises UnknownCaseError, also for a case that the principal must not see."""
        async with self._services.database.read() as session:
            reader = await self._reader(session, principal)
            docket = self._docket(session, reader)
            return await detail(reader, docket, await _file(docket, principal, code))

    async def act(self, principal: Principal, code: str, body: ActionBody) -> CaseDetail:
        """The case as it is afterwards. Raises CaseError, IllegalActionError, UnknownThingError."""
        async with self._services.database.write() as session:
            reader = await self._reader(session, principal)
            docket = self._docket(session, reader)
            file = await _file(docket, principal, code)
            order = await _meant(session, body, docket)
            await act(docket, file, principal.actor(), order, version=body.version)
            answer = await detail(reader, docket, file)
            await docket.close()
        self._services.owed.set()
        return answer

    async def _reader(self, session: AsyncSession, principal: Principal) -> Reader:
        services = self._services
        town = await services.towns.today(session)
        return Reader(principal, town, services.classifier.taxonomy, services.clock())

    def _docket(self, session: AsyncSession, reader: Reader) -> Docket:
        return Docket(session, reader.town, self._services.rules, reader.now)


async def _file(docket: Docket, principal: Principal, code: str) -> CaseFile:
    file = await docket.by_code(code)
    department = principal.only_department
    if department is not None and not await case_lists.is_of_department(docket.session, file.case.id, department):
        raise UnknownCaseError(code)
    return file


async def _meant(session: AsyncSession, body: ActionBody, docket: Docket) -> Order:
    order = body.order_with(docket.rules.subjects) if isinstance(body, CorrectBody) else body.order(docket.town)
    if isinstance(order, Rate) and order.person_id is not None and await session.get(Person, order.person_id) is None:
        raise UnknownThingError("person", order.person_id)
    return order
