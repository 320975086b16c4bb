"""What wardens and the desk say becomes labelled texts; what the clock does, and what says nothing of the words, does not."""

from datetime import timedelta

import pytest
from moments import at
from sqlalchemy import select
from stage import stage

from db.models import Lesson
from db.words import Grade, Label, LessonSource

MAYBE = "是不是停水了哦"


@pytest.fixture
async def here(store_url: str):
    async with stage(store_url, at("2026-11-23 09:00")) as here:
        yield here


async def lessons(here) -> list[tuple]:
    async with here.house.database.read() as session:
        rows = await session.scalars(select(Lesson).order_by(Lesson.id))
        return [(row.label, row.subject, row.grade, row.source, row.by.partition(" ")[2]) for row in rows]


async def test_yes_says_that_it_is_a_matter(here):
    await here.say("G1", "甲", MAYBE)
    await here.say("D-黄秋菊", "黄秋菊", "是")
    assert await lessons(here) == [(Label.MATTER, "water_supply", Grade.G3, LessonSource.CONFIRMED, "黄秋菊")]


async def test_no_says_that_it_is_none_and_the_version_that_thought_so_is_kept(here):
    await here.say("G1", "甲", MAYBE)
    await here.say("D-黄秋菊", "黄秋菊", "2")
    assert await lessons(here) == [(Label.CHAT, None, None, LessonSource.REJECTED, "黄秋菊")]
    async with here.house.database.read() as session:
        (lesson,) = await session.scalars(select(Lesson))
    assert lesson.version == here.house.classifier.version
    assert lesson.text is None


@pytest.mark.parametrize("reason", ["不是 已经修好了", "不是 重复的", "不是 这个是外地的"])
async def test_a_reason_that_says_nothing_of_the_words_teaches_nothing(here, reason):
    await here.say("G1", "甲", MAYBE)
    await here.say("D-黄秋菊", "黄秋菊", reason)
    assert (await here.case("101")).status.value == "rejected"
    assert await lessons(here) == []


async def test_another_category_is_said_once_however_often_it_is_said(here):
    await here.say("G1", "甲", MAYBE)
    await here.say("D-黄秋菊", "黄秋菊", "改类 101 供电")
    await here.say("D-黄秋菊", "黄秋菊", "接单 101")
    assert await lessons(here) == [(Label.MATTER, "power_supply", Grade.G3, LessonSource.CORRECTED, "黄秋菊")]


async def test_me_too_alone_is_no_lesson_and_another_grade_is(here):
    await here.say("G1", "甲", "我们3社停水了一上午，一滴水都没得")
    await here.say("G1", "乙", "我家也是")
    await here.say("D-黄秋菊", "黄秋菊", "1")
    await here.say("D-黄秋菊", "黄秋菊", "改级 101 紧急")
    assert await lessons(here) == [
        (Label.MATTER, "water_supply", Grade.G3, LessonSource.CONFIRMED, "黄秋菊"),
        (Label.MATTER, "water_supply", Grade.G2, LessonSource.CORRECTED, "黄秋菊"),
    ]


async def test_what_was_missed_is_a_lesson_with_the_words_where_they_were(here):
    number = await here.say("G1", "甲", "老水牛今天又趴窝了")
    await here.say("G1", "黄秋菊", "漏报 供水", reply_to=number)
    assert await lessons(here) == [(Label.MATTER, "water_supply", Grade.G3, LessonSource.MISSED, "黄秋菊")]
    async with here.house.database.read() as session:
        (lesson,) = await session.scalars(select(Lesson))
    assert (lesson.text, lesson.message_id is None) == (None, False)


async def test_a_case_that_the_clock_closed_teaches_nothing(here):
    await here.say("G1", "甲", MAYBE)
    await here.wait(timedelta(days=2))
    assert await lessons(here) == []
