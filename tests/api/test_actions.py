"""What people order at the desk, and what is refused."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from cases import auditor
from classifiers import Decision
from db.models import CaseEvent, Delivery, Person
from db.words import DeliveryStatus, Scope


@pytest.fixture
async def pipe(web):
    """A burst pipe in 上湾; the warden is asked."""
    await web.stage.say("G1", "张德福", "我们3社停水了一上午，水管爆了，快来人修")
    await web.stage.heard()
    return "101"


async def order(client, code, action, **body):
    if "version" not in body:
        body["version"] = (await client.get(f"/api/v1/cases/{code}")).json()["version"]
    return await client.post(f"/api/v1/cases/{code}/actions/{action}", json=body)


async def done(client, code, action, **body):
    answer = await order(client, code, action, **body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def refused(client, code, action, **body):
    answer = await order(client, code, action, **body)
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


async def test_a_case_goes_all_the_way(web, desk, pipe):
    assert (await done(desk, pipe, "accept"))["status"] == "handling"
    assert (await done(desk, pipe, "progress", words="正在关阀"))["status"] == "handling"
    assert (await done(desk, pipe, "suspend", reason="等配件", until="2026-11-30T09:00:00+08:00"))["status"] == "suspended"
    assert (await done(desk, pipe, "resume"))["status"] == "handling"
    longer = await done(desk, pipe, "extend", reason="要开挖")
    assert longer["history"][-1]["action"] == "extend"
    joined = await done(desk, pipe, "join", to="派出所", reason="维持秩序")
    assert [had["handler"] for had in joined["assignments"]] == ["黄秋菊", "派出所"]
    assert (await done(desk, pipe, "transfer", to="gsz", reason="是主管"))["handler"] == "供水站"
    assert (await done(desk, pipe, "return_", reason="是支管"))["status"] == "open"
    assert (await done(desk, pipe, "assign", to="陈大勇"))["handler"] == "陈大勇"
    assert (await done(desk, pipe, "escalate", reason="水大"))["status"] == "assigned"
    assert (await done(desk, pipe, "resolve", result="换了新管"))["result"] == "换了新管"
    assert (await done(desk, pipe, "reopen", reason="又漏了"))["status"] == "handling"
    await done(desk, pipe, "resolve", result="又换了一段")
    rated = await done(desk, pipe, "rate", score=3, words="快")
    assert (rated["status"], rated["close_kind"]) == ("closed", "solved")
    async with web.house.database.read() as session:
        assert [fault async for fault in auditor.faults(session)] == []


class Doubtful:
    """The classifiers as they are, but never sure."""

    def __init__(self, classifier):
        self._classifier = classifier

    def classify(self, *said):
        return replace(self._classifier.classify(*said), decision=Decision.ASK)


async def test_suspicions_are_confirmed_or_rejected(web, desk, monkeypatch):
    monkeypatch.setattr(web.house.inbox, "_classifier", Doubtful(web.house.classifier))
    await web.stage.say("G1", "张德福", "我们3社停水了，麻烦看一下")
    await web.stage.say("G4", "赵六", "我们老街路灯坏了，麻烦看一下")
    first, second = await web.stage.cases()
    assert {first.status, second.status} == {"suspected"}

    assert (await done(desk, first.code, "confirm"))["status"] == "assigned"
    assert (await done(desk, second.code, "reject", reason="是自家停闸"))["status"] == "rejected"


async def test_the_same_matter_is_merged_and_taken_apart(web, desk, pipe):
    await web.stage.say("G4", "赵六", "老街的水管爆了，停水了，快来人修")

    merged = await done(desk, "102", "merge", into=pipe)
    assert (merged["status"], merged["merged_into"]) == ("merged", pipe)
    apart = await done(desk, "102", "unmerge")
    assert (apart["status"], apart["handler"], apart["merged_into"]) == ("assigned", "冯小燕", None)


async def test_what_the_desk_orders_is_heard_in_the_chats(web, desk, pipe):
    web.services.owed.clear()

    await done(desk, pipe, "transfer", to="供水站", reason="主管归他们")

    assert web.services.owed.is_set()
    await web.stage.settle()
    assert "主管归他们" in (await web.stage.heard())["B-gsz"][0]


async def test_a_refused_order_changes_nothing_and_rings_nobody(web, desk, pipe):
    web.services.owed.clear()

    assert await refused(desk, pipe, "close") == (409, "illegal_transition")

    assert not web.services.owed.is_set()
    assert (await desk.get(f"/api/v1/cases/{pipe}")).json()["version"] == 1


async def test_the_second_of_two_people_hears_that_the_first_was_quicker(desk, web, pipe):
    seen = (await desk.get(f"/api/v1/cases/{pipe}")).json()["version"]
    await done(desk, pipe, "accept", version=seen)

    answer = await order(await web.account("xinxi"), pipe, "transfer", version=seen, to="供水站", reason="主管")

    assert answer.status_code == 409
    assert answer.json() == {
        "type": "urn:haitang:problem:stale_version",
        "title": "事项刚被别人改过，没有改动；请刷新后再办",
        "status": 409,
        "code": "stale_version",
        "detail": "",
        "case": pipe,
        "seen": 1,
        "version": 2,
    }


async def test_of_many_at_the_very_same_moment_one_wins(web, desk, pipe):
    """On PostgreSQL their transactions really overlap."""
    answers = await asyncio.gather(
        *(order(desk, pipe, "progress", version=1, words=f"第{number}句") for number in range(6)),
        *(order(desk, pipe, "transfer", version=1, to="供水站", reason="主管") for _ in range(2)),
    )

    outcomes = sorted((answer.status_code, answer.json().get("code")) for answer in answers)
    assert [status for status, _ in outcomes] == [200] + [409] * 7
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"stale_version", "conflict"}
    async with web.house.database.read() as session:
        assert [fault async for fault in auditor.faults(session)] == []


async def test_what_is_refused_and_why(web, desk, pipe):
    assert await refused(desk, "999", "accept", version=1) == (404, "unknown_case")
    assert await refused(desk, pipe, "dance", version=1) == (404, "unknown_action")
    assert await refused(desk, pipe, "open", version=1) == (404, "unknown_action")
    assert await refused(desk, pipe, "report", version=1) == (404, "unknown_action")
    assert await refused(desk, pipe, "resume") == (409, "illegal_transition")
    assert await refused(desk, pipe, "unmerge") == (409, "illegal_transition")
    assert await refused(desk, pipe, "reject", reason="  \t") == (422, "missing_words")
    assert await refused(desk, pipe, "resolve", result="\n") == (422, "missing_words")
    assert await refused(desk, pipe, "transfer", to="黄秋菊", reason="给她") == (409, "done_before")
    assert await refused(desk, pipe, "merge", into="999") == (404, "unknown_case")
    assert await refused(desk, pipe, "merge", into=pipe) == (404, "unknown_case")
    assert await refused(desk, pipe, "rate", score=4) == (422, "validation")
    assert await refused(desk, pipe, "rate", score="3") == (422, "wrong_type")
    assert await refused(desk, pipe, "suspend", reason="等", until="明天") == (422, "validation")
    assert await refused(desk, pipe, "transfer", to="供水站", reason="长" * 201) == (422, "validation")


async def test_an_unknown_action_names_the_known_ones(desk, pipe):
    known = (await order(desk, pipe, "dance", version=1)).json()["known"]

    assert len(known) == 19
    assert {"accept", "return_", "unmerge", "rate"} <= set(known)
    assert not {"open", "report"} & set(known)


async def test_an_unknown_handler_names_the_nearest(desk, pipe):
    answer = (await order(desk, pipe, "transfer", to="供水占", reason="主管")).json()

    assert answer["code"] == "unknown_handler"
    assert "供水站" in answer["nearest"]


async def test_a_rating_is_given_once_a_person(web, desk, pipe):
    await done(desk, pipe, "accept")
    await done(desk, pipe, "resolve", result="修好了")
    async with web.house.database.read() as session:
        resident = await session.scalar(select(Person.id).where(Person.name == "张德福"))

    assert await refused(desk, pipe, "rate", score=1, person_id=987654321) == (404, "unknown_person")
    await done(desk, pipe, "rate", score=1, person_id=resident)
    assert await refused(desk, pipe, "rate", score=3, person_id=resident) == (409, "done_before")


async def test_a_clerk_acts_on_what_her_department_has(web, desk, clerk, pipe):
    assert await refused(clerk, pipe, "accept", version=1) == (404, "unknown_case")
    await done(desk, pipe, "transfer", to="供水站", reason="主管")

    taken = await done(clerk, pipe, "accept")
    assert taken["history"][-1]["actor"] == "account:gongshui 供水站小吴"
    assert await refused(clerk, pipe, "merge", into="102") == (403, "not_yours")

    await done(desk, pipe, "transfer", to="黄秋菊", reason="支管")
    answer = await order(clerk, pipe, "resolve", result="好了")
    assert (answer.status_code, answer.json()["code"], answer.json()["owner"]) == (403, "not_yours", "黄秋菊")


async def test_leaders_only_read(leader, pipe):
    assert await refused(leader, pipe, "escalate", version=1, reason="快") == (403, "not_allowed")


async def test_a_machine_acts_for_the_desk_where_its_token_says_so(web, pipe):
    reads = await web.machine(Scope.READ, Scope.INTAKE, name="daping")
    acts = await web.machine(Scope.ACT, name="zhongtai")

    assert await refused(reads, pipe, "accept", version=1) == (403, "not_allowed")
    assert (await done(acts, pipe, "accept"))["history"][-1]["actor"] == "token:zhongtai"


async def test_moments_beyond_all_reach_are_the_nearest_within(web, desk, pipe):
    await done(desk, pipe, "accept")

    kept = await done(desk, pipe, "suspend", reason="等", until="9999-12-31T23:59:59-12:00")

    assert [clock["due_at"] for clock in kept["deadlines"] if clock["kind"] == "resume"] == ["2200-01-01T08:00:00+08:00"]


async def test_nothing_is_owed_twice(web, desk, pipe):
    await done(desk, pipe, "transfer", to="供水站", reason="主管")
    await web.stage.settle()

    async with web.house.database.read() as session:
        owed = (await session.scalars(select(Delivery))).all()
        events = (await session.scalars(select(CaseEvent))).all()

    assert len({delivery.dedupe for delivery in owed}) == len(owed)
    assert {delivery.status for delivery in owed} <= {DeliveryStatus.SENT, DeliveryStatus.CANCELLED}
    assert [event.sequence for event in events] == [1, 2, 3]


async def test_the_desk_says_what_it_really_is_and_how_grave(desk, web, pipe):
    case = await done(desk, pipe, "correct", category="供电", grade="G2", reason="是停电")
    assert (case["category"], case["grade"], case["history"][-1]["details"]["was"]) == ("power_supply", "G2", "water_supply")
    await web.stage.settle()
    assert any("改级" in words for words in (await web.stage.heard())["D-黄秋菊"])
    assert await refused(desk, pipe, "correct") == (422, "missing_words")
    assert await refused(desk, pipe, "correct", category="火星") == (404, "unknown_subject")
    assert await refused(desk, pipe, "correct", category="power_supply", grade="G2") == (409, "done_before")
