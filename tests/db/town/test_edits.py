"""A clerk edits the workbook, and the town follows."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from db.base import Base
from db.models import (
    Assignment,
    Case,
    Department,
    Grid,
    Group,
    Identity,
    Membership,
    Message,
    MicroGrid,
    Person,
    Warden,
)
from db.repositories.counters import TOWN_EDITION, value
from db.repositories.roster import load
from db.town import WorkbookError, export_workbook
from db.town.usage import USES
from db.words import (
    AssignmentStatus,
    CaseKind,
    DepartmentKind,
    Grade,
    GroupKind,
    GroupState,
    MessageKind,
    Part,
    Role,
    Source,
    Status,
)

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
async def town(database, take, small_town):
    await take(small_town)
    return database


async def one(database, model, code):
    async with database.read() as session:
        return (await session.scalars(select(model).where(model.code == code))).one_or_none()


async def everything(database):
    """All rows of the store, for comparison."""
    async with database.read() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: sorted(map(repr, await session.execute(select(table)))) for table in tables}


async def members(database, code, role=None):
    async with database.read() as session:
        rows = (
            select(Person.name, Membership.role)
            .join(Membership, Membership.person_id == Person.id)
            .join(Group, Group.id == Membership.group_id)
            .where(Group.code == code)
        )
        return {name for name, held in await session.execute(rows) if role in {None, held}}


async def refused(take, draft):
    with pytest.raises(WorkbookError) as caught:
        await take(draft.content())
    return caught.value.faults


async def case_with(database, **handler):
    """A case somebody has in hand, heard in G1."""
    async with database.write() as session:
        group = (await session.scalars(select(Group).where(Group.code == "G1"))).one()
        numbers = {
            field: (await session.scalars(select(model.id).where(model.code == code))).one()
            for field, (model, code) in handler.items()
        }
        case = Case(
            code="1", status=Status.ASSIGNED, kind=CaseKind.ISSUE, category="other", grade=Grade.G4, private=False,
            title="x", source=Source.GROUP, group_id=group.id, opened_at=NOW, last_report_at=NOW,
        )  # fmt: skip
        session.add(case)
        await session.flush()
        session.add(Assignment(case_id=case.id, part=Part.LEAD, status=AssignmentStatus.ASKED, assigned_at=NOW, **numbers))


# All or nothing


async def test_nothing_is_written_when_one_row_is_wrong(town, take, draft):
    before = await everything(town)
    draft.add("村社区", 编号="C3", 名称="柏树沟村")
    draft.set("谁管什么", 4, "牵头单位", "gds")
    assert len(await refused(take, draft)) == 1
    assert await everything(town) == before


async def test_nothing_is_written_into_an_empty_store_either(database, take, draft):
    await refused(take, draft.set("人员", 2, "电话", "1"))
    assert not any(rows for table, rows in (await everything(database)).items() if table != "alembic_version")


async def test_faults_of_the_workbook_and_of_the_store_are_heard_together(town, take, draft):
    await case_with(town, person_id=(Person, "P3"))
    draft.strike("网格员", "P3").write("微网格", "M3", 代班网格员=None).set("人员", 2, "电话", "1")
    faults = await refused(take, draft)
    assert [(fault.sheet, fault.column) for fault in faults] == [("人员", "电话"), ("网格员", "人员")]


# Changing and adding


async def test_rows_change_by_their_code_and_keep_their_number(town, take, draft):
    before = await one(town, MicroGrid, "M1")
    draft.write("微网格", "M1", 名称="上湾新村", 地名="新村广场")
    imported = await take(draft.content())
    after = await one(town, MicroGrid, "M1")
    assert (after.id, after.name, after.places) == (before.id, "上湾新村", ["新村广场"])
    assert imported.sheets["微网格"].changed == 1
    assert (imported.sheets["微网格"].unchanged, imported.edition) == (2, 2)


async def test_new_rows_may_refer_to_each_other(town, take, draft):
    draft.add("村社区", 编号="C3", 名称="柏树沟村")
    draft.add("网格", 编号="W3", 名称="柏树沟网格", 村社区="C3")
    draft.add("人员", 编号="P9", 姓名="唐莉")
    draft.add("网格员", 人员="P9", 网格="W3", 类别="专职")
    draft.add("微网格", 编号="M9", 名称="1社", 网格="W3", 网格员="P9")
    draft.add("群", 编号="G9", 名称="1社群", 类型="居民群", 平台="simulator", 平台群号="G9", 微网格="M9")
    imported = await take(draft.content())
    assert sum(count.added for count in imported.sheets.values()) == 6
    assert await members(town, "G9") == {"唐莉"}


async def test_what_only_one_may_have_can_change_hands(town, take, draft):
    """Names, chats, the desk and accounts are swapped in one import."""
    draft.write("网格", "W1", 名称="老街网格").write("网格", "W2", 名称="石岭网格")
    draft.write("群", "G1", 平台群号="G2").write("群", "G2", 平台群号="G1")
    draft.write("科室单位", "zhzx", 性质="科室").write("科室单位", "pcs", 性质="值守")
    draft.write("人员", "P1", 账号="P2").write("人员", "P2", 账号="P1")
    await take(draft.content())
    assert (await one(town, Grid, "W1")).name == "老街网格"
    assert (await one(town, Group, "G2")).external_id == "G1"
    assert (await one(town, Department, "pcs")).kind is DepartmentKind.DESK
    async with town.read() as session:
        owner = select(Person.code).join(Identity).where(Identity.external_id == "P1")
        assert await session.scalar(owner) == "P2"


async def test_a_name_goes_from_a_row_that_leaves_to_one_that_comes(town, take, draft):
    draft.strike("村社区", "C1")
    draft.add("村社区", 编号="C11", 名称="石岭村")
    draft.write("网格", "W1", 村社区="C11")
    counts = (await take(draft.content())).sheets["村社区"]
    assert (counts.added, counts.removed) == (1, 1)


async def test_joint_departments_follow(town, take, draft):
    draft.set("谁管什么", 2, "联动单位", "pcs").set("谁管什么", 4, "联动单位", "zhzx、gsz")
    assert (await take(draft.content())).sheets["谁管什么"].changed == 2
    async with town.read() as session:
        roster = await load(session)
    codes = {department.id: department.code for department in roster.departments}
    assert sorted(codes[department] for _, department in roster.joint) == ["gsz", "pcs", "zhzx"]


# Taking in what is there already


async def test_a_group_that_was_found_but_not_bound_becomes_bound(town, take, draft):
    async with town.write() as session:
        session.add(
            Group(name="room-7", kind=GroupKind.RESIDENT, state=GroupState.UNBOUND, channel="wechaty", external_id="R7")
        )
    found = (await everything(town))["groups"]
    draft.add("群", 编号="G7", 名称="下湾二群", 类型="居民群", 平台="wechaty", 平台群号="R7", 微网格="M2")
    assert (await take(draft.content())).sheets["群"].changed == 1
    group = await one(town, Group, "G7")
    assert (group.state, group.name) == (GroupState.BOUND, "下湾二群")
    assert len((await everything(town))["groups"]) == len(found)


async def test_a_group_moves_to_a_chat_that_was_found_but_not_bound(town, take, draft):
    async with town.write() as session:
        session.add(
            Group(name="room-7", kind=GroupKind.RESIDENT, state=GroupState.UNBOUND, channel="wechaty", external_id="R7")
        )
    before = await one(town, Group, "G1")
    draft.write("群", "G1", 平台="wechaty", 平台群号="R7")
    counts = (await take(draft.content())).sheets["群"]
    assert (counts.changed, counts.removed) == (1, 0)
    assert (await one(town, Group, "G1")).id == before.id


async def test_a_group_without_a_code_is_known_by_its_chat(town, take, draft, open_draft):
    async with town.write() as session:
        session.add(Group(name="新群", kind=GroupKind.WARDENS, channel="qq", external_id="88"))
    async with town.read() as session:
        again = open_draft(await export_workbook(session))
    row = again.book["群"].max_row
    assert again.book["群"].cell(row, 2).value == "新群"
    assert (await take(again.content())).sheets["群"].unchanged == 9
    again.set("群", row, "编号", "WGY2")
    assert (await take(again.content())).sheets["群"].changed == 1


async def test_a_group_bound_on_the_console_since_the_export_stays(town, take, draft):
    async with town.write() as session:
        session.add(Group(name="新群", kind=GroupKind.WARDENS, channel="qq", external_id="88"))
    assert (await take(draft.content())).sheets["群"].removed == 0
    assert "88" in str((await everything(town))["groups"])


async def test_somebody_who_spoke_before_she_was_staff_stays_the_same_person(town, take, draft):
    async with town.write() as session:
        speaker = Person(name="3社-唐莉")
        session.add(speaker)
        await session.flush()
        session.add(Identity(person_id=speaker.id, channel="simulator", external_id="tl"))
        group = (await session.scalars(select(Group).where(Group.code == "G3"))).one()
        session.add(Membership(group_id=group.id, person_id=speaker.id, nickname="唐莉", role=Role.RESIDENT))
    draft.add("人员", 编号="P9", 姓名="唐莉", 平台="simulator", 账号="tl")
    draft.add("网格员", 人员="P9", 网格="W2", 类别="专职")
    draft.write("微网格", "M3", 网格员="P9")
    await take(draft.content())
    assert (await one(town, Person, "P9")).id == speaker.id
    assert "唐莉" in await members(town, "G3", Role.WARDEN)


async def test_an_account_of_a_stranger_goes_over_to_the_person_who_has_it(town, take, draft):
    async with town.write() as session:
        speaker = Person(name="黄姐")
        session.add(speaker)
        await session.flush()
        session.add(Identity(person_id=speaker.id, channel="qq", external_id="12"))
    await take(draft.write("人员", "P1", 其他账号="qq:12").content())
    async with town.read() as session:
        owner = select(Person.code).join(Identity).where(Identity.channel == "qq")
        assert await session.scalar(owner) == "P1"


# Leaving


async def test_rows_that_nobody_needs_leave(town, take, draft):
    draft.strike("群", "G3", "D-P2").strike("微网格", "M3").strike("网格员", "P2", "P3").strike("人员", "P2", "P3")
    draft.write("微网格", "M1", 代班网格员=None).strike("谁管什么", "fraud")
    imported = await take(draft.content())
    assert sum(count.removed for count in imported.sheets.values()) == 8
    async with town.read() as session:
        assert await session.scalar(select(func.count()).select_from(Warden)) == 1
        assert await session.scalar(select(func.count()).select_from(Identity)) == 3


async def test_a_row_that_others_of_the_workbook_name_cannot_leave(town, take, draft):
    (fault,) = await refused(take, draft.strike("网格", "W2").strike("网格员", "P3").write("微网格", "M3", 代班网格员=None))
    assert (fault.sheet, fault.column, fault.value) == ("微网格", "网格", "W2")


async def test_a_warden_with_work_in_hand_cannot_leave(town, take, draft):
    await case_with(town, person_id=(Person, "P2"))
    draft.strike("网格员", "P2").write("微网格", "M1", 代班网格员=None)
    (fault,) = await refused(take, draft)
    assert str(fault) == ("“网格员”表：网格员 陈大勇（P2）从表里删掉了，可是手上还有 1 件事项；请先转给别人，或把这一行加回来")


async def test_a_warden_whose_work_is_done_can_leave_but_her_name_is_kept(town, take, draft):
    await case_with(town, person_id=(Person, "P2"))
    async with town.write() as session:
        work = (await session.scalars(select(Assignment))).one()
        work.status, work.ended_at = AssignmentStatus.DONE, NOW
    draft.strike("网格员", "P2").write("微网格", "M1", 代班网格员=None)
    assert (await take(draft.content())).sheets["网格员"].removed == 1
    draft.strike("群", "D-P2").strike("人员", "P2")
    (fault,) = await refused(take, draft)
    assert "人员 陈大勇（P2）从表里删掉了，可是办过 1 件事项" in str(fault)


async def test_a_group_in_which_people_spoke_cannot_leave(town, take, draft):
    async with town.write() as session:
        group = (await session.scalars(select(Group).where(Group.code == "G3"))).one()
        session.add(
            Message(
                group_id=group.id, channel="simulator", external_id="m1", sender_id="x", sender_name="x",
                kind=MessageKind.TEXT, text="早", sent_at=NOW, received_at=NOW,
            )
        )  # fmt: skip
    (fault,) = await refused(take, draft.strike("群", "G3"))
    assert "群 G3群（G3）从表里删掉了，可是里有 1 条消息" in str(fault)


async def test_a_department_with_work_in_hand_cannot_leave(town, take, draft):
    await case_with(town, department_id=(Department, "gsz"))
    draft.strike("科室单位", "gsz").set("谁管什么", 2, "牵头单位", "pcs").set("谁管什么", 3, "牵头单位", "pcs")
    (fault,) = await refused(take, draft)
    assert "科室单位 供水站（gsz）" in str(fault)


def test_whoever_refers_to_a_row_of_the_workbook_is_asked_before_it_leaves():
    """A new table that refers to people, groups or departments must be told to `USES`, or removals fail in the store."""
    belongs_to_the_row = {
        "identities.person_id", "responsibility_joint.responsibility_id", "responsibility_joint.department_id",
    }  # fmt: skip
    in_the_workbook = {
        "grids.community_id", "responsibilities.community_id", "responsibilities.lead_id", "emergency_squads.leader_id",
        "wardens.person_id", "wardens.grid_id", "micro_grids.grid_id", "micro_grids.warden_id", "micro_grids.stand_in_id",
    }  # fmt: skip
    town = {
        "communities", "grids", "micro_grids", "groups", "people", "wardens", "departments", "emergency_squads",
        "responsibilities",
    }  # fmt: skip
    referring = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in town
    }
    asked = {f"{use.column.class_.__tablename__}.{use.column.key}" for use in USES}
    assert referring - belongs_to_the_row - in_the_workbook == asked


# Who is in which group


async def test_staff_are_members_where_they_work(town):
    assert await members(town, "G1") == {"黄秋菊", "陈大勇"}
    assert await members(town, "G2") == {"黄秋菊"}
    assert await members(town, "G3") == {"冯小燕"}
    assert await members(town, "WGY", Role.WARDEN) == {"黄秋菊", "陈大勇", "冯小燕"}
    assert await members(town, "D-P1") == {"黄秋菊"}
    assert await members(town, "B-pcs", Role.OFFICER) == {"何川"}
    assert await members(town, "FD", Role.OFFICER) == {"何川"}


async def test_memberships_follow_the_workbook_and_leave_residents_alone(town, take, draft):
    async with town.write() as session:
        group = (await session.scalars(select(Group).where(Group.code == "G2"))).one()
        neighbour = Person(name="2社-杨素清")
        session.add(neighbour)
        await session.flush()
        session.add(Membership(group_id=group.id, person_id=neighbour.id, nickname="杨素清", role=Role.RESIDENT))
    draft.write("微网格", "M2", 网格员="P2").write("人员", "P4", 科室单位="gsz")
    imported = await take(draft.content())
    assert await members(town, "G2") == {"陈大勇", "2社-杨素清"}
    assert await members(town, "B-pcs") == set()
    assert imported.memberships == 3


async def test_an_officer_who_speaks_among_residents_stays_there(town, take, draft):
    async with town.write() as session:
        group = (await session.scalars(select(Group).where(Group.code == "G2"))).one()
        officer = (await session.scalars(select(Person).where(Person.code == "P4"))).one()
        session.add(Membership(group_id=group.id, person_id=officer.id, nickname="民警-何川", role=Role.OFFICER))
    await take(draft.write("村社区", "C1", 名称="石岭新村").content())
    assert "何川" in await members(town, "G2")


async def test_the_edition_rises_once_an_import_and_only_for_a_change(town, take, draft):
    await take(draft.write("村社区", "C1", 名称="石岭新村").content())
    await take(draft.content())
    async with town.read() as session:
        assert await value(session, TOWN_EDITION) == 2
