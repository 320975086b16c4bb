"""The board without a browser: which cards there are for whom, and when they are read anew."""

from datetime import timedelta

import pytest
from stage import Stage
from web import Web

from api.console.access import Viewer
from api.console.board.cards import HIDDEN, Card, Reading, cards
from api.console.board.feed import Feed, Snapshot
from api.console.board.filters import Filters
from api.console.board.lanes import Arrivals
from api.console.board.slips import render
from api.console.board.strip import strip
from api.console.console import Console
from api.console.parts.deadline import Tone
from db.models import Case
from db.words import Grade, Status


@pytest.fixture
def here(web: Web) -> Stage:
    return web.stage


def seen(console: Console, snapshot: Snapshot, viewer: Viewer) -> dict[str, Card]:
    reading = Reading(snapshot.town, viewer, console.name, snapshot.groups, console.now())
    return {card.code: card for card in cards(snapshot.board, reading)}


async def look(console: Console) -> Snapshot:
    return await Feed(console).running()


async def test_a_card_says_what_is_to_be_known(console: Console, viewers: dict[str, Viewer], water: str):
    card = seen(console, await look(console), viewers["zhiban"])[water]
    assert (card.category_name, card.grade, card.status) == ("供水用水", Grade.G3, Status.HANDLING)
    assert card.holder == "黄秋菊 在办"
    assert card.where == "上湾群 · 3社"
    assert card.title.startswith("我们3社停水了")
    assert "138****5678" in card.title
    assert card.due is not None
    assert card.due.tone is Tone.GOOD
    html = render(card, console.now())
    assert f'href="/cases/{water}"' in html
    assert "还剩" in html


async def test_words_of_private_matters_are_for_those_who_work_on_them(
    console: Console, viewers: dict[str, Viewer], fraud: str
):
    snapshot = await look(console)
    assert "安全账户" in seen(console, snapshot, viewers["zhiban"])[fraud].title
    hers = seen(console, snapshot, viewers["shuji"])[fraud]
    assert hers.title == HIDDEN
    assert "安全账户" not in render(hers, console.now())
    assert "停水" in seen(console, snapshot, viewers["shuji"])["101"].title


async def test_a_clerk_sees_what_her_department_has_or_had(web: Web, console: Console, viewers: dict[str, Viewer], fraud: str):
    del fraud
    assert seen(console, await look(console), viewers["gongshui"]) == {}
    await web.stage.say("D-黄秋菊", "黄秋菊", "转办 101 供水站 主管归他们")
    assert set(seen(console, await look(console), viewers["gongshui"])) == {"101"}
    await web.stage.say("B-gsz", "供水站小周", "退单 101 不归我们")
    assert set(seen(console, await look(console), viewers["gongshui"])) == {"101"}


async def test_the_board_is_read_anew_only_when_a_case_changed(here: Stage, console: Console, water: str):
    feed = Feed(console)
    first = await feed.running()
    feed._looked -= 10
    assert await feed.running() is first
    await here.say("D-黄秋菊", "黄秋菊", f"进展 {water} 师傅到了")
    assert await feed.running() is first, "a look of a moment ago is good enough"
    feed._looked -= 10
    assert await feed.running() is not first


async def test_ended_cases_have_a_board_of_their_own(here: Stage, console: Console, viewers: dict[str, Viewer], water: str):
    await here.say("D-黄秋菊", "黄秋菊", f"办结 {water} 好了")
    await here.say("G1", "张德福", "来水了，谢谢")
    feed = Feed(console)
    assert seen(console, await feed.running(), viewers["zhiban"]) == {}
    ended = seen(console, await feed.ended(), viewers["zhiban"])[water]
    assert ended.status is Status.CLOSED
    assert "10:01" in render(ended, console.now())


async def test_what_is_late_and_dangerous_stands_first(here: Stage, console: Console, viewers: dict[str, Viewer], water: str):
    await here.say("G4", "赵六", "着火了！老街3号楼在冒烟，屋头还有人")
    await here.say("G2", "王五", "下湾路口的路灯不亮，晚上黑得很")
    here.clock.now += timedelta(minutes=10)
    found = sorted(seen(console, await look(console), viewers["zhiban"]).values(), key=lambda card: card.order)
    assert found[0].grade is Grade.G1
    assert found[0].late
    assert found[0].code == "102"
    assert Filters(late=True).wants(found[0])
    assert not any(Filters(late=True).wants(card) for card in found[1:])
    assert [card.code for card in found if Filters(words="上湾 停水").wants(card)] == [water]
    assert [card.code for card in found if Filters(grades=frozenset({Grade.G1})).wants(card)] == ["102"]


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(frozenset({Grade.G1, Grade.G2}), "fraud", 3, late=True, words="停水 & 3社=?", ended=True)],
    ids=["nothing chosen", "everything chosen"],
)
def test_filters_stand_in_the_address(filters: Filters):
    from urllib.parse import parse_qsl, urlsplit

    assert Filters.from_query(dict(parse_qsl(urlsplit(filters.address()).query))) == filters


@pytest.mark.parametrize("query", [{"grade": "G9.x", "community": "abc"}, {"community": "-1"}, {"late": "yes"}])
def test_an_address_that_was_typed_wrong_shows_everything(query: dict[str, str]):
    assert Filters.from_query(query) == Filters()


async def test_only_what_comes_while_one_looks_is_new(here: Stage, console: Console, viewers: dict[str, Viewer], water: str):
    arrivals = Arrivals()
    before = seen(console, await look(console), viewers["zhiban"])
    assert arrivals.note(list(before.values())) == []
    await here.say("G4", "赵六", "老街路口的路灯不亮，晚上黑得很")
    after = seen(console, await look(console), viewers["zhiban"])
    assert [card.code for card in arrivals.note(list(after.values()))] == ["102"]
    assert arrivals.lately(after["102"].id)
    assert not arrivals.lately(after[water].id)


async def test_urgent_cases_that_are_late_are_said_on_top(console: Console, viewers: dict[str, Viewer], water: str):
    late = [card for card in seen(console, await look(console), viewers["zhiban"]).values() if card.code == water]
    assert f'特急、紧急已超时：<a href="/cases/{water}">' in strip(await Feed(console).worries(), viewers["zhiban"], late)


async def test_what_stands_still_is_said_on_top(web: Web, console: Console, viewers: dict[str, Viewer], water: str):
    assert "没有需要先处理的异常" in strip(await Feed(console).worries(), viewers["zhiban"])
    async with web.house.database.write() as session:
        await session.execute(
            Case.__table__.metadata.tables["assignments"].update().values(ended_at=console.now(), status="done")
        )
    worried = strip(await Feed(console).worries(), viewers["zhiban"])
    assert f'没有办理人：<a href="/cases/{water}">' in worried
