"""What must hold for any text at all, and for the same message in other clothes."""

import builtins
import io
import os
import socket
import unicodedata

import pytest
import zhconv
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Context, Grade, Kind, Matter, Role, Utterance, load_classifier

CLASSIFIER = load_classifier()
WORDS = [
    "停水",
    "没得电",
    "电线",
    "掉",
    "着火",
    "娃",
    "掉水",
    "骗",
    "转账",
    "去年",
    "要是",
    "没",
    "不是",
    "又",
    "修好了",
    "谢谢",
    "通知",
    "1.",
    "\n",
    "。",
    ",",
    "哈哈",
    "[图片]",
    "138",
    "一万",
    "http://a.cn",
    "三社",
    "\u200b",
    "㎡",
    "é",
    "臺",
    "我家也是",
]
SAID = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
MATTERS = (
    Matter(Kind.ISSUE, "water_supply", Grade.G1, last_at=None, senders=frozenset({"a"})),
    Matter(Kind.FRAUD, "fraud", Grade.G2, last_at=None, fraud_type="t_cs", open=False),
)
CONTEXTS = st.sampled_from([Context(), Context(matters=MATTERS), Context(matters=MATTERS, reply_matter=MATTERS[1])])


@given(SAID, st.sampled_from(Role), st.sampled_from(["a", "b", ""]), CONTEXTS)
def test_any_text_gets_a_sound_verdict(text, role, sender, context):
    said = Utterance(text, role, sender)
    verdict = CLASSIFIER.classify(said, context)
    assert verdict == CLASSIFIER.classify(said, context)
    assert 0 <= verdict.confidence <= 1
    assert (verdict.category is None) == (verdict.kind is Kind.CHAT) == (verdict.non_case is not None)
    assert verdict.matter is None or context.matters[verdict.matter]
    for evidence in verdict.because:
        assert 0 <= evidence.start <= evidence.end <= len(text)
        assert text[evidence.start : evidence.end] == evidence.text
    assert CLASSIFIER.explain(verdict, text)


@pytest.mark.parametrize(
    "piece", ["停水通知", "没停水", "电线掉", "要是去年", "着火了不是着火", "1.\n", "遭骗了转账", "é停水", "嗯", "0"]
)
def test_very_long_messages_return(piece):
    verdict = CLASSIFIER.classify(Utterance((piece * 10_000)[:10_000]))
    assert len(verdict.because) <= 12


MATTERS_SAID = [
    "三社又没得水了,煮饭水都没得",
    "那根电线垂下来了,娃儿走那点过危险得很",
    "路灯坏了半个月了,晚上黢麻黑",
    "垃圾桶都冒尖了,好几天没来拖",
    "我娃儿遭狗咬了,那家狗从来不拴",
    "包工头跑了,我们七个人的工钱没结",
    "我刷单垫了八千提不出来",
    "手机没电了,等哈回你",
    "去年三社停水停了三天",
    "不是着火,是隔壁在烧柴煮饭",
]
CLOTHES = {
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "traditional": lambda text: zhconv.convert(text, "zh-hant"),
    "chinese commas": lambda text: text.replace(",", ","),
    "blanks for commas": lambda text: text.replace(",", " "),
    "shouting": lambda text: text + "!!!",
    "a greeting first": lambda text: "大家好," + text,
    "zero width": "\u200b".join,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("text", MATTERS_SAID)
def test_clothes_do_not_change_what_it_is(text, clothes):
    plain = CLASSIFIER.classify(Utterance(text))
    dressed = CLASSIFIER.classify(Utterance(CLOTHES[clothes](text)))
    assert (dressed.kind, dressed.category) == (plain.kind, plain.category)


def test_classifying_reads_and_writes_nothing(monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("no I/O here")

    fresh = load_classifier()
    for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (socket, "socket")):
        monkeypatch.setattr(module, name, forbidden)
    for text in MATTERS_SAID:
        fresh.explain(fresh.classify(Utterance(text), Context(matters=MATTERS)), text)


def test_many_at_once_are_the_same_as_one_by_one():
    pairs = [(Utterance(text), Context()) for text in MATTERS_SAID]
    assert CLASSIFIER.classify_many(pairs) == [CLASSIFIER.classify(*pair) for pair in pairs]
