"""Groups, and binding one that nobody knew to its place."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.errors.tree import UnknownThingError
from api.groups.binding import bind
from api.groups.schemas import BindingBody, GroupAnswer, WantedGroups
from api.openapi import problems
from api.paging import Page, cursor_at, cut
from api.security.rights import Desk, Reader
from api.services import Services
from api.values import Number
from db.repositories import group_lists
from db.repositories.group_lists import GroupFilter

GroupNumber = Annotated[Number, Path(description="number of the group", examples=[1])]


def groups_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/groups", tags=["groups"])

    @router.get("", responses=problems(422))
    async def list_groups(principal: Reader, query: WantedGroups) -> Page[GroupAnswer]:
        """Every chat that the town knows of, also those that are not bound yet."""
        del principal
        wanted = GroupFilter(query.kind, query.state, query.channel, query.q)
        async with services.database.read() as session:
            found = await group_lists.page(session, wanted, after=query.position, most=query.fetch)
        shown, more = cut(found, query)
        return Page(
            items=[GroupAnswer.of(*placed) for placed in shown],
            next=cursor_at(shown[-1].group.id) if more else None,
        )

    @router.get("/{group}", responses=problems(404, 422))
    async def read_group(principal: Reader, group: GroupNumber) -> GroupAnswer:
        del principal
        async with services.database.read() as session:
            found = await group_lists.one(session, group)
        if found is None:
            raise UnknownThingError("group", group)
        return GroupAnswer.of(*found)

    @router.put("/{group}/binding", responses=problems(404, 409, 413, 415, 422))
    async def bind_group(principal: Desk, group: GroupNumber, body: BindingBody) -> GroupAnswer:
        """Bind a group to a micro-grid; from now on it is heard. Binding it again to the same changes nothing."""
        del principal
        return await bind(services, group, body)

    return router
