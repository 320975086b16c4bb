"""Who works in the demo town: wardens by grid, officers by department. The names are invented, and nobody has the numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from db.words import WardenKind
from haitang.demo.departments import BODIES
from haitang.demo.names import names
from haitang.demo.places import Area, Place

_TOWN = ZoneInfo("Asia/Shanghai")
_UNSERVED = frozenset({8, 27, 46, 53, 68})  # micro-grids whose warden has left; nobody followed yet
_ALONE = frozenset({53, 70})  # micro-grids without a stand-in; the grid's head is asked
_SINCE = datetime(2026, 9, 1, tzinfo=_TOWN)
_LEAVE = {19: (_SINCE, None), 34: (_SINCE, datetime(2027, 3, 1, tzinfo=_TOWN))}
"""From when until when the warden of a micro-grid is away."""


@dataclass(frozen=True, slots=True)
class Worker:
    code: str
    name: str
    phone: str
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A warden's place in a grid."""

    worker: Worker
    grid: str
    kind: WardenKind
    away_from: datetime | None = None
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Who serves a micro-grid, and who stands in."""

    place: Place
    grid: str
    warden: Worker | None
    stand_in: Worker | None


@dataclass(frozen=True, slots=True)
class Staff:
    posts: Sequence[Post]
    services: Sequence[Service]
    officers: Sequence[Worker]


def staff(areas: Sequence[Area]) -> Staff:
    """A head and a part-time warden in every grid, and those who serve its micro-grids."""
    called = names("海棠镇")  # one source, so that no two of the staff share a name
    hired = _workers("P", called)
    posts: list[Post] = []
    services: list[Service] = []
    for order, area in enumerate(areas):
        head, helper, *leads = islice(hired, 2 + _needed(area, order))
        posts += [Post(head, area.code, WardenKind.HEAD), Post(helper, area.code, WardenKind.PART_TIME)]
        posts += [_post(area, lead, at) for at, lead in enumerate(leads)]
        services += [_service(area, at, leads, helper) for at in range(len(area.places))]
    return Staff(posts, services, _officers(_workers("K", called)))


def _needed(area: Area, order: int) -> int:
    """In every third grid one warden serves all micro-grids; in the others the first warden serves what is left over."""
    return 1 if order % 3 == 0 else min(len(area.places), 2)


def _post(area: Area, lead: Worker, at: int) -> Post:
    away_from, away_until = _LEAVE.get(area.places[at].number, (None, None))
    return Post(lead, area.code, WardenKind.MICRO if at else WardenKind.FULL_TIME, away_from, away_until)


def _service(area: Area, at: int, leads: Sequence[Worker], helper: Worker) -> Service:
    place = area.places[at]
    lead = leads[at] if at < len(leads) else leads[0]
    return Service(
        place,
        area.code,
        warden=None if place.number in _UNSERVED else lead,
        stand_in=None if place.number in _ALONE else helper,
    )


def _officers(hired: Iterator[Worker]) -> list[Worker]:
    return [replace(worker, department=body.code) for body in BODIES for worker in islice(hired, body.officers)]


def _workers(letter: str, called: Iterator[str]) -> Iterator[Worker]:
    """Mobile numbers that begin with 140 belong to machines; a demo calls nobody."""
    for number, name in enumerate(called, start=1):
        yield Worker(f"{letter}{number:03}", name, f"1400{ord(letter):03}{number:04}")
