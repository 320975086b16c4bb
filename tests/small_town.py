"""A town small enough to hold in one's head: two communities, four micro-grids, two wardens, a desk, four bodies, a squad.

石岭村   G1 上湾  黄秋菊, stand-in 陈大勇        海棠花社区  G4 老街  冯小燕
         G2 下湾  黄秋菊
         G3 垭口  nobody, stand-in 陈大勇
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import (
    Community,
    Department,
    EmergencySquad,
    Grid,
    Group,
    Identity,
    MicroGrid,
    Person,
    Warden,
)
from db.repositories.counters import TOWN_EDITION, advance
from db.words import DepartmentKind, GroupKind, WardenKind

CHANNEL = "simulator"
_DEPARTMENTS = (
    ("zhzx", "值守台", DepartmentKind.DESK, ["值守", "指挥中心"]),
    ("pingan", "平安办", DepartmentKind.OFFICE, ["平安法治办"]),
    ("yingji", "应急办", DepartmentKind.OFFICE, ["应急"]),
    ("guijian", "规建环办", DepartmentKind.OFFICE, ["规建办"]),
    ("pcs", "派出所", DepartmentKind.OUTSIDE, ["公安", "警察"]),
    ("sjs", "市场监管所", DepartmentKind.OUTSIDE, ["市监所", "市场监管"]),
    ("gsz", "供水站", DepartmentKind.OUTSIDE, ["水厂", "自来水公司"]),
    ("gds", "供电所", DepartmentKind.OUTSIDE, ["电力公司"]),
)
_PLACES = (("M1", "上湾", "W1"), ("M2", "下湾", "W1"), ("M3", "垭口", "W1"), ("M4", "老街", "W2"))


async def build(session: AsyncSession) -> None:
    """Put the town into an empty store."""
    stone, blossom = Community(code="C1", name="石岭村"), Community(code="C2", name="海棠花社区")
    session.add_all((stone, blossom))
    await session.flush()
    grids = [
        Grid(code="W1", name="石岭一网格", community_id=stone.id),
        Grid(code="W2", name="海棠花一网格", community_id=blossom.id),
    ]
    session.add_all(grids)
    await session.flush()
    one, two = grids
    wardens = {
        name: await _warden(session, number, name, grid, kind)
        for number, (name, grid, kind) in enumerate(
            (
                ("黄秋菊", one, WardenKind.FULL_TIME),
                ("陈大勇", one, WardenKind.PART_TIME),
                ("冯小燕", two, WardenKind.FULL_TIME),
            )
        )
    }
    await _micro_grids(session, {"W1": one, "W2": two}, wardens)
    await _departments(session)
    squad = EmergencySquad(code="yjfd", name="应急分队")
    session.add(squad)
    await session.flush()
    session.add(_group("SQUAD", "应急分队群", GroupKind.SQUAD, squad_id=squad.id))
    session.add(_group("WARDENS", "网格员群", GroupKind.WARDENS))
    await advance(session, TOWN_EDITION)


async def _warden(session: AsyncSession, number: int, name: str, grid: Grid, kind: WardenKind) -> Warden:
    person = Person(code=f"P{number}", name=name)
    session.add(person)
    await session.flush()
    warden = Warden(person_id=person.id, grid_id=grid.id, kind=kind)
    session.add_all(
        (
            warden,
            Identity(person_id=person.id, channel=CHANNEL, external_id=name),
            _group(f"D-{name}", name, GroupKind.DIRECT, person_id=person.id),
        )
    )
    await session.flush()
    return warden


async def _micro_grids(session: AsyncSession, grids: dict[str, Grid], wardens: dict[str, Warden]) -> None:
    huang, chen, feng = wardens["黄秋菊"], wardens["陈大勇"], wardens["冯小燕"]
    served = {"M1": (huang, chen), "M2": (huang, None), "M3": (None, chen), "M4": (feng, None)}
    for number, (code, name, grid) in enumerate(_PLACES, start=1):
        warden, stand_in = served[code]
        micro_grid = MicroGrid(
            code=code,
            name=name,
            grid_id=grids[grid].id,
            warden_id=warden.id if warden else None,
            stand_in_id=stand_in.id if stand_in else None,
            places=[f"{name}院子"],
        )
        session.add(micro_grid)
        await session.flush()
        session.add(_group(f"G{number}", f"{name}群", GroupKind.RESIDENT, micro_grid_id=micro_grid.id))


async def _departments(session: AsyncSession) -> None:
    for code, name, kind, aliases in _DEPARTMENTS:
        department = Department(code=code, name=name, kind=kind, aliases=aliases)
        session.add(department)
        await session.flush()
        officer = Person(code=f"O-{code}", name=f"{name}小周", department_id=department.id)
        session.add(officer)
        await session.flush()
        session.add(Identity(person_id=officer.id, channel=CHANNEL, external_id=officer.name))
        session.add(_group(f"B-{code}", f"{name}群", GroupKind.DEPARTMENT, department_id=department.id))


def _group(code: str, name: str, kind: GroupKind, **serves: int) -> Group:
    return Group(code=code, name=name, kind=kind, channel=CHANNEL, account="", external_id=code, **serves)
