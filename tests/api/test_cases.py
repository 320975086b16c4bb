"""What people read of cases at the desk, in the departments and in the town hall."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.models import Case
from db.words import Scope


@pytest.fixture
async def pipe(web):
    """A burst pipe in 上湾, which a neighbour has too; the warden has taken it."""
    await web.stage.say("G1", "张德福", "我们3社停水了一上午，水管爆了，快来人修")
    await web.stage.say("G1", "李四", "我家也停水了")
    code = (await web.stage.cases())[-1].code
    await web.stage.say("D-黄秋菊", "黄秋菊", f"接单 {code}")
    return code


@pytest.fixture
async def quarrel(web):
    """Neighbours beat each other in 垭口: nobody's business but the handlers'."""
    await web.stage.say("G3", "钱七", "隔壁两家又打起来了，为了地界，快来调解")
    return (await web.stage.cases())[-1].code


async def listed(client, **query):
    answer = await client.get("/api/v1/cases", params=query)
    assert answer.status_code == 200, answer.text
    return [row["code"] for row in answer.json()["items"]]


async def test_a_case_is_told_whole(desk, pipe):
    case = (await desk.get(f"/api/v1/cases/{pipe}")).json()

    assert (case["status"], case["grade"], case["category_name"]) == ("handling", "G3", "供水用水")
    assert (case["handler"], case["group"]["name"], case["place"]) == ("黄秋菊", "上湾群", "3社")
    assert [(said["report"], said["sender"], said["text"]) for said in case["messages"]] == [
        ("first", "张德福", "我们3社停水了一上午，水管爆了，快来人修"),
        ("me_too", "李四", "我家也停水了"),
    ]
    reasons = case["messages"][0]["reasons"]
    assert reasons["decision"] == "auto"
    assert any(because["text"] in "停水了水管爆了" for because in reasons["because"])
    assert [change["action"] for change in case["history"]] == ["open", "assign", "report", "accept"]
    assert case["history"][-1]["actor"].endswith("黄秋菊")
    assert [(had["part"], had["status"], had["handler"]) for had in case["assignments"]] == [("lead", "accepted", "黄秋菊")]
    assert {clock["kind"] for clock in case["deadlines"] if clock["ended_at"] is None} == {"resolve"}
    assert case["opened_at"] == "2026-11-23T10:00:00+08:00"


async def test_what_is_possible_depends_on_who_asks(web, desk, clerk, leader, pipe):
    await desk.post(f"/api/v1/cases/{pipe}/actions/join", json={"version": 3, "to": "供水站"})

    async def possible(client):
        return (await client.get(f"/api/v1/cases/{pipe}")).json()["possible"]

    assert {"resolve", "suspend", "extend", "merge"} <= set(await possible(desk))
    assert "resolve" in await possible(clerk)
    assert "merge" not in await possible(clerk)
    assert await possible(leader) == []


async def test_the_list_narrows(web, desk, pipe):
    await web.stage.say("G4", "赵六", "老街12号着火了，快来人！")
    await web.stage.wait(timedelta(minutes=30))
    await web.stage.say("G2", "王五", "路灯坏了，晚上黑得很，请派人来修")
    late = {"since": "2026-11-23T10:30:00+08:00"}

    assert await listed(desk) == ["103", "102", "101"]
    assert await listed(desk, status=["handling"]) == ["101"]
    assert set(await listed(desk, status=["assigned", "suspected"])) == {"102", "103"}
    assert await listed(desk, grade="G1") == ["102"]
    assert await listed(desk, kind="fraud") == []
    assert await listed(desk, category="water_supply") == ["101"]
    assert await listed(desk, handler="冯小燕") == ["102"]
    assert await listed(desk, q="路灯") == ["103"]
    assert await listed(desk, q="101") == ["101"]
    assert await listed(desk, q="100%") == []
    assert await listed(desk, **late) == ["103"]
    assert await listed(desk, until="2026-11-23T02:30:00Z") == ["102", "101"]
    assert await listed(desk, overdue=True) == ["102"]
    assert await listed(desk, overdue=False) == ["103", "101"]
    group = (await desk.get("/api/v1/cases/101")).json()["group"]["id"]
    assert await listed(desk, group=group) == ["101"]


async def test_a_misspelt_filter_is_refused(desk):
    answer = await desk.get("/api/v1/cases", params={"stauts": "open"})

    assert answer.status_code == 422
    assert answer.json()["faults"] == [{"in": "query", "at": "stauts", "why": "没有这一项，请核对拼写"}]


async def test_nobody_goes_by_that_name(desk):
    answer = await desk.get("/api/v1/cases", params={"handler": "黄秋局"})

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_handler")
    assert answer.json()["nearest"] == ["黄秋菊"]


async def test_pages_stand_still_while_cases_arrive(web, desk):
    for number, words in enumerate(("停水了，水管爆了", "路灯坏了", "垃圾没人收，臭得很", "井盖不见了", "狗咬人了")):
        await web.stage.say(f"G{number % 4 + 1}", f"居民{number}", f"{words}，快来人处理一下")
    before = await listed(desk, limit=200)
    first = (await desk.get("/api/v1/cases", params={"limit": 2})).json()
    await web.stage.say("G4", "赵六", "老街12号着火了，快来人！")

    seen, following = [row["code"] for row in first["items"]], first["next"]
    while following:
        page = (await desk.get("/api/v1/cases", params={"limit": 2, "cursor": following})).json()
        seen += [row["code"] for row in page["items"]]
        following = page["next"]

    assert len(before) >= 4
    assert seen == before


async def test_a_clerk_sees_what_her_department_has_or_had(web, desk, clerk, pipe, quarrel):
    assert await listed(clerk) == []
    unseen = await clerk.get(f"/api/v1/cases/{pipe}")
    assert (unseen.status_code, unseen.json()["code"]) == (404, "unknown_case")

    await desk.post(f"/api/v1/cases/{pipe}/actions/transfer", json={"version": 3, "to": "供水站", "reason": "主管"})
    assert await listed(clerk) == [pipe]

    await desk.post(f"/api/v1/cases/{pipe}/actions/transfer", json={"version": 4, "to": "黄秋菊", "reason": "是支管"})
    assert await listed(clerk) == [pipe]
    assert (await clerk.get(f"/api/v1/cases/{pipe}")).json()["messages"][0]["sender"] == "张德福"


async def test_leaders_read_no_words_of_private_matters(web, leader, quarrel, pipe):
    """Domain compliance: 涉诈、纠纷、未成年人等限制可见."""
    case = (await leader.get(f"/api/v1/cases/{quarrel}")).json()

    assert case["private"]
    assert (case["title"], case["place"], case["result"]) == (None, None, None)
    assert [(said["text"], said["sender"], said["reasons"]) for said in case["messages"]] == [(None, None, None)]
    assert all(change["details"] == {} and change["actor"] is None for change in case["history"])
    assert "地界" not in str(case)
    assert "钱七" not in str(case)
    assert (await leader.get(f"/api/v1/cases/{pipe}")).json()["messages"][0]["sender"] == "张德福"


async def test_nor_do_they_find_them_by_their_words(leader, desk, quarrel):
    assert await listed(desk, q="地界") == [quarrel]
    assert await listed(leader, q="地界") == []
    assert await listed(leader, q=quarrel) == [quarrel]


async def test_a_machine_that_only_reads_reads_like_a_leader(web, quarrel):
    reads = await web.machine(Scope.READ, name="daping")
    acts = await web.machine(Scope.ACT, name="zhongtai")

    assert (await reads.get(f"/api/v1/cases/{quarrel}")).json()["title"] is None
    assert "地界" in (await acts.get(f"/api/v1/cases/{quarrel}")).json()["title"]


async def test_a_category_that_the_lexicon_lost_goes_by_its_code(web, desk, pipe):
    async with web.house.database.write() as session:
        await session.execute(update(Case).values(category="once_upon_a_time"))

    assert (await desk.get(f"/api/v1/cases/{pipe}")).json()["category_name"] == "once_upon_a_time"


async def test_no_such_case(desk, pipe):
    for code in ("999", "0", "000000000101"):
        answer = await desk.get(f"/api/v1/cases/{code}")
        assert (answer.status_code, answer.json()["code"], answer.json()["case"]) == (404, "unknown_case", code)
