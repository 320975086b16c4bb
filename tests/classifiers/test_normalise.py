import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.texts.normalise import Normaliser

NORMALISER = Normaliser({"咯": "了"})


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("停水咯", "停水了"),
        ("ＡＰＰ，１２３！", "app,123!"),
        ("臺灣電線斷了", "台湾电线断了"),
        ("停\u200b水\ufeff了", "停水了"),
        ("ﬁre㎡", "firem2"),
        ("e\u0301te", "éte"),
        ("停水😭了", "停水😭了"),
        ("\ud800停水", "停水"),
    ],
)
def test_plain_form(original, plain):
    assert NORMALISER.plain(original) == plain
    assert NORMALISER.read(original).plain == plain


def test_nothing_to_do_gives_the_same_text_back():
    text = "三社停水了"
    assert NORMALISER.plain(text) is text


@pytest.mark.parametrize(
    ("original", "needle", "quoted"),
    [
        ("ＡＢ停水了", "停水", "停水"),
        ("電線斷了啊", "电线断了", "電線斷了"),
        ("👨‍👩‍👧停\u200b水了", "停水", "停\u200b水"),
        ("㎡停水", "停水", "停水"),
        ("ﬁx停水", "ix", "ﬁx"),
        ("ae\u0301停水", "é停", "e\u0301停"),
    ],
)
def test_spans_lead_back_to_the_original(original, needle, quoted):
    text = NORMALISER.read(original)
    at = text.plain.index(needle)
    start, end = text.span(at, at + len(needle))
    assert original[start:end] == quoted


@given(st.text())
def test_every_plain_span_lies_in_the_original(original):
    text = NORMALISER.read(original)
    for at in range(len(text.plain)):
        start, end = text.span(at, at + 1)
        assert 0 <= start < end <= len(original)


@given(st.text())
def test_the_quick_way_and_the_way_with_offsets_agree(original):
    slowly = "".join(form for _, _, form in NORMALISER._pieces(original))
    assert NORMALISER.plain(original) == NORMALISER.read(original).plain == slowly
