"""The demo town in the rows of a workbook."""

from db.town import Book, Row, render
from db.town.sheets import COMMUNITIES, DEPARTMENTS, GRIDS, MICRO_GRIDS, PEOPLE, SQUADS, WARDENS
from haitang.demo import places
from haitang.demo.departments import BODIES, COMMANDS_SQUAD, SQUAD
from haitang.demo.duties import duties
from haitang.demo.groups import CHANNEL, groups
from haitang.demo.staff import Post, Service, Staff, Worker, staff


def demo_workbook() -> bytes:
    """An .xlsx file; its cells are the same every time."""
    return render(demo_book())


def demo_book() -> Book:
    areas = places.areas()
    working = staff(areas)
    return {
        "communities": [COMMUNITIES.row(code=code, name=name) for code, name in places.COMMUNITIES.items()],
        "grids": [
            GRIDS.row(code=area.code, name=area.name, community=area.community, dedicated=area.dedicated) for area in areas
        ],
        "micro_grids": [_micro_grid(service) for service in working.services],
        "groups": list(groups(working)),
        "people": [_person(worker) for worker in (*(post.worker for post in working.posts), *working.officers)],
        "wardens": [_warden(post) for post in working.posts],
        "departments": [
            DEPARTMENTS.row(code=body.code, name=body.name, kind=body.kind, aliases=body.aliases) for body in BODIES
        ],
        "squads": [SQUADS.row(code=SQUAD[0], name=SQUAD[1], leader=_leader(working).code)],
        "responsibilities": list(duties()),
    }


def _micro_grid(service: Service) -> Row:
    return MICRO_GRIDS.row(
        code=service.place.micro_grid,
        name=service.place.name,
        grid=service.grid,
        warden=service.warden and service.warden.code,
        stand_in=service.stand_in and service.stand_in.code,
        places=service.place.spots,
    )


def _person(worker: Worker) -> Row:
    return PEOPLE.row(
        code=worker.code,
        name=worker.name,
        phone=worker.phone,
        department=worker.department,
        channel=CHANNEL,
        account=worker.code,
    )


def _warden(post: Post) -> Row:
    return WARDENS.row(
        person=post.worker.code,
        grid=post.grid,
        kind=post.kind,
        away_from=post.away_from,
        away_until=post.away_until,
    )


def _leader(working: Staff) -> Worker:
    return next(officer for officer in working.officers if officer.department == COMMANDS_SQUAD)
