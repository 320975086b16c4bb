from datetime import timedelta

import pytest
from moments import at

from api.console.parts.deadline import Tone, due, due_mark
from db.words import DeadlineKind

START = at("2026-11-23 10:00")
DUE = START + timedelta(hours=4)


@pytest.mark.parametrize(
    ("hours", "tone", "words"),
    [
        (0, Tone.GOOD, "还剩 4 小时"),
        (2.99, Tone.GOOD, "还剩 1 小时"),
        (3, Tone.SOON, "还剩 1 小时"),
        (3.99, Tone.SOON, "还剩 不到 1 分钟"),
        (4, Tone.LATE, "超时 不到 1 分钟"),
        (4.25, Tone.LATE, "超时 15 分钟"),
        (60, Tone.LATE, "超时 2 天"),
    ],
)
def test_colour_and_words_follow_the_time_that_is_left(hours: float, tone: Tone, words: str):
    shown = due(DeadlineKind.ACCEPT, START, DUE, START + timedelta(hours=hours))
    assert (shown.tone, shown.words, shown.what) == (tone, words, "接单")


@pytest.mark.parametrize(("kind", "words"), [(DeadlineKind.FEEDBACK, "1 小时后结案"), (DeadlineKind.RESUME, "1 小时后恢复")])
def test_what_the_clock_does_by_itself_hurries_nobody(kind: DeadlineKind, words: str):
    assert due(kind, START, DUE, DUE - timedelta(hours=1)).words == words
    assert due(kind, START, DUE, DUE - timedelta(minutes=1)).tone is Tone.CALM
    assert due(kind, START, DUE, DUE + timedelta(days=1)).tone is Tone.CALM


def test_the_mark_says_the_moment_itself_when_pointed_at():
    mark = due_mark(due(DeadlineKind.RESOLVE, START, DUE, START), START)
    assert 'title="办结时限 14:00"' in mark
    assert ">办结 还剩 4 小时<" in mark
    assert ">还剩 4 小时<" in due_mark(due(DeadlineKind.RESOLVE, START, DUE, START), START, brief=True)
