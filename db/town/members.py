"""Who of the staff is in which group, kept in step with the town. Residents, and officers who speak among them, are left alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import EmergencySquad, Group, Membership, MicroGrid, Person, Warden
from db.words import GroupKind, GroupState, Role


class Seat(NamedTuple):
    role: Role
    nickname: str


Seats: TypeAlias = dict[tuple[int, int], Seat]
"""By the numbers of group and person."""


async def seat_staff(session: AsyncSession) -> int:
    """Give every warden and officer the memberships that are due to her, and no others; how many were not so before."""
    due = await _due(session)
    there = await _memberships(session)
    wrong = [seat for seat in there if (seat.group_id, seat.person_id) not in due and seat.role is not Role.RESIDENT]
    for seat in wrong:
        await session.delete(seat)
    raised = _raise(due, there)
    new = due.keys() - {(seat.group_id, seat.person_id) for seat in there}
    session.add_all(
        Membership(group_id=group, person_id=person, **due[group, person]._asdict()) for group, person in sorted(new)
    )
    await session.flush()
    return len(wrong) + raised + len(new)


def _raise(due: Seats, there: Sequence[Membership]) -> int:
    """Whoever was there as something else, a resident perhaps, is now there as staff; her nickname stays."""
    raised = 0
    for seat in there:
        new = due.get((seat.group_id, seat.person_id))
        if new and seat.role is not new.role:
            seat.role, raised = new.role, raised + 1
    return raised


async def _due(session: AsyncSession) -> Seats:
    groups = (await session.scalars(select(Group).where(Group.state != GroupState.UNBOUND))).all()
    people = (await session.scalars(select(Person).where(Person.code.is_not(None)).order_by(Person.id))).all()
    squads = (await session.scalars(select(EmergencySquad))).all()
    wardens = (await session.scalars(select(Warden))).all()
    micro_grids = (await session.scalars(select(MicroGrid))).all()
    return _officers(groups, people) | _leaders(groups, people, squads) | _wardens(groups, people, wardens, micro_grids)


async def _memberships(session: AsyncSession) -> Sequence[Membership]:
    """Of staff; officers among residents came there by themselves and are not ours to judge."""
    ours = or_(Membership.role != Role.OFFICER, Group.kind != GroupKind.RESIDENT)
    rows = select(Membership).join(Person, Person.id == Membership.person_id).join(Group, Group.id == Membership.group_id)
    return (await session.scalars(rows.where(Person.code.is_not(None), Membership.role != Role.BOT, ours))).all()


def _officers(groups: Sequence[Group], people: Sequence[Person]) -> Seats:
    """In the groups of their department and in their own direct chats."""
    of_department: dict[int, list[Person]] = defaultdict(list)
    for person in people:
        if person.department_id:
            of_department[person.department_id].append(person)
    in_groups = (
        (group, person)
        for group in groups
        if group.kind is GroupKind.DEPARTMENT and group.department_id
        for person in of_department[group.department_id]
    )
    officers = [person for person in people if person.department_id]
    return {
        (group.id, person.id): Seat(Role.OFFICER, person.name) for group, person in (*in_groups, *_direct(groups, officers))
    }


def _leaders(groups: Sequence[Group], people: Sequence[Person], squads: Sequence[EmergencySquad]) -> Seats:
    led_by = {squad.id: squad.leader_id for squad in squads}
    names = {person.id: person.name for person in people}
    pairs = ((group.id, led_by.get(group.squad_id)) for group in groups if group.kind is GroupKind.SQUAD and group.squad_id)
    return {(group, leader): Seat(Role.OFFICER, names[leader]) for group, leader in pairs if leader in names}


def _wardens(
    groups: Sequence[Group], people: Sequence[Person], wardens: Sequence[Warden], micro_grids: Sequence[MicroGrid]
) -> Seats:
    """Among the residents whom they serve or stand in for, in the wardens' group, and in their own direct chats."""
    by_number = {person.id: person for person in people}
    staff = {warden.id: by_number[warden.person_id] for warden in wardens if warden.person_id in by_number}
    serving = {grid.id: [staff[who] for who in (grid.warden_id, grid.stand_in_id) if who in staff] for grid in micro_grids}
    seats: Seats = {}
    for group in groups:
        if group.kind is GroupKind.RESIDENT and group.micro_grid_id:
            seats |= {(group.id, who.id): Seat(Role.WARDEN, f"网格员-{who.name}"[:64]) for who in serving[group.micro_grid_id]}
        elif group.kind is GroupKind.WARDENS:
            seats |= {(group.id, who.id): Seat(Role.WARDEN, who.name) for who in staff.values()}
    return seats | {(group.id, who.id): Seat(Role.WARDEN, who.name) for group, who in _direct(groups, list(staff.values()))}


def _direct(groups: Sequence[Group], people: Sequence[Person]) -> Iterator[tuple[Group, Person]]:
    by_number = {person.id: person for person in people}
    for group in groups:
        if group.kind is GroupKind.DIRECT and group.person_id in by_number:
            yield group, by_number[group.person_id]
