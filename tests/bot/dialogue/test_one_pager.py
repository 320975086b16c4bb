"""What the wardens' one page and the bot's own manual promise is understood as they say."""

import re
from pathlib import Path

import pytest

from bot.dialogue.listen import listen
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import MENU, Verb
from bot.dialogue.words import WORDS

_PAGE = Path(__file__).parents[3] / "docs" / "网格员一页纸.md"
_VERBS = {
    "我来办": Verb.ACCEPT,
    "不是这回事": Verb.REJECT,
    "该别人办": Verb.TRANSFER,
    "说一声进展": Verb.PROGRESS,
    "办好了": Verb.RESOLVE,
    "要帮手": Verb.HELP,
    "是这事，但类别、等级不对": Verb.CORRECT,
}
_TOLD = {*MENU.values(), Verb.CORRECT}
_MANUAL = [line for line in WORDS[Reply.MANUAL]({}).splitlines() if re.match(r"[1-6]|改类", line)]


def promised() -> list[tuple[str, Verb]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _PAGE.read_text().splitlines() if "|" in line]
    found = []
    for meaning, main, others in rows:
        if meaning in _VERBS:
            said = [main.strip("*"), *re.split("、", others)]
            found += [(words, _VERBS[meaning]) for words in said]
    return found


@pytest.mark.parametrize(("said", "verb"), promised())
def test_what_the_page_promises_is_understood(said: str, verb: Verb) -> None:
    command = listen(said)
    assert command is not None
    assert command.verb is verb


def test_the_page_and_the_manual_tell_every_verb() -> None:
    assert {verb for _, verb in promised()} == _TOLD
    assert len(_MANUAL) == len(_TOLD)


@pytest.mark.parametrize("line", _MANUAL)
def test_a_line_of_the_manual_sent_back_is_an_order(line: str) -> None:
    command = listen(line)
    assert command is not None
    assert command.verb is MENU.get(line[0], Verb.CORRECT)
