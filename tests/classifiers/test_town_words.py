"""The town's own words on top of the lexicon that ships."""

from dataclasses import replace

from classifiers import ClassifierSettings, Decision, TownWord, Use, Utterance, load_classifier

PUMP = "老水牛今天又趴窝了"


def with_words(*words: TownWord):
    return load_classifier(ClassifierSettings(), town_words=words)


def test_a_term_makes_a_person_be_asked_and_says_whose_word_it_is():
    assert with_words().classify(Utterance(PUMP)).decision is Decision.CHAT
    taught = with_words(TownWord(Use.TERM, "老水牛", "water_supply"))
    verdict = taught.classify(Utterance(PUMP))
    assert (verdict.decision, verdict.category) == (Decision.ASK, "water_supply")
    assert ("老水牛", "本镇的词") in [(one.text, one.note) for one in verdict.because]
    assert "老水牛" in taught.explain(verdict, PUMP)


def test_a_term_of_a_fraud_type_is_fraud():
    verdict = with_words(TownWord(Use.TERM, "蜂蜜班", "e_product", 6)).classify(Utterance("蜂蜜班又来了，喊我交钱"))
    assert (verdict.kind.value, verdict.fraud_type) == ("fraud", "e_product")


def test_a_false_friend_and_a_weight_take_away_and_only_where_they_stand():
    dance, pipe = "我们3社停水舞排练了一上午", "我们3社停水了，一滴水都没得"
    friend = with_words(TownWord(Use.FRIEND, "停水舞"))
    assert friend.classify(Utterance(dance)).decision is Decision.CHAT
    shipped = with_words().classify(Utterance(pipe))
    assert friend.classify(Utterance(pipe)) == replace(shipped, version=friend.version)
    lighter = with_words(TownWord(Use.WEIGHT, "停水", "water_supply", 1))
    before, after = (c.classify(Utterance(dance)).confidence for c in (with_words(), lighter))
    assert after < before


def test_the_version_names_the_words_whatever_their_order():
    one, two = TownWord(Use.TERM, "老水牛", "water_supply"), TownWord(Use.FRIEND, "停水舞")
    assert with_words(one, two).version == with_words(two, one).version
    assert len({with_words().version, with_words(one).version, with_words(one, two).version}) == 3
    assert len(with_words(one, two).version) <= 32


def test_a_subject_that_the_program_has_no_longer_does_no_harm():
    odd = with_words(TownWord(Use.TERM, "老水牛", "no_such"), TownWord(Use.WEIGHT, "没有这个词条", "water_supply", 9))
    assert odd.classify(Utterance(PUMP)).decision is Decision.CHAT
