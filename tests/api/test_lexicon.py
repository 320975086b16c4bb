"""The lexicon over REST: missed words become a case and a lesson, a proposal the town's own word, and all can be taken back."""

from datetime import timedelta

import pytest
from moments import at
from sqlalchemy import select

from db.models import Lesson, Message, Proposal
from db.words import LessonSource, WordKind

PUMP = "老水牛今天又趴窝了"
BASE = "/api/v1/lexicon"
NONE = {"own": 0, "public": 0, "texts": [], "lines": []}
ONE = {"own": 1, "public": 0, "texts": ["m1"], "lines": []}


@pytest.fixture
async def missed(web) -> int:
    """A message that was left for chatter; its number."""
    await web.stage.say("G1", "张德福", PUMP)
    async with web.house.database.read() as session:
        return (await session.scalars(select(Message.id).where(Message.text == PUMP))).one()


async def propose(web, text: str = "老水牛", kind: WordKind = WordKind.TERM) -> int:
    effect = {"gain": 1, **dict.fromkeys(("lost", "righted", "spoilt", "alarms", "calmed"), NONE), "found": ONE}
    async with web.house.database.write() as session:
        row = Proposal(
            kind=kind,
            text=text,
            subject="" if kind is WordKind.FRIEND else "water_supply",
            weight=4,
            score=3.2,
            evidence={"support": ONE, "against": NONE},
            effect=effect,
            version="1-x",
            made_at=at("2026-11-23 03:20"),
        )
        session.add(row)
        await session.flush()
        return row.id


async def test_what_was_missed_becomes_a_case_with_its_receipt_and_a_lesson(web, desk, missed):
    answer = await desk.post(f"{BASE}/missed", json={"message": missed, "category": "供水", "grade": "G2"})
    assert (answer.status_code, answer.json()) == (201, {"case": "101"})
    await web.stage.settle()
    case = await web.stage.case("101")
    assert (case.category, case.grade.value, await web.stage.lead("101")) == ("water_supply", "G2", "黄秋菊")
    heard = await web.stage.heard()
    assert "101" in heard["G1"][0]
    assert PUMP in heard["D-黄秋菊"][0]
    async with web.house.database.read() as session:
        (lesson,) = await session.scalars(select(Lesson))
    assert (lesson.source, lesson.by) == (LessonSource.MISSED, "account:zhiban 值守小周")
    again = await desk.post(f"{BASE}/missed", json={"message": missed})
    assert (again.status_code, again.json()["code"], again.json()["case"]) == (409, "not_missed", "101")
    await web.stage.say("G1", "张德福", "还没有人来修吗")  # whoever was met at the desk is the same person in the chat
    assert (await web.stage.case("101")).report_count == 2


async def test_what_is_erased_or_unknown_or_no_category_is_refused(web, desk, missed):
    assert (await desk.post(f"{BASE}/missed", json={"message": 999})).json()["code"] == "unknown_message"
    strange = await desk.post(f"{BASE}/missed", json={"message": missed, "category": "火星"})
    assert (strange.status_code, strange.json()["code"]) == (404, "unknown_subject")
    await web.stage.wait(timedelta(hours=5))
    assert (await desk.post(f"{BASE}/missed", json={"message": missed})).json()["code"] == "erased"


async def test_an_accepted_word_is_used_at_once_and_no_longer_when_it_is_taken_back(web, desk, missed):
    await desk.post(f"{BASE}/missed", json={"message": missed, "category": "供水"})
    number = await propose(web)
    (shown,) = (await desk.get(f"{BASE}/proposals", params={"status": "open"})).json()
    assert shown["effect"]["found"] == {"own": 1, "public": 0, "texts": [PUMP]}
    before = (await desk.get(BASE)).json()["version"]

    edition = (await desk.post(f"{BASE}/proposals/{number}/accept")).json()
    assert (edition["number"], [word["text"] for word in edition["added"]]) == (1, ["老水牛"])
    now = (await desk.get(BASE)).json()
    assert (now["edition"], now["words"][0]["subject_name"], now["version"] == before) == (1, "供水用水", False)
    tried = (await desk.post(f"{BASE}/try", json={"text": PUMP})).json()
    assert (tried["decision"], tried["category"], tried["version"]) == ("ask", "water_supply", now["version"])

    await web.stage.say("G4", "赵六", "我们老街的老水牛趴窝了哟")
    case = (await web.stage.cases())[-1]
    assert (case.code, case.category, case.status.value) == ("102", "water_supply", "suspected")
    opened = (await desk.get("/api/v1/cases/102")).json()
    assert opened["messages"][0]["reasons"]["version"] == now["version"]

    undone = await desk.post(f"{BASE}/editions/1/take-back")
    assert undone.json()["undoes"] == 1
    assert (await desk.get(BASE)).json()["version"] == before
    assert (await desk.post(f"{BASE}/try", json={"text": PUMP})).json()["decision"] == "chat"
    assert (await desk.post(f"{BASE}/editions/1/take-back")).json()["code"] == "taken_back_before"
    history = (await desk.get(f"{BASE}/editions")).json()
    assert [(row["number"], row["taken_back"]) for row in history] == [(2, False), (1, True)]

    await desk.post(f"{BASE}/editions/2/take-back")  # what took back is taken back: the word is there again
    assert (await desk.get(BASE)).json()["version"] == now["version"]


async def test_a_proposal_is_decided_once(web, desk):
    number = await propose(web)
    assert (await desk.post(f"{BASE}/proposals/{number}/refuse")).json()["status"] == "refused"
    assert (await desk.post(f"{BASE}/proposals/{number}/accept")).json()["code"] == "decided_before"
    assert (await desk.post(f"{BASE}/proposals/999/accept")).json()["code"] == "unknown_proposal"
    assert (await desk.post(f"{BASE}/editions/9/take-back")).json()["code"] == "unknown_edition"


async def test_a_false_friend_takes_the_term_inside_it_away(web, desk):
    text = "我们3社停水舞排练了一上午"
    assert (await desk.post(f"{BASE}/try", json={"text": text})).json()["decision"] != "chat"
    number = await propose(web, "停水舞", WordKind.FRIEND)
    await desk.post(f"{BASE}/proposals/{number}/accept")
    assert (await desk.post(f"{BASE}/try", json={"text": text})).json()["decision"] == "chat"


async def test_a_word_is_found_where_it_stands_and_where_it_is_missed(web, desk):
    await web.stage.say("G1", "甲", "我们3社停水一上午了，一滴水都没得")
    await web.stage.say("G4", "乙", "是不是停水了哦")
    await web.stage.say("D-冯小燕", "冯小燕", "2")
    found = (await desk.get(f"{BASE}/search", params={"word": "停水"})).json()
    assert (found["subject"], [row["case"] for row in found["matters"]]) == ("water_supply", ["101"])
    assert [row["case"] for row in found["chat"]] == ["102"]
    other = (await desk.get(f"{BASE}/search", params={"word": "一滴水"})).json()
    assert (len(other["matters"]), other["missed"]) == (1, [])


async def test_only_the_desk_reads_and_decides(web, clerk, leader):
    number = await propose(web)
    for who in (clerk, leader):
        for path in ("", "/proposals", "/editions", "/search?word=水"):
            assert (await who.get(BASE + path)).status_code == 403
        assert (await who.post(f"{BASE}/proposals/{number}/accept")).status_code == 403
        assert (await who.post(f"{BASE}/try", json={"text": "停水"})).status_code == 403
