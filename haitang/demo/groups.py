"""The chats of the demo town, all on the simulator: residents', wardens', departments', the squad's, and a direct one a warden."""

from collections.abc import Iterator

from db.town import Row
from db.town.sheets import GROUPS
from db.words import GroupKind
from haitang.demo.departments import BODIES, SQUAD
from haitang.demo.places import TOWN
from haitang.demo.staff import Staff

CHANNEL = "simulator"


def groups(staff: Staff) -> Iterator[Row]:
    for service in staff.services:
        place = service.place
        yield _group(place.group, f"{TOWN}·{place.name}云网格群", GroupKind.RESIDENT, micro_grid=place.micro_grid)
    yield _group("WGY", f"{TOWN}·网格员工作群", GroupKind.WARDENS)
    for body in BODIES:
        yield _group(f"B-{body.code}", f"{TOWN}·{body.name}联络群", GroupKind.DEPARTMENT, department=body.code)
    yield _group("FD", f"{TOWN}·{SQUAD[1]}群", GroupKind.SQUAD, squad=SQUAD[0])
    for post in staff.posts:
        yield _group(f"D-{post.worker.code}", post.worker.name, GroupKind.DIRECT, person=post.worker.code)


def _group(code: str, name: str, kind: GroupKind, **serves: str) -> Row:
    return GROUPS.row(code=code, name=name, kind=kind, channel=CHANNEL, external_id=code, **serves)
