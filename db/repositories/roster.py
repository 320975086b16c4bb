"""The town as it stands in the store: small (a few hundred rows), read whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base
from db.models import (
    Community,
    Department,
    EmergencySquad,
    Grid,
    Group,
    MicroGrid,
    Person,
    Responsibility,
    Warden,
    responsibility_joint,
)
from db.words import GroupState


@dataclass(frozen=True, slots=True)
class Roster:
    """All places, staff, groups and duties. `people` are those of the town's workbook; `joint` pairs responsibility and department ids."""

    communities: Sequence[Community]
    grids: Sequence[Grid]
    micro_grids: Sequence[MicroGrid]
    wardens: Sequence[Warden]
    people: Sequence[Person]
    departments: Sequence[Department]
    squads: Sequence[EmergencySquad]
    groups: Sequence[Group]
    responsibilities: Sequence[Responsibility]
    joint: Sequence[tuple[int, int]]

    def rows(self) -> Iterator[Base]:
        for field in fields(self):
            yield from (row for row in getattr(self, field.name) if isinstance(row, Base))


Row = TypeVar("Row", bound=Base)


async def load(session: AsyncSession) -> Roster:
    """Rows in the order of their numbers. Groups without a binding are left out."""
    staff = select(Person).where(or_(Person.code.is_not(None), Person.department_id.is_not(None))).order_by(Person.id)
    groups = select(Group).where(Group.state != GroupState.UNBOUND).order_by(Group.id)
    joint = select(responsibility_joint).order_by(*responsibility_joint.primary_key)
    return Roster(
        communities=await _all_of(session, Community),
        grids=await _all_of(session, Grid),
        micro_grids=await _all_of(session, MicroGrid),
        wardens=await _all_of(session, Warden),
        people=(await session.scalars(staff)).all(),
        departments=await _all_of(session, Department),
        squads=await _all_of(session, EmergencySquad),
        groups=(await session.scalars(groups)).all(),
        responsibilities=await _all_of(session, Responsibility),
        joint=[(row[0], row[1]) for row in await session.execute(joint)],
    )


async def _all_of(session: AsyncSession, model: type[Row]) -> Sequence[Row]:
    return (await session.scalars(select(model).order_by(*model.__table__.primary_key))).all()
