from collections.abc import Mapping
from enum import StrEnum

import pytest

from api.console import names
from db import words

TABLES: list[tuple[Mapping[StrEnum, str], type[StrEnum]]] = [
    (names.STATUS_NAMES, words.Status),
    (names.GRADE_NAMES, words.Grade),
    (names.GRADE_COLOURS, words.Grade),
    (names.ACTION_NAMES, words.Action),
    (names.DEADLINE_NAMES, words.DeadlineKind),
    (names.ASSIGNMENT_NAMES, words.AssignmentStatus),
    (names.CLOSE_NAMES, words.CloseKind),
    (names.REPORT_NAMES, words.ReportKind),
    (names.DELIVERY_NAMES, words.DeliveryStatus),
    (names.PURPOSE_NAMES, words.Purpose),
    (names.SOURCE_NAMES, words.Source),
    (names.ROLE_NAMES, words.Role),
    (names.ACCOUNT_NAMES, words.AccountRole),
    (names.GROUP_KIND_NAMES, words.GroupKind),
    (names.JUDGED_NAMES, words.Judged),
]


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_every_word_of_the_store_has_a_name_of_its_own(number: int):
    table, closed_set = TABLES[number]
    assert set(table) == set(closed_set)
    assert len(set(table.values())) == len(table)
