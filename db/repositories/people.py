"""People as lists show them: staff of the town's workbook, and residents who reported something."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Department, Grid, Group, Identity, Membership, Person, Warden
from db.words import Role


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """`staff_only` leaves residents out, whatever else is wanted."""

    role: Role | None = None
    department_id: int | None = None
    words: str | None = None
    staff_only: bool = False


class Known(NamedTuple):
    """A person with what makes her staff: her department, or her warden's post and grid."""

    person: Person
    department: Department | None
    warden: Warden | None
    grid: Grid | None

    @property
    def role(self) -> Role:
        if self.warden is not None:
            return Role.WARDEN
        return Role.RESIDENT if self.department is None else Role.OFFICER


_ROLES: dict[Role, ColumnElement[bool]] = {
    Role.WARDEN: Warden.id.is_not(None),
    Role.OFFICER: and_(Warden.id.is_(None), Person.department_id.is_not(None)),
    Role.RESIDENT: and_(Warden.id.is_(None), Person.department_id.is_(None)),
}


async def page(session: AsyncSession, wanted: PeopleFilter, *, after: int | None, most: int) -> Sequence[Known]:
    """In the order of their numbers."""
    found = _people().where(Person.id > (after or 0))
    if wanted.role is not None:
        found = found.where(_ROLES[wanted.role])
    if wanted.department_id is not None:
        found = found.where(Person.department_id == wanted.department_id)
    if wanted.staff_only:
        found = found.where(~_ROLES[Role.RESIDENT])
    if wanted.words:
        named = (column.icontains(wanted.words, autoescape=True) for column in (Person.name, Person.code))
        found = found.where(or_(*named))
    rows = await session.execute(found.order_by(Person.id).limit(most))
    return [Known._make(row) for row in rows]


async def one(session: AsyncSession, person_id: int) -> Known | None:
    row = (await session.execute(_people().where(Person.id == person_id))).first()
    return Known._make(row) if row else None


async def memberships(session: AsyncSession, person_id: int) -> Sequence[tuple[Membership, Group]]:
    found = select(Membership, Group).join(Group, Group.id == Membership.group_id).where(Membership.person_id == person_id)
    return [(row[0], row[1]) for row in await session.execute(found.order_by(Membership.id))]


async def identities(session: AsyncSession, person_id: int) -> Sequence[Identity]:
    return (await session.scalars(select(Identity).where(Identity.person_id == person_id).order_by(Identity.id))).all()


async def department(session: AsyncSession, name: str) -> Department | None:
    """By code or name."""
    return await session.scalar(select(Department).where(or_(Department.code == name, Department.name == name)))


def _people() -> Select[Person, Department, Warden, Grid]:
    return (
        select(Person, Department, Warden, Grid)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Warden, Warden.person_id == Person.id)
        .outerjoin(Grid, Grid.id == Warden.grid_id)
    )
