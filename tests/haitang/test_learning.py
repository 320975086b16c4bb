"""What is learnt at night is there in the morning, and what is accepted in one process is used in the other."""

import pytest
from moments import at
from sqlalchemy import select
from stage import shared_classifier, stage

from cases.actor import Actor
from cases.teaching.deciding import accept
from classifiers import Decision, Utterance
from db.models import Proposal
from db.words import ProposalStatus
from haitang.clockwork import Clockwork
from haitang.house import open_house

MISSED = (("甲", "老水牛今天又趴窝了"), ("乙", "老水牛趴窝了哦，洗不成菜"), ("丙", "听说老水牛又趴窝，造孽哦"))


@pytest.fixture
async def here(store_url: str):
    async with stage(store_url, at("2026-11-23 09:00")) as here:
        for number in [await here.say("G1", who, words) for who, words in MISSED]:
            await here.say("G1", "黄秋菊", "漏报 供水", reply_to=number)
        yield here


async def pump(house) -> Proposal:
    async with house.database.read() as session:
        return (await session.scalars(select(Proposal).where(Proposal.text == "老水牛"))).one()


async def test_the_night_s_learning_runs_beside_the_program(here):
    await Clockwork(here.house).learn()
    found = await pump(here.house)
    assert (found.status, found.effect["found"]["own"], found.effect["found"]["texts"]) == (
        ProposalStatus.OPEN,
        3,
        found.evidence["support"]["texts"],
    )
    assert "趴窝了" not in str(found.evidence) + str(found.effect)  # no word of a resident is copied

    async with open_house(here.house.settings, here.clock, shared_classifier()) as other:
        async with here.house.database.write() as session:
            await accept(session, found.id, Actor("cli 信息员", desk=True), here.clock.now)
        async with other.database.read() as session:
            assert (await other.lexicons.today(session)).classify(Utterance(MISSED[0][1])).decision is Decision.ASK
    await here.say("G4", "赵六", "老街的老水牛趴窝了哟")
    opened = (await here.cases())[-1]
    assert (opened.category, opened.status.value) == ("water_supply", "suspected")

    await Clockwork(here.house).learn()
    assert (await pump(here.house)).status is ProposalStatus.ACCEPTED  # what was decided stays decided
