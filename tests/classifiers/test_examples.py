"""A book of two hundred invented messages, by the same hand as the lexicon: the bounds catch what breaks, they are no measure of quality."""

from pathlib import Path

import pytest
import yaml

from classifiers import Kind, Role, Utterance

BOOK = yaml.safe_load((Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8"))["messages"]


@pytest.fixture(scope="module")
def judged(classifier):
    return [(m, classifier.classify(Utterance(m["text"], Role(m.get("role", "resident"))))) for m in BOOK]


def is_case(message):
    return "grade" in message


def share(true_or_false):
    outcomes = list(true_or_false)
    return sum(outcomes) / len(outcomes)


def test_matters_are_found(judged):
    assert share(v.kind is not Kind.CHAT for m, v in judged if is_case(m)) > 0.95


def test_nobody_is_woken_for_chat(judged):
    assert share(v.kind is Kind.CHAT for m, v in judged if not is_case(m)) > 0.95


def test_categories(judged):
    found = [(m, v) for m, v in judged if is_case(m) and v.kind is not Kind.CHAT]
    assert share(v.category in {m["is"], *m.get("also", ())} for m, v in found) > 0.93


def test_grades(judged):
    found = [(m, v) for m, v in judged if is_case(m) and v.kind is not Kind.CHAT]
    assert share(v.grade.value == m["grade"] for m, v in found) > 0.7


def test_fraud_types_and_levels(judged):
    found = [(m, v) for m, v in judged if m["is"] == "fraud" and v.kind is Kind.FRAUD]
    assert share(v.fraud_type == m.get("fraud_type") for m, v in found) > 0.9
    assert share(v.fraud_level == m["level"] for m, v in found) > 0.7
