import pytest

from classifiers import ClassifierSettings, Decision, Kind, Utterance, load_classifier


@pytest.mark.parametrize(
    "text",
    ["ＡＢ三社沒得水了！", "三社\u200b停\u200b水了,好久來", "👨‍👩‍👧 電線斷了掉到路上,㎡ 吓人", "网格员在不在,我家停水了"],
)
def test_a_verdict_shows_its_words_where_they_stand(judge, text):
    verdict = judge(text)
    assert verdict.kind is Kind.ISSUE
    assert verdict.because
    for evidence in verdict.because:
        assert text[evidence.start : evidence.end] == evidence.text
        assert evidence.rule
    assert any(evidence.category == verdict.category and evidence.text for evidence in verdict.because)


def test_what_speaks_against_weighs_below_zero(judge):
    assert any(evidence.weight < 0 and evidence.text == "哈哈" for evidence in judge("哈哈,又停电了,天天停").because)


def test_chat_in_which_something_was_found_says_why_it_is_chat(judge):
    verdict = judge("去年三社停水停了三天")
    assert [evidence.text for evidence in verdict.because if evidence.rule == "imagine/remembered"] == ["去年"]


def test_plain_chat_is_one_shared_verdict(judge):
    assert judge("吃了没得") is judge("明天赶场")


def test_version_tells_the_words_apart(classifier, judge, tmp_path):
    assert judge("三社停水了").version == classifier.version == judge("吃了没得").version
    assert load_classifier().version == classifier.version
    terms = tmp_path / "terms.yaml"
    terms.write_text("{version: 1, categories: [{code: telecom, terms: [{sub: 断网, words: [猫儿红了]}]}]}", encoding="utf-8")
    town = load_classifier(ClassifierSettings(town_terms=terms))
    assert town.version != classifier.version
    assert town.classify(Utterance("猫儿红了")).category == "telecom"


def test_thresholds_are_the_towns(classifier):
    said = Utterance("我们三社停水了")
    assert classifier.classify(said).decision is Decision.ASK
    assert load_classifier(ClassifierSettings(auto_at=0.5)).classify(said).decision is Decision.AUTO
    assert load_classifier(ClassifierSettings(ask_at=0.99, auto_at=0.99)).classify(said).decision is Decision.CHAT


def test_places_are_found_and_the_towns_own_come_first(judge):
    assert judge("2栋3单元和黄葛湾都停水了").places[0] == "黄葛湾"
    assert "2栋3单元" in judge("2栋3单元停水了").places
    assert "老鹰垭口" in judge("老鹰垭口塌方了,路断了").places


EXPLAINED = {
    "三社又没得水了,好久来哟": ("“没得水”", "停水", "供水用水", "网格员"),
    "我刷单垫了八千提不出来": ("疑似诈骗", "刷单返利类"),
    "路灯修好了,亮了": ("已经好了",),
    "不是着火,是烧柴煮饭": ("没有这回事",),
    "去年三社停水停了三天": ("去年", "没有登记"),
    "吃了没得": ("没有登记",),
}


@pytest.mark.parametrize("text", EXPLAINED)
def test_explained_in_one_plain_sentence(classifier, judge, text):
    sentence = classifier.explain(judge(text), text)
    assert all(part in sentence for part in EXPLAINED[text])
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "骗子" not in sentence
