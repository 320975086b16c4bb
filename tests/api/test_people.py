"""People, and who may know what of them."""

import pytest
from sqlalchemy import select, update

from db.models import Person


@pytest.fixture
async def resident(web):
    """张德福 reported a burst pipe, and is known since."""
    await web.stage.say("G1", "张德福", "我们3社停水了一上午,水管爆了,快来人修")
    async with web.house.database.write() as session:
        await session.execute(update(Person).values(phone="13812345678"))
        return await session.scalar(select(Person.id).where(Person.name == "张德福"))


async def names(client, **query):
    answer = await client.get("/api/v1/people", params=query)
    assert answer.status_code == 200, answer.text
    return [row["name"] for row in answer.json()["items"]]


async def test_the_list_narrows(desk, resident):
    assert await names(desk, role="warden") == ["黄秋菊", "陈大勇", "冯小燕"]
    assert await names(desk, role="resident") == ["张德福"]
    assert await names(desk, department="pcs") == await names(desk, department="派出所") == ["派出所小周"]
    assert len(await names(desk, role="officer")) == 8
    assert await names(desk, q="小燕") == ["冯小燕"]


async def test_no_such_department(desk):
    answer = await desk.get("/api/v1/people", params={"department": "气象局"})

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_department")


async def test_a_warden_is_told_with_her_post(desk):
    number = (await desk.get("/api/v1/people", params={"q": "黄秋菊"})).json()["items"][0]["id"]

    person = (await desk.get(f"/api/v1/people/{number}")).json()

    assert (person["role"], person["code"]) == ("warden", "P0")
    assert person["warden"] == {"kind": "full_time", "grid": "W1", "away_from": None, "away_until": None}
    assert person["identities"] == [{"channel": "simulator", "name": "黄秋菊"}]


async def test_who_need_not_call_reads_a_masked_number(desk, leader, clerk, resident):
    warden = (await desk.get("/api/v1/people", params={"q": "黄秋菊"})).json()["items"][0]["id"]

    async def read(client):
        person = (await client.get(f"/api/v1/people/{warden}")).json()
        return person["phone"], person["identities"] is not None

    assert await read(desk) == ("13812345678", True)
    assert await read(clerk) == ("13812345678", False)
    assert await read(leader) == ("138****5678", False)


async def test_clerks_see_staff_only(clerk, desk, resident):
    assert "张德福" in await names(desk)
    assert "张德福" not in await names(clerk)
    assert await names(clerk, role="resident") == []
    assert (await clerk.get(f"/api/v1/people/{resident}")).json()["code"] == "unknown_person"


async def test_a_resident_is_told_with_her_groups(desk, resident):
    person = (await desk.get(f"/api/v1/people/{resident}")).json()

    assert [(group["group_name"], group["role"]) for group in person["memberships"]] == [("上湾群", "resident")]
    assert (person["department"], person["warden"]) == (None, None)


async def test_nobody_has_that_number(desk):
    assert (await desk.get("/api/v1/people/987654321")).json()["code"] == "unknown_person"
