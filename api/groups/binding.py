"""A chat that a platform showed us becomes the residents' group of a micro-grid."""

from api.errors.tree import AlreadyBoundError, UnknownThingError
from api.groups.schemas import BindingBody, GroupAnswer
from api.services import Services
from db.models import Group, MicroGrid
from db.repositories import counters, group_lists
from db.words import GroupState


async def bind(services: Services, group_id: int, body: BindingBody) -> GroupAnswer:
    """Raises UnknownThingError, AlreadyBoundError. The town's new edition makes everybody look anew."""
    async with services.database.write() as session:
        group = await session.get(Group, group_id, with_for_update=True)
        if group is None:
            raise UnknownThingError("group", group_id)
        micro_grid = await group_lists.micro_grid(session, body.micro_grid)
        if micro_grid is None:
            raise UnknownThingError("micro_grid", body.micro_grid)
        if group.state is not GroupState.UNBOUND:
            _require_same(group, micro_grid)
        group.state, group.micro_grid_id, group.name = GroupState.BOUND, micro_grid.id, body.name or group.name
        await counters.advance(session, counters.TOWN_EDITION)
    return GroupAnswer.of(group, micro_grid)


def _require_same(group: Group, micro_grid: MicroGrid) -> None:
    if group.state is not GroupState.BOUND or group.micro_grid_id != micro_grid.id:
        raise AlreadyBoundError(group=group.name)
