"""The demo town is a whole one: everybody is reached, everything has somebody who handles it."""

import os
import re
import subprocess
import sys
from collections import Counter
from io import BytesIO

import openpyxl
import pytest
from moments import at
from sqlalchemy import select

from cases.routing import first_handler
from cases.rules import Rules
from cases.settings import CasesSettings
from cases.town import Town
from db.models import Group, Membership, Person
from db.repositories.roster import load
from db.town import export_workbook, import_workbook
from db.words import DepartmentKind, FirstTo, GroupKind, Role, WardenKind
from haitang.demo.residents import add_demo_residents
from haitang.demo.workbook import demo_book, demo_workbook

TRANSCRIPT = {f"G{number:02}" for number in (5, 9, 12, 18, 22, 25, 28, 31, 36, 40, 44, 47, 51, 55, 60, 63, 68, 70)}
TODAY = at("2026-11-23 10:00")
RULES = Rules.load(CasesSettings())
CATEGORIES = dict.fromkeys(RULES.handling, "")


async def take(database, content):
    async with database.write() as session:
        return await import_workbook(session, content, categories=CATEGORIES)


@pytest.fixture
async def town(database):
    await take(database, demo_workbook())
    async with database.read() as session:
        return Town(await load(session))


def groups_of(town, kind):
    return [group for group in town.groups.values() if group.kind is kind]


def rows(sheet):
    return [row.values for row in demo_book()[sheet]]


def group_called(town, code):
    return next(group for group in town.groups.values() if group.code == code)


# The book


def test_as_many_places_as_in_the_story():
    dedicated = [grid for grid in rows("grids") if grid["dedicated"]]
    assert (len(rows("grids")) - len(dedicated), len(dedicated)) == (31, 1)
    assert len(rows("micro_grids")) == 72
    residents = [group["code"] for group in rows("groups") if group["kind"] is GroupKind.RESIDENT]
    assert residents == [f"G{number:02}" for number in range(1, 73)]
    assert set(residents) >= TRANSCRIPT
    assert 10 <= len(rows("communities")) <= 12


def test_one_desk_six_offices_one_squad():
    kinds = Counter(department["kind"] for department in rows("departments"))
    assert kinds[DepartmentKind.DESK] == 1
    assert {"pingan", "xuanchuan", "nongye", "minsheng", "guijian", "yingji"} <= {row["code"] for row in rows("departments")}
    assert [squad["code"] for squad in rows("squads")] == ["yjfd"]
    officers = Counter(person["department"] for person in rows("people"))
    assert all(officers[department["code"]] >= 2 for department in rows("departments"))


def test_every_grid_has_a_head_and_somebody_part_time():
    posts = Counter((warden["grid"], warden["kind"]) for warden in rows("wardens"))
    for grid in rows("grids"):
        assert posts[grid["code"], WardenKind.HEAD] == 1
        assert posts[grid["code"], WardenKind.PART_TIME] == 1


def test_wardens_serve_one_to_three_micro_grids_of_their_grid_and_a_few_micro_grids_have_none():
    grid_of = {warden["person"]: warden["grid"] for warden in rows("wardens")}
    served = Counter(place["warden"] for place in rows("micro_grids"))
    assert 3 <= served.pop(None) <= 6
    assert set(served.values()) == {1, 2, 3}
    assert all(grid_of[place["warden"]] == place["grid"] for place in rows("micro_grids") if place["warden"])


def test_no_two_people_places_or_spots_share_a_name():
    for names in (
        [person["name"] for person in rows("people")],
        [place["name"] for place in rows("micro_grids")],
        [spot for place in rows("micro_grids") for spot in place["places"]],
        [community["name"] for community in rows("communities")],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_nobody_can_be_called():
    assert all(re.fullmatch(r"140\d{8}", person["phone"]) for person in rows("people"))


def test_group_names_are_such_as_towns_give():
    assert rows("groups")[2]["name"] == "海棠镇·石岭村3社云网格群"


def test_the_same_town_every_time():
    """Also in another process, where sets are in another order."""
    program = [sys.executable, "-c", "from haitang.demo.workbook import demo_book; print(demo_book())"]
    towns = {
        subprocess.run(program, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(towns) == 1
    assert cells(demo_workbook()) == cells(demo_workbook())


def cells(content):
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


# The town


async def test_it_is_taken_without_a_fault_and_comes_out_as_it_went_in(database):
    imported = await take(database, demo_workbook())
    assert sum(count.added for count in imported.sheets.values()) == sum(len(rows) for rows in demo_book().values())
    async with database.read() as session:
        exported = await export_workbook(session)
    assert cells(exported) == cells(demo_workbook())
    assert (await take(database, exported)).edition is None


async def test_every_category_has_a_handler_with_a_chat_in_every_group(town):
    for group in groups_of(town, GroupKind.RESIDENT):
        for category in RULES.handling:
            assert town.responsibility(category, group.id)
            assert town.chat_of(first_handler(town, RULES, category, group.id, TODAY)), (group.code, category)


async def test_every_name_in_the_programs_table_is_somebody_in_town(town):
    for handling in RULES.handling.values():
        for code in (handling.lead, *handling.joint):
            assert town.chat_of(town.find(code)), code
    assert town.find("yjfd").squad_id


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("公安", "派出所"),
        ("警察", "派出所"),
        ("水厂", "供水站"),
        ("自来水公司", "供水站"),
        ("平安办", "平安法治办公室"),
        ("村委会", "村居民委员会"),
    ],
)
async def test_bodies_go_by_what_people_call_them(town, called, name):
    assert town.find(called).name == name


async def test_every_warden_has_a_direct_chat(town):
    direct = {group.person_id for group in groups_of(town, GroupKind.DIRECT)}
    assert direct == {person for person in town.people if town.role_of(person) is Role.WARDEN}
    codes = {group.external_id for group in groups_of(town, GroupKind.DIRECT)}
    assert all(re.fullmatch(r"D-P\d{3}", code) for code in codes)


async def test_where_no_warden_is_left_the_stand_in_is_asked_and_where_there_is_none_the_head(town):
    kinds = {warden["person"]: warden["kind"] for warden in rows("wardens")}
    for place in rows("micro_grids"):
        if place["warden"] is None:
            group = group_called(town, place["code"].replace("M", "G"))
            asked = town.people[town.wardens_of(group.id, TODAY)[0].person_id].code
            assert asked == (place["stand_in"] or asked)
            assert place["stand_in"] or kinds[asked] is WardenKind.HEAD


async def test_for_a_warden_on_leave_her_stand_in_is_asked(town):
    away = next(warden["person"] for warden in rows("wardens") if warden["away_from"] and not warden["away_until"])
    place = next(place for place in rows("micro_grids") if place["warden"] == away)
    group = group_called(town, place["code"].replace("M", "G"))
    assert town.people[town.wardens_of(group.id, TODAY)[0].person_id].code == place["stand_in"]
    assert town.people[town.wardens_of(group.id, at("2026-08-31 10:00"))[0].person_id].code == away


async def test_a_community_may_do_a_thing_in_its_own_way(town):
    estate, village = group_called(town, "G11"), group_called(town, "G01")
    assert town.responsibility("property_mgmt", estate.id).first_to is FirstTo.LEAD
    assert town.responsibility("property_mgmt", village.id).first_to is FirstTo.WARDEN


# Those who live there


async def test_eight_to_ten_residents_live_in_each_micro_grid(database, town):
    async with database.write() as session:
        added = await add_demo_residents(session)
        homes = (
            await session.execute(
                select(Group.code, Membership.nickname, Person)
                .join(Membership, Membership.group_id == Group.id)
                .join(Person, Person.id == Membership.person_id)
                .where(Membership.role == Role.RESIDENT)
            )
        ).all()
    assert added == len(homes)
    assert all(person.code is None for _, _, person in homes)
    assert all(8 <= many <= 10 for many in Counter(code for code, _, _ in homes).values())
    nicknames = [nickname for _, nickname, _ in homes]
    assert sum(bool(re.match(r"\d+(社|栋|组|队|号)", nickname)) for nickname in nicknames) > len(nicknames) / 2


async def test_they_move_in_once_and_the_workbook_does_not_know_them(database, town):
    async with database.write() as session:
        assert await add_demo_residents(session)
    async with database.write() as session:
        assert await add_demo_residents(session) == 0
    imported = await take(database, demo_workbook())
    assert (imported.edition, imported.memberships) == (None, 0)
