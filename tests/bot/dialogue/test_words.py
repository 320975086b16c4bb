"""Everything the bot can say: it can be said, it is short, it is polite, and it tells residents nothing private."""

import pytest

from bot.dialogue.replies import Post, Reply
from bot.dialogue.words import WORDS, Speaker
from cases.phrases import Phrase
from db.words import DeadlineKind, ReportKind, Status

PHRASES = [*Phrase, *Reply, *Post]
TO_RESIDENTS = [
    Phrase.RECEIPT_PUBLIC,
    Phrase.RECEIPT_PRIVATE,
    Phrase.EMERGENCY,
    Phrase.FRAUD_PUBLIC,
    Phrase.RESULT,
    Phrase.DISMISSED,
]
LONGEST_TO_RESIDENTS = 120  # characters: what an old man reads on a phone without scrolling
LONGEST_TO_STAFF = 400
SLOTS = {
    "code": "107",
    "category": "water_supply",
    "grade": "G3",
    "status": Status.HANDLING.value,
    "kind": "issue",
    "title": "三社又没得水了,煮饭水都没得",
    "group": "海棠镇·石岭村3社云网格群",
    "place": "老鹰垭口",
    "quote": "三社又没得水了,煮饭水都没得,好久来水哟" * 3,
    "handler": "网格员黄秋菊",
    "lead": "黄秋菊",
    "by": "黄秋菊",
    "by_name": "陈大勇",
    "to": "派出所",
    "owner": "供水站",
    "reason": "主管爆裂,电话13812345678",
    "result": "已换新水管,电话13812345678",
    "why": ReportKind.CHASE_UP.value,
    "count": 3,
    "late": DeadlineKind.ACCEPT.value,
    "due": "2026-11-23T10:00:00+08:00",
    "verb": "转办",
    "usual": "供水站",
    "name": "火星",
    "nearest": ["供水站", "供电所"],
    "private": False,
    "rows": [{"code": "107", "title": "三社又没得水了,煮饭水都没得", "status": "handling", "category": "water_supply"}] * 8,
    "text": "凡是喊你先垫钱再返佣的,都是刷单诈骗。" * 4,
    "theme": "反诈",
    "week": "防养老诈骗",
}
SPEAKER = Speaker(lambda code: {"water_supply": "供水用水"}[code])


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_can_be_said(phrase: str) -> None:
    said = SPEAKER.render(phrase, SLOTS)
    assert said.strip() == said
    assert "water_supply" not in said
    assert "{" not in said
    assert "None" not in said
    assert len(said) <= (LONGEST_TO_RESIDENTS if phrase in TO_RESIDENTS else LONGEST_TO_STAFF)


def test_there_are_no_words_that_nobody_says() -> None:
    assert set(WORDS) == set(PHRASES)


@pytest.mark.parametrize("phrase", TO_RESIDENTS)
def test_residents_are_told_no_numbers_and_asked_for_nothing(phrase: str) -> None:
    said = SPEAKER.render(phrase, SLOTS)
    assert "13812345678" not in said
    for demand in ("@所有人", "收到请回复", "接龙", "转发"):
        assert demand not in said


@pytest.mark.parametrize("phrase", [Phrase.RECEIPT_PRIVATE, Phrase.EMERGENCY, Phrase.FRAUD_PUBLIC])
def test_what_stands_for_private_matters_names_nothing(phrase: str) -> None:
    bare = SPEAKER.render(phrase, {"code": "107", "category": "water_supply"})
    assert bare == SPEAKER.render(phrase, SLOTS)
    assert "107" not in bare
    assert "供水" not in bare


@pytest.mark.parametrize(
    "phrase", [Phrase.ASKED, Phrase.ASSIGNED, Phrase.ALARM, Phrase.OVERDUE, Phrase.JOINED, Phrase.REOPENED]
)
def test_who_is_asked_is_told_how_to_answer(phrase: str) -> None:
    assert "回" in SPEAKER.render(phrase, SLOTS)


def test_a_report_instead_of_somebody_says_so() -> None:
    assert "应交王五" in SPEAKER.render(Phrase.ASSIGNED, {**SLOTS, "stead": "王五"})


def test_an_unknown_phrase_is_a_fault_and_not_an_empty_message() -> None:
    with pytest.raises(KeyError):
        SPEAKER.render("no such phrase", SLOTS)
