import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.console.parts.highlight import Piece, Span, marked, pieces

WATER, BURST, NOT = Span(2, 4, "停水"), Span(3, 6, "爆管"), Span(0, 2, "不是这回事", against=True)


def test_text_without_spans_is_one_piece():
    assert pieces("大家早", []) == [Piece("大家早")]
    assert pieces("", [Span(0, 0, "全句")]) == []


def test_overlapping_spans_share_a_piece():
    assert pieces("我们停水管爆了", [WATER, BURST]) == [
        Piece("我们"),
        Piece("停", ("停水",)),
        Piece("水", ("停水", "爆管")),
        Piece("管爆", ("爆管",)),
        Piece("了"),
    ]


def test_what_speaks_against_is_told_apart_unless_something_speaks_for():
    assert [piece.against for piece in pieces("没有停水", [NOT])] == [True, False]
    assert [piece.against for piece in pieces("没有停水", [NOT, Span(1, 2, "有")])] == [True, False, False]


def test_code_points_count_also_where_a_sign_takes_several():
    text = "🔥🔥着火👨‍👩‍👧快来"
    at = text.index("着火")
    assert [piece.text for piece in pieces(text, [Span(at, at + 2, "火情")])] == ["🔥🔥", "着火", "👨‍👩‍👧快来"]


@pytest.mark.parametrize("span", [Span(3, 1, "x"), Span(9, 12, "x"), Span(-5, 0, "x"), Span(2, 2, "x")])
def test_spans_that_hold_nothing_mark_nothing(span: Span):
    assert pieces("abcd", [span]) == [Piece("abcd")] or all(not piece.notes for piece in pieces("abcd", [span]))


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=6))
def test_nothing_of_the_text_is_lost_or_doubled(text: str, borders: list[tuple[int, int]]):
    found = pieces(text, [Span(start, end, "x") for start, end in borders])
    assert "".join(piece.text for piece in found) == text


def test_words_and_notes_are_escaped():
    html = marked("<b>停水</b>", [Span(3, 5, '"><script>')])
    assert html == '&lt;b&gt;<mark class="why-for" tabindex="0" data-note="&#34;&gt;&lt;script&gt;">停水</mark>&lt;/b&gt;'
