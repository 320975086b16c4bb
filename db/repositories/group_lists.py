"""Groups as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Group, MicroGrid
from db.words import GroupKind, GroupState


@dataclass(frozen=True, slots=True)
class GroupFilter:
    kind: GroupKind | None = None
    state: GroupState | None = None
    channel: str | None = None
    words: str | None = None


class Placed(NamedTuple):
    group: Group
    micro_grid: MicroGrid | None


async def page(session: AsyncSession, wanted: GroupFilter, *, after: int | None, most: int) -> Sequence[Placed]:
    """In the order of their numbers."""
    found = _groups().where(Group.id > (after or 0))
    pairs = ((Group.kind, wanted.kind), (Group.state, wanted.state), (Group.channel, wanted.channel))
    found = found.where(*(column == value for column, value in pairs if value is not None))
    if wanted.words:
        named = (column.icontains(wanted.words, autoescape=True) for column in (Group.name, Group.code, Group.external_id))
        found = found.where(or_(*named))
    return [Placed._make(row) for row in await session.execute(found.order_by(Group.id).limit(most))]


async def one(session: AsyncSession, group_id: int) -> Placed | None:
    row = (await session.execute(_groups().where(Group.id == group_id))).first()
    return Placed._make(row) if row else None


async def micro_grid(session: AsyncSession, code: str) -> MicroGrid | None:
    return await session.scalar(select(MicroGrid).where(MicroGrid.code == code))


def _groups() -> Select[Group, MicroGrid]:
    return select(Group, MicroGrid).outerjoin(MicroGrid, MicroGrid.id == Group.micro_grid_id)
