"""What people said of texts becomes proposals that replay bears out; names and numbers never do."""

import pytest

from classifiers import ClassifierSettings, TownWord, Use, load_classifier
from classifiers.learning import Example, Hidden, propose
from classifiers.learning.cutting import Cutter
from classifiers.learning.examples import public_examples
from classifiers.learning.odds import log_odds

CHAT = [Example(text, None) for text in ("大家早上好", "今天赶场", "晚上跳坝坝舞", "猪肉好多钱一斤", "收到", "恭喜恭喜")] * 5


def build(words):
    return load_classifier(ClassifierSettings(), town_words=tuple(words))


def told(subject, *texts: str, senders: str = "abcdefgh") -> list[Example]:
    return [Example(text, subject, f"m{hash(text)}", who) for text, who in zip(texts, senders, strict=False)]


PUMP = told("water_supply", "老水牛今天又趴窝了", "老水牛趴窝了哦，洗不成菜", "昨天老水牛刚弄好，今天又趴窝")


def proposed(kept, **more):
    return propose(kept, build, public=CHAT, **more)


def test_the_town_s_own_name_of_a_thing_is_proposed_with_what_it_would_find():
    best = proposed(PUMP)[0]
    assert (best.word.use, best.word.text, best.word.subject) == (Use.TERM, "老水牛", "water_supply")
    assert set(best.effect.found) == set(PUMP)
    assert (best.support, best.against, best.effect.alarms) == (tuple(PUMP), (), ())


def test_what_one_person_says_or_too_few_is_not_the_town_s():
    assert proposed(told("water_supply", *(one.text for one in PUMP), senders="aaa")) == []
    assert proposed(PUMP[:2]) == []


def test_what_everybody_says_of_everything_is_no_term():
    kept = told("water_supply", "今天赶场遇到个事，你们懂的", "今天赶场就看到了，造孽", "今天赶场回来就这样了")
    assert not any("赶场" in one.word.text and len(one.word.text) == 2 for one in proposed(kept))


def test_names_of_people_and_places_and_numbers_never_become_words():
    kept = told(
        "water_supply",
        "张德福屋头坎上那个又趴窝了13812345678",
        "上湾院子张德福那里又趴窝了13812345678",
        "王嬢嬢说张德福那边趴窝了",
    )
    words = [one.word.text for one in proposed(kept, hidden=Hidden.of(["3社-张德福", "上湾院子", "上湾"]))]
    assert words
    assert not [word for word in words if any(name in word for name in ("张", "德福", "上湾", "王", "嬢", "1"))]


def test_a_false_friend_is_proposed_where_a_term_misled_and_never_where_it_was_right():
    jokes = told(None, "我们3社停水舞排练了一上午", "我们2社停水舞一上午没人来看", "我们院子停水舞跳了一上午")
    right = told("water_supply", "我们3社停水了一上午", senders="x")
    found = {one.word.text: one for one in proposed([*jokes, *right]) if one.word.use is Use.FRIEND}
    assert "停水舞" in found
    assert set(found["停水舞"].effect.calmed) == set(jokes)
    assert found["停水舞"].effect.lost == ()


def test_a_term_that_mostly_misleads_here_is_proposed_to_count_for_less():
    wrong = told(
        None, "我们3社停水牌的酒一上午卖光", "我们院子停水哥来了一上午", "我们2社停水姐唱了一上午", "我们5社停水弟睡了一上午"
    )
    weights = [one for one in proposed(wrong) if one.word.use is Use.WEIGHT]
    assert [(one.word.text, one.word.subject) for one in weights] == [("停水", "water_supply")]
    assert weights[0].effect.calmed


def test_words_in_force_are_not_proposed_again():
    again = proposed(PUMP, words=[TownWord(Use.TERM, "老水牛", "water_supply")])
    assert [one for one in again if one.effect.found] == []


def test_odds_grow_with_support_and_fall_with_what_speaks_against():
    assert log_odds(3, 3, 0, 200) > log_odds(3, 3, 3, 200) > log_odds(3, 3, 100, 200)
    assert log_odds(6, 6, 0, 200) > log_odds(3, 3, 0, 200)


def test_stretches_end_at_word_borders_and_stop_at_what_is_hidden():
    cutter = Cutter(Hidden.of(["上湾院子"]))
    grams = cutter.grams("上湾院子水管爆了")
    assert "水管" in grams
    assert not any("湾" in gram or gram.startswith("管") for gram in grams)
    assert all(2 <= len(gram) <= 8 for gram in grams)


def test_what_ships_shows_false_alarms():
    """A bad word is stopped by the public chat, whatever a town's own texts say for it."""
    assert len([one for one in public_examples() if one.subject is None]) >= 80
    kept = told("water_supply", "收到，早上好，老水牛", "早上好啊老水牛", "大家早上好，老水牛又睡了")
    greeting = [one for one in propose(kept, build) if one.word.text == "早上好"]
    assert [one for one in greeting if not one.effect.alarms] == []
    assert next(one.word.text for one in propose(kept, build)) != "早上好"


@pytest.mark.parametrize("text", ["", "👍", "[图片]", "13812345678", "a" * 3000])
def test_texts_without_words_teach_nothing(text):
    assert proposed(told("water_supply", text, text + " ", text + "  ")) == []
