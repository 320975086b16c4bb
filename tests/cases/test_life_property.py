"""Whatever people order, in whatever order, possible or not: a case that runs has an owner and its clocks, and its history verifies."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
import small_town
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moments import at
from sqlalchemy import select
from stores import ENGINES, fresh_store

from cases import orders, watch
from cases.actions import act
from cases.actor import Actor
from cases.clocks import required
from cases.docket import Docket
from cases.errors import CaseError
from cases.history import verify
from cases.lifecycle import MACHINE, IllegalActionError, possible
from cases.matching import Said
from cases.opening import open_case
from cases.rules import Rules
from cases.settings import CasesSettings
from cases.subjects import Subject
from cases.town import Town
from classifiers import Act, Decision, Grade, Kind, Verdict
from db.database import Database
from db.models import Assignment, Case, CaseEvent, Deadline, Group
from db.repositories.roster import load
from db.settings import StoreSettings
from db.words import ENDED, Action, CloseKind, Part
from db.words import Grade as WordGrade

WORDS = ("", "  ", "主管爆了", "要等配件")
HANDLERS = ("黄秋菊", "陈大勇", "派出所", "供水站", "值守台", "应急分队")
WHO = ("黄秋菊", "陈大勇", "冯小燕", "供水站小周", "值守台小周", "clock")
STEPS = 30

GOOD = {
    Action.CONFIRM: orders.Confirm(),
    Action.REJECT: orders.Reject("不是"),
    Action.ASSIGN: ("assign", "派出所"),
    Action.ACCEPT: orders.Accept(),
    Action.TRANSFER: ("transfer", "供水站", "主管"),
    Action.RETURN: orders.Return("不归我管"),
    Action.JOIN: ("join", "应急分队", "人手"),
    Action.SUSPEND: orders.Suspend("等配件"),
    Action.RESUME: orders.Resume(),
    Action.EXTEND: orders.Extend("等配件"),
    Action.ESCALATE: orders.Escalate("人手不够"),
    Action.PROGRESS: orders.Progress("已到现场"),
    Action.RESOLVE: orders.Resolve("修好了"),
    Action.REOPEN: orders.Reopen("没修好"),
    Action.CLOSE: orders.Close(),
    Action.MERGE: orders.Merge("101"),
    Action.UNMERGE: orders.Unmerge(),
    Action.RATE: orders.Rate(1),
    Action.CORRECT: orders.Correct(Subject("power_supply"), WordGrade.G2),
}
OPENINGS = st.tuples(
    st.sampled_from([Decision.AUTO, Decision.ASK]),
    st.sampled_from(Grade),
    st.sampled_from(["water_supply", "fraud", "crisis", "no such category"]),
)


def any_order(chance: Random) -> object:
    """Something that somebody might order, sensible or not."""
    words, name = chance.choice(WORDS), chance.choice(HANDLERS)
    return chance.choice(
        (
            orders.Confirm(),
            orders.Reject(words),
            ("assign", name),
            orders.Accept(),
            ("transfer", name, words),
            orders.Return(words),
            ("join", name, words),
            orders.Suspend(words),
            orders.Resume(),
            orders.Extend(words),
            orders.Escalate(words),
            orders.Progress(words),
            orders.Resolve(words),
            orders.Reopen(words),
            orders.Close(chance.choice(list(CloseKind))),
            orders.Merge(chance.choice(("101", "999"))),
            orders.Unmerge(),
            orders.Rate(chance.randint(1, 3)),
            orders.Correct(
                chance.choice((None, Subject("gas"), Subject("fraud", "t_police"))), chance.choice((None, *WordGrade))
            ),
        )
    )


def a_life(seed: int) -> list[tuple[str, object]]:
    """Who orders what: mostly something that is possible where the case stands, at times anything, at times only time passes."""
    chance = Random(seed)
    kinds = chance.choices(("possible", "any", "time"), weights=(70, 22, 8), k=STEPS)
    return [
        (
            chance.choice(WHO),
            chance.randrange(1000) if kind == "possible" else any_order(chance) if kind == "any" else "time passes",
        )
        for kind in kinds
    ]


class World:
    """One store with the small town, in which many cases live one after the other."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.database = Database.open(StoreSettings(url=url))
        self.rules = Rules.load(CasesSettings())
        self.now = at("2026-11-23 10:00")
        self.town = self.loop.run_until_complete(self._build())
        self.open(Decision.AUTO, Grade.G3, "water_supply")  # 101, into which others may be merged

    async def _build(self) -> Town:
        async with self.database.write() as session:
            await small_town.build(session)
        async with self.database.read() as session:
            return Town(await load(session))

    def close(self) -> None:
        self.loop.run_until_complete(self.database.aclose())
        self.loop.close()

    def open(self, decision: Decision, grade: Grade, category: str) -> str:
        return self.loop.run_until_complete(self._open(decision, grade, category))

    async def _open(self, decision: Decision, grade: Grade, category: str) -> str:
        kind = Kind.FRAUD if category == "fraud" else Kind.ISSUE
        verdict = Verdict(kind, decision, Act.REPORT, category, ((category, 0.9),), grade, confidence=0.9)
        async with self.database.write() as session:
            group = await session.scalar(select(Group.id).where(Group.code == "G1"))
            docket = Docket(session, self.town, self.rules, self.now)
            said = Said(None, group, group, None, "停水了", self.now, verdict)
            file = await open_case(docket, said)
            await docket.close()
            return file.case.code

    def do(self, code: str, who: str, order: object) -> None:
        self.loop.run_until_complete(self._do(code, who, order))

    async def _do(self, code: str, who: str, order: object) -> None:
        self.now += timedelta(minutes=7)
        if order == "time passes":
            self.now += timedelta(days=2)
            async with self.database.write() as session:
                docket = Docket(session, self.town, self.rules, self.now)
                await watch.look(docket)
                await docket.close()
            return
        before = await self.stands(code)
        if isinstance(order, int):
            who, choices = "clock", [GOOD[action] for action in possible(before[1]) if action in GOOD]
            order = choices[order % len(choices)]
        try:
            async with self.database.write() as session:
                docket = Docket(session, self.town, self.rules, self.now)
                await act(docket, await docket.by_code(code), self._actor(who), self._order(order))
                await docket.close()
        except (CaseError, IllegalActionError):
            assert await self.stands(code) == before, "an order that was refused changed something"

    async def stands(self, code: str) -> tuple:
        async with self.database.read() as session:
            case = (await session.scalars(select(Case).where(Case.code == code))).one()
            return case.version, case.status, case.head

    async def visited(self) -> set[tuple]:
        """Every (status, action) that has happened to some case."""
        async with self.database.read() as session:
            rows = await session.execute(select(CaseEvent.before, CaseEvent.action).where(CaseEvent.before.is_not(None)))
            return {(row[0], row[1]) for row in rows}

    def _actor(self, who: str) -> Actor:
        if who == "clock":
            return Actor.clock()
        person = next(person for person in self.town.people.values() if person.name == who)
        return Actor.person(person.id, who, department_id=person.department_id, desk=person.department_id == self.town.desk.id)

    def _order(self, order: object) -> orders.Order:
        match order:
            case ("assign", name):
                return orders.Assign(self.town.find(name))
            case ("transfer", name, reason):
                return orders.Transfer(self.town.find(name), reason)
            case ("join", name, reason):
                return orders.Join(self.town.find(name), reason)
        return order

    def check(self, code: str) -> None:
        self.loop.run_until_complete(self._check(code))

    async def _check(self, code: str) -> None:
        async with self.database.read() as session:
            case = (await session.scalars(select(Case).where(Case.code == code))).one()
            events = (
                await session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.id).order_by(CaseEvent.sequence))
            ).all()
            running = (Assignment.case_id == case.id) & Assignment.ended_at.is_(None)
            assignments = (await session.scalars(select(Assignment).where(running))).all()
            clocks = (Deadline.case_id == case.id) & Deadline.ended_at.is_(None)
            deadlines = (await session.scalars(select(Deadline).where(clocks))).all()
        assert verify(case, events) is None
        assert {deadline.kind for deadline in deadlines} == set(required(case.status))
        assert len(deadlines) == len(required(case.status))
        leads = [assignment for assignment in assignments if assignment.part is Part.LEAD]
        if case.status in ENDED:
            assert assignments == []
        else:
            assert len(leads) == 1
            assert deadlines


@pytest.fixture(params=ENGINES, scope="module")
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("world")
    world = World(fresh_store(request, request.param, folder))
    yield world
    world.close()


@settings(max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(opening=OPENINGS, seed=st.integers(0, 2**32 - 1))
def test_a_case_never_stands_still_and_never_lies(world: World, opening: tuple, seed: int) -> None:
    code = world.open(*opening)
    world.check(code)
    for who, order in a_life(seed):
        world.do(code, who, order)
        world.check(code)
        world.check("101")


def test_the_lives_above_go_everywhere(world: World) -> None:
    """A walk that never gets to a status proves nothing about it."""
    visited = world.loop.run_until_complete(world.visited())
    legal = {pair for pair, cell in MACHINE.items() if cell != "."}
    assert visited >= {pair for pair in legal if pair[1] is not Action.REPORT}  # residents report, nobody orders it
    assert visited <= legal
