"""`haitang learn`: a town's own nickname for its pump is learnt from what the warden pointed at, tried, accepted, taken back."""

import asyncio

import pytest
from moments import at
from stage import stage

MISSED = (("甲", "老水牛今天又趴窝了"), ("乙", "老水牛趴窝了哦，洗不成菜"), ("丙", "听说老水牛又趴窝，造孽哦"))


@pytest.fixture
def taught(store_url: str) -> str:
    """A town in which the warden pointed at three messages."""

    async def teach() -> None:
        async with stage(store_url, at("2026-11-23 09:00")) as here:
            for number in [await here.say("G1", who, words) for who, words in MISSED]:
                await here.say("G1", "黄秋菊", "漏报 供水", reply_to=number)

    asyncio.run(teach())
    return store_url


def test_it_is_proposed_accepted_used_and_taken_back(haitang, taught):
    told = haitang("learn", "--db", taught)
    assert told.code == 0
    assert "“老水牛”算供水用水：+3 件找到" in told.out
    assert "能找到的：老水牛今天又趴窝了" in told.out

    *rows, summary = haitang("learn", "--json", "--db", taught).rows
    (pump,) = [row for row in rows if row["text"] == "老水牛"]
    assert (pump["kind"], pump["subject"], pump["effect"]["found"]["own"]) == ("term", "water_supply", 3)
    assert (summary["summary"]["texts"], summary["summary"]["proposals"]) == (3, len(rows))

    assert "词库第 1 版" in haitang("learn", "accept", pump["id"], "--db", taught).out
    assert "已经有人定过" in haitang("learn", "refuse", pump["id"], "--db", taught).err
    again = haitang("learn", "--json", "--db", taught).rows
    assert again[-1]["summary"]["version"] != summary["summary"]["version"]
    assert "第 1 版已撤回，现在是第 2 版" in haitang("learn", "undo", 1, "--db", taught).out
    assert "已经撤回过" in haitang("learn", "undo", 1, "--db", taught).err
    assert haitang("learn", "--json", "--db", taught).rows[-1]["summary"]["version"] == summary["summary"]["version"]


def test_a_town_that_said_nothing_has_nothing_to_teach(haitang, store_url):
    assert "没有新的提议" in haitang("learn", "--db", store_url).out
    assert haitang("learn", "accept", 1, "--db", store_url).err.startswith("没有编号 1")
    assert haitang("learn", "undo", 1, "--db", store_url).code == 2
