"""The demo town in the rows of a workbook."""

from db.town import Book, render
from db.town.sheets import COMMUNITIES, DEPARTMENTS, GRIDS, MICRO_GRIDS, PEOPLE, SQUADS, WARDENS
from haitang.demo import places
from haitang.demo.departments import BODIES, COMMANDS_SQUAD, SQUAD
from haitang.demo.duties import duties
from haitang.demo.groups import CHANNEL, groups
from haitang.demo.staff import Staff, staff


def demo_workbook() -> bytes:
    """An .xlsx file; its cells are the same every time."""
    return render(demo_book())


def demo_book() -> Book:
    areas = places.areas()
    working = staff(areas)
    leader = next(officer for officer in working.officers if officer.department == COMMANDS_SQUAD)
    return {
        "communities": [COMMUNITIES.row(code=code, name=name) for code, name in places.COMMUNITIES.items()],
        "grids": [
            GRIDS.row(code=area.code, name=area.name, community=area.community, dedicated=area.dedicated) for area in areas
        ],
        "groups": list(groups(working)),
        "departments": [
            DEPARTMENTS.row(code=body.code, name=body.name, kind=body.kind, aliases=body.aliases) for body in BODIES
        ],
        "squads": [SQUADS.row(code=SQUAD[0], name=SQUAD[1], leader=leader.code)],
        "responsibilities": list(duties()),
        **_staff(working),
    }


def _staff(working: Staff) -> Book:
    workers = [*(post.worker for post in working.posts), *working.officers]
    return {
        "micro_grids": [
            MICRO_GRIDS.row(
                code=service.place.micro_grid,
                name=service.place.name,
                grid=service.grid,
                warden=service.warden.code if service.warden else None,
                stand_in=service.stand_in.code if service.stand_in else None,
                places=service.place.spots,
            )
            for service in working.services
        ],
        "people": [
            PEOPLE.row(
                code=worker.code,
                name=worker.name,
                phone=worker.phone,
                department=worker.department,
                channel=CHANNEL,
                account=worker.code,
            )
            for worker in workers
        ],
        "wardens": [
            WARDENS.row(
                person=post.worker.code,
                grid=post.grid,
                kind=post.kind,
                away_from=post.away_from,
                away_until=post.away_until,
            )
            for post in working.posts
        ],
    }
