"""The arithmetic of measuring, checked against figures that others have published or that a hand can work out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import ReportKind
from haitang.evaluation.scores import Rate, b_cubed, found
from haitang.evaluation.transcript import score
from haitang.outcomes import Outcome
from haitang.winding import Line


def test_wilson_s_interval():
    """Newcombe 1998, table I: 81 of 263 and 15 of 148."""
    assert Rate(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert Rate(15, 148).interval == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert Rate(0, 20).interval[0] == 0
    assert Rate(20, 20).interval[1] == 1


def test_of_nothing_there_is_no_rate():
    assert Rate(0, 0).as_dict() == {"value": None, "hits": 0, "of": 0, "low": None, "high": None}


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_rate_lies_in_its_interval(counts):
    low, high = Rate(*counts).interval
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] <= high + 1e-12 <= 1 + 1e-12


def test_recall_and_precision():
    sets = found(["1", "2", "3", "4"], ["3", "4", "5"])
    assert (sets.recall, sets.precision) == (Rate(2, 4), Rate(2, 3))


def test_b_cubed_by_hand():
    """Gold {a b c} {d}; said {a b} {c d}: precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4."""
    precision, recall, f1 = b_cubed({"a": "1", "b": "1", "c": "1", "d": "2"}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    assert (precision, recall) == pytest.approx((3 / 4, 2 / 3))
    assert f1 == pytest.approx(2 * (3 / 4) * (2 / 3) / (3 / 4 + 2 / 3))


def test_b_cubed_at_its_ends():
    gold = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed(gold, gold) == (1, 1, 1)
    assert b_cubed(gold, {})[:2] == pytest.approx((1, 2 / 3)), "what was not placed stands alone"
    assert b_cubed({}, {}) == (0, 0, 0)


def line(number, **gold):
    label = {"kind": "chat", "category": None, "grade": None, "case": None} | gold
    return Line(id=number, group="G1", time="2026-11-23T10:00:00+08:00", sender="a", text="x", gold=label)


def test_a_transcript_is_scored_by_what_became_of_its_messages():
    water = {"kind": "issue", "category": "water_supply", "grade": "G2", "case": "C1"}
    lines = [
        line("1", **water),
        line("2", **water),
        line("3"),
        line("4", kind="fraud", category="fraud", grade="G3", case="C2"),
    ]
    outcomes = [
        Outcome("1", case="101", case_grade="G2", case_category="water_supply", report=ReportKind.FIRST),
        Outcome("2", case="101", case_grade="G2", case_category="water_supply", report=ReportKind.RESOLVED),
        Outcome("3", case="102", case_grade="G1", case_category="gas", report=ReportKind.FIRST),
        Outcome("4"),
    ]
    scores = score(lines, outcomes)
    assert (scores.matter.recall, scores.matter.precision) == (Rate(1, 3), Rate(1, 2))
    assert scores.fraud.recall == Rate(0, 1)
    assert (scores.category_first, scores.grade, scores.cases) == (Rate(1, 1), Rate(1, 1), Rate(1, 2))
    assert scores.as_dict()["messages"] == 4
