"""The people who live in the demo town. No workbook holds residents; in a real town they are known from what they say."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Group, Identity, Membership, Person
from db.words import Role
from haitang.demo.groups import CHANNEL
from haitang.demo.names import names
from haitang.demo.places import Place, areas

_FEWEST, _MOST = 8, 10
_BETWEEN = ("-", "-", "-", " ", "")
_CALLED = ("{name}", "{name}", "{name}", "{name}", "{family}师傅", "{family}大爷", "{family}孃孃", "{name}（{city}）")
_CITIES = ("东莞", "宁波", "成都", "渝北", "深圳", "常州")


class Resident(NamedTuple):
    account: str
    nickname: str


async def add_demo_residents(session: AsyncSession) -> int:
    """Put 8 to 10 residents into each residents' group of the imported demo town; those who are there already stay.

    How many were added. Groups that the store does not have are passed over.
    """
    there = set(await session.scalars(select(Identity.external_id).where(Identity.channel == CHANNEL)))
    groups = {group.external_id: group.id for group in await session.scalars(select(Group).where(Group.channel == CHANNEL))}
    places = [place for area in areas() for place in area.places if place.group in groups]
    new = [(groups[place.group], one) for place in places for one in residents(place) if one.account not in there]
    people = [Person(name=resident.nickname) for _, resident in new]
    session.add_all(people)
    await session.flush()
    for person, (group, resident) in zip(people, new, strict=True):
        session.add(Identity(person_id=person.id, channel=CHANNEL, external_id=resident.account))
        session.add(Membership(group_id=group, person_id=person.id, nickname=resident.nickname, role=Role.RESIDENT))
    await session.flush()
    return len(new)


def residents(place: Place) -> list[Resident]:
    """The same ones every time."""
    random = Random(place.group)  # noqa: S311
    people = zip(names(place.group), _addresses(place, random), strict=False)
    chosen = [next(people) for _ in range(random.randint(_FEWEST, _MOST))]
    return [
        Resident(f"{place.group}-{number}", f"{address}{random.choice(_BETWEEN)}{_called(name, random)}")
        for number, (name, address) in enumerate(chosen, start=1)
    ]


def _addresses(place: Place, random: Random) -> Iterator[str]:
    """As people put them before their names: "3社", "2栋", or the hamlet."""
    while True:
        home = f"{random.randint(1, 8)}{place.address}" if len(place.address) == 1 else place.address
        yield random.choice((home, home, random.choice(place.spots)))


def _called(name: str, random: Random) -> str:
    return random.choice(_CALLED).format(name=name, family=name[0], city=random.choice(_CITIES))
