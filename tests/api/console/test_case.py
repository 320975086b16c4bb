"""The case page without a browser: what is offered, what is carried out, what was said."""

import pytest
from stage import Stage
from web import Web

from api.console.access import Viewer
from api.console.case.acting import NotDoneError, carry_out, offered
from api.console.case.bubbles import Talk
from api.console.case.facts import facts, headline
from api.console.case.handlers import handlers
from api.console.case.history import history
from api.console.console import Console
from api.console.parts.bubble import Bubble, render
from cases.orders import Close, Progress, Resolve, Transfer
from db.models import CaseEvent
from db.repositories import dossier as store
from db.repositories.dossier import Dossier
from db.words import Action, Role


@pytest.fixture
def here(web: Web) -> Stage:
    return web.stage


async def opened(console: Console, code: str) -> Dossier:
    async with console.read() as (session, _):
        found = await store.dossier(session, code)
    assert found is not None
    return found


async def actions(console: Console, viewer: Viewer, code: str) -> list[Action]:
    async with console.read() as (session, town):
        found = await store.dossier(session, code)
        assert found is not None
        return await offered(console, session, town, found, viewer)


async def bubbles(console: Console, viewer: Viewer, code: str) -> list[Bubble]:
    return Talk(console, viewer, console.now()).bubbles(await opened(console, code))


async def test_only_what_is_possible_and_allowed_is_offered(console: Console, viewers: dict[str, Viewer], water: str):
    desk = await actions(console, viewers["zhiban"], water)
    assert desk[0] is Action.RESOLVE
    assert {Action.TRANSFER, Action.SUSPEND, Action.MERGE} < set(desk)
    assert not {Action.ACCEPT, Action.CONFIRM, Action.CLOSE, Action.OPEN, Action.REPORT} & set(desk)
    assert await actions(console, viewers["shuji"], water) == []
    assert await actions(console, viewers["gongshui"], water) == []


async def test_a_clerk_is_offered_what_a_handler_may_do(here: Stage, console: Console, viewers: dict[str, Viewer], water: str):
    await here.say("D-黄秋菊", "黄秋菊", f"转办 {water} 供水站 主管归他们")
    hers = await actions(console, viewers["gongshui"], water)
    assert hers[0] is Action.ACCEPT
    assert {Action.RETURN, Action.PROGRESS, Action.RESOLVE} < set(hers)
    assert not {Action.SUSPEND, Action.EXTEND, Action.MERGE} & set(hers)


async def test_an_order_is_carried_out_and_told(here: Stage, console: Console, viewers: dict[str, Viewer], water: str):
    await here.heard()
    version = (await opened(console, water)).case.version
    console.services.owed.clear()
    await carry_out(console, viewers["zhiban"], water, version, Resolve("换了阀门"))
    assert console.services.owed.is_set()
    await here.settle()
    assert "换了阀门" in " ".join((await here.heard())["G1"])
    found = await opened(console, water)
    assert found.events[-1].actor == "account:zhiban 值守小周"


async def test_what_was_decided_on_an_older_case_is_not_done(console: Console, viewers: dict[str, Viewer], water: str):
    version = (await opened(console, water)).case.version
    await carry_out(console, viewers["xinxi"], water, version, Progress("师傅到了"))
    with pytest.raises(NotDoneError, match="刚刚有了变动") as refused:
        await carry_out(console, viewers["zhiban"], water, version, Resolve("好了"))
    assert refused.value.stale
    assert (await opened(console, water)).events[-1].action is Action.PROGRESS


@pytest.mark.parametrize(
    ("who", "order", "words"),
    [
        ("zhiban", Close(), "现在是“处置中”，不能结案。"),
        ("zhiban", Resolve("  "), "请写上结果。"),
        ("shuji", Progress("我来看看"), "这件在黄秋菊手上，您不能这样办。"),
    ],
    ids=["not now", "no words", "not hers"],
)
async def test_what_cannot_be_done_is_said_why(
    console: Console, viewers: dict[str, Viewer], water: str, who: str, order: object, words: str
):
    found = await opened(console, water)
    with pytest.raises(NotDoneError, match=words):
        await carry_out(console, viewers[who], water, found.case.version, order)
    assert len((await opened(console, water)).events) == len(found.events)


async def test_somebody_else_is_chosen_from_a_list_with_the_nearest_first(
    console: Console, viewers: dict[str, Viewer], water: str
):
    found = await opened(console, water)
    async with console.read() as (_, town):
        has_it = [town.find("黄秋菊")]
        offered_to = handlers(town, console.services.rules, found.case, has_it, console.now())
    names = list(offered_to.values())
    assert names[:2] == ["陈大勇（本网格）", "供水站（这类事牵头）"]
    assert "冯小燕（网格员）" in names
    assert names[-1] == "值守台"
    assert len(set(offered_to)) == len(offered_to)
    to = next(handler for handler, name in offered_to.items() if name.startswith("供水站"))
    await carry_out(console, viewers["zhiban"], water, found.case.version, Transfer(to, "主管归他们"))
    assert "转给 供水站：主管归他们" in history(
        (await opened(console, water)).case, (await opened(console, water)).events, console.now(), words=True
    )


async def test_talk_stands_in_the_order_of_time_with_both_sides(console: Console, viewers: dict[str, Viewer], water: str):
    said = await bubbles(console, viewers["zhiban"], water)
    assert [bubble.role for bubble in said][:2] == [Role.RESIDENT, Role.BOT]
    assert "13812345678" in said[0].text.striptags()
    assert "<mark" in said[0].text
    assert said[0].why.startswith("因为说到")
    command = next(bubble for bubble in said if bubble.role is Role.WARDEN)
    assert (command.text, command.tags) == ("1", ("对小助手说",))
    assert all("已发送" in bubble.fate for bubble in said if bubble.role is Role.BOT)


async def test_who_only_reads_sees_numbers_masked(console: Console, viewers: dict[str, Viewer], water: str):
    said = (await bubbles(console, viewers["shuji"], water))[0]
    assert "138****5678" in said.text.striptags()
    assert "13812345678" not in render(said, console.now())


async def test_what_was_told_to_many_is_one_bubble(here: Stage, console: Console, viewers: dict[str, Viewer]):
    await here.say("G4", "赵六", "着火了！老街3号楼在冒烟，屋头还有人")
    alarms = [bubble for bubble in await bubbles(console, viewers["zhiban"], "101") if "特急】" in bubble.text]
    assert len(alarms) == 1
    assert "值守台群" in alarms[0].chat
    assert "应急分队群" in alarms[0].chat


async def test_a_history_that_was_tampered_with_says_so(web: Web, console: Console, water: str):
    found = await opened(console, water)
    assert "已核验" in history(found.case, found.events, console.now(), words=True)
    async with web.house.database.write() as session:
        event = await session.get_one(CaseEvent, found.events[1].id)
        event.details = {**event.details, "reason": "别的"}
    found = await opened(console, water)
    assert "第 2 条对不上" in history(found.case, found.events, console.now(), words=True)


async def test_facts_leave_out_the_words_where_they_must(here: Stage, console: Console, fraud: str):
    await here.say("B-pingan", "平安办小周", f"办结 {fraud} 已劝阻报警")
    found = await opened(console, fraud)
    async with console.read() as (_, town):
        shown = {words: facts(console, found, town, console.now(), words=words) for words in (True, False)}
    assert "已劝阻报警" in shown[True]
    assert "已劝阻报警" not in shown[False]
    assert "安全账户" not in headline(console, found.case, console.now(), found.deadlines, words=False)
    assert "已劝阻" not in history(found.case, found.events, console.now(), words=False)
