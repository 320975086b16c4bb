"""What people call a category, and what it is."""

import pytest

from cases.errors import UnknownSubjectError
from cases.subjects import Subject, Subjects, take_grade
from classifiers import shipped_taxonomy
from db.words import Grade

SUBJECTS = Subjects(shipped_taxonomy())


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("供水用水", Subject("water_supply")),
        ("供水", Subject("water_supply")),
        ("停水", Subject("water_supply")),
        (" 路灯 ", Subject("street_light")),
        ("WATER_SUPPLY", Subject("water_supply")),
        ("诈骗", Subject("fraud")),
        ("刷单", Subject("fraud", "t_brushing")),
    ],
)
def test_it_is_found_by_the_words_people_use(words: str, subject: Subject) -> None:
    assert SUBJECTS.find(words) == subject


def test_every_name_finds_itself() -> None:
    taxonomy = shipped_taxonomy()
    for category in taxonomy.categories.values():
        assert SUBJECTS.find(category.name) == Subject(category.code)
    for kind in taxonomy.fraud_types.values():
        assert SUBJECTS.find(kind.name).category == "fraud"


@pytest.mark.parametrize("words", ["水", "电", "", "火星", "安全"])
def test_what_names_none_or_several_is_asked_back(words: str) -> None:
    with pytest.raises(UnknownSubjectError) as unknown:
        SUBJECTS.find(words)
    assert len(unknown.value.nearest) <= 3


def test_a_grade_is_taken_out_of_the_words() -> None:
    assert take_grade("供电 特急") == (Grade.G1, "供电")
    assert take_grade("g3，路灯") == (Grade.G3, "路灯")
    assert take_grade("路灯") == (None, "路灯")
