"""Plays every story of this folder: who says what when in which group, and what must follow. What is not expected must not be heard.

A story (YAML):
  story, why, begins
  scenes: a list; each is one of
    {in: chat, by: person, says: text, [at: "HH:MM" | after: 5m], [photo: true], [quotes: label | bot], [as: label], [role: warden], [number: its number on the platform], [sent: 3m before it reaches us]}
    {in: chat, again: number}   the platform hands us a message that we have already
    {wait: 15m}
    {away: person, [until: …]}   somebody goes on leave
    {cases: {code: {status, kind, category, grade, with, reports, private}}}   what the store must say now
  Every scene but `cases` may have `hears`: chat -> list of messages, each a list of fragments that it must contain (or a
  text that it must contain). Chats that are not named must hear nothing.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from moments import at
from sqlalchemy import select, update
from stage import Stage, stage

from cases import auditor
from db.models import Person, Warden
from db.repositories.counters import TOWN_EDITION, advance
from db.words import MessageKind, Role

FOLDER = Path(__file__).parent
STORIES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> dict:
    """A story as written, under its file's name."""
    return {"name": request.param.stem, **yaml.safe_load(request.param.read_text(encoding="utf-8"))}


async def test_story(story: dict, store_url: str) -> None:
    sections = story.get("settings", {})
    async with stage(store_url, at(str(story["begins"])), **sections) as here:
        labels: dict[str, str] = {}
        for number, scene in enumerate(story["scenes"], start=1):
            await _play(here, scene, labels)
            where = f"{story['name']}, scene {number} {scene}"
            if "cases" in scene:
                await _compare_cases(here, scene["cases"], where)
            else:
                _compare_heard(await here.heard(), scene.get("hears", {}), where)
        async with here.house.database.read() as session:
            assert [fault async for fault in auditor.faults(session)] == []
            assert not await auditor.standstill(session)


_KEYS = frozenset(
    {
        "in",
        "by",
        "says",
        "photo",
        "at",
        "after",
        "quotes",
        "as",
        "role",
        "number",
        "sent",
        "again",
        "wait",
        "morning",
        "away",
        "cases",
        "hears",
    }
)


async def _play(here: Stage, scene: dict, labels: dict[str, str]) -> None:
    assert scene.keys() <= _KEYS, f"{scene}: no such key; is a text with a comma without quotes?"
    if "at" in scene:
        hour, minute = scene["at"].split(":")
        here.clock.now = here.clock.now.replace(hour=int(hour), minute=int(minute))
    here.clock.now += _span(scene.get("after", "1m" if "says" in scene or "photo" in scene else "0m"))
    if "says" in scene or "photo" in scene:
        await _speak(here, scene, labels)
    elif "again" in scene:
        await here.again(scene["in"], scene["again"])
    elif "wait" in scene:
        await here.wait(_span(scene["wait"]))
    elif "away" in scene:
        await _leave(here, scene["away"])
    elif "morning" in scene:
        next_day = here.clock.now + timedelta(days=1)
        hour, minute = scene["morning"].split(":")
        here.clock.now = next_day.replace(hour=int(hour), minute=int(minute))
        await here.by_the_clock()


async def _speak(here: Stage, scene: dict, labels: dict[str, str]) -> None:
    quotes = scene.get("quotes")
    reply_to = await here.bot_number(scene["in"]) if quotes == "bot" else labels.get(quotes) if quotes else None
    number = await here.say(
        scene["in"],
        scene["by"],
        scene.get("says", "[图片]"),
        kind=MessageKind.IMAGE if scene.get("photo") else MessageKind.TEXT,
        reply_to=reply_to,
        role=Role(scene.get("role", "resident")),
        number=scene.get("number"),
        late=_span(scene.get("sent", "0m")),
    )
    if "as" in scene:
        labels[scene["as"]] = number


async def _leave(here: Stage, name: str) -> None:
    async with here.house.database.write() as session:
        person = (await session.scalars(select(Person.id).where(Person.name == name))).one()
        await session.execute(update(Warden).where(Warden.person_id == person).values(away_from=here.clock.now))
        await advance(session, TOWN_EDITION)


async def _compare_cases(here: Stage, expected: dict, where: str) -> None:
    found = {case.code: case for case in await here.cases()}
    assert set(found) == {str(code) for code in expected}, f"{where}: cases {sorted(found)}"
    for code, facts in expected.items():
        case = found[str(code)]
        for key, value in (facts or {}).items():
            if key == "with":
                actual: object = await here.lead(case.code)
            elif key == "reports":
                actual = case.report_count
            else:
                actual = getattr(case, key)
            assert actual == value, f"{where}: case {code} {key} is {actual!r}, not {value!r}"


def _compare_heard(heard: dict[str, list[str]], expected: dict, where: str) -> None:
    assert set(heard) == {chat for chat, messages in expected.items() if messages}, f"{where}: heard {heard}"
    for chat, messages in expected.items():
        wanted = [[message] if isinstance(message, str | int) else message for message in messages]
        assert len(heard.get(chat, [])) == len(wanted), f"{where}: {chat} heard {heard.get(chat)}"
        for text, fragments in zip(heard.get(chat, []), wanted, strict=True):
            for fragment in fragments:
                assert str(fragment) in text, f"{where}: {chat} heard {text!r} without {fragment!r}"


def _span(text: str) -> timedelta:
    amount, unit = re.fullmatch(r"(\d+)([mhd])", str(text)).groups()
    return timedelta(minutes=int(amount) * {"m": 1, "h": 60, "d": 24 * 60}[unit])
