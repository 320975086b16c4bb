"""The help teaches, in Chinese; misuse is answered with what to do."""

import re

import pytest
from typer.main import get_command

from haitang.cli import app

_CHINESE = r"[一-鿿]"
_HALF_WIDTH = re.compile(rf"{_CHINESE}[,;:()!?]|[,;()!?]{_CHINESE}|: {_CHINESE}")


def commands(command=None, above=()):
    """Every command and family of commands, by its words."""
    command = command or get_command(app)
    yield above
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*above, name))


EVERY = list(commands())


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_explains_itself_in_chinese(haitang, words):
    said = haitang(*words, "--help")
    assert said.code == 0
    assert said.out.startswith(f"用法：{' '.join(('haitang', *words))}")
    assert re.search(_CHINESE, said.out.split("\n\n")[1])
    assert not re.search(r"Usage|Options|Arguments|Commands|Show this|required", said.out)
    assert _HALF_WIDTH.findall(said.out) == []


def leaves():
    return [words for words in EVERY if not any(other[: len(words)] == words and other != words for other in EVERY)]


def options(words):
    command = get_command(app)
    for word in words:
        command = command.commands[word]
    return command.params


@pytest.mark.parametrize("words", leaves(), ids=" ".join)
def test_every_option_is_explained(words):
    assert [each.name for each in options(words) if not re.search(_CHINESE, each.help or "")] == []


@pytest.mark.parametrize("words", [words for words in leaves() if any(each.required for each in options(words))], ids=" ".join)
def test_what_needs_something_shows_an_example(haitang, words):
    assert f"haitang {' '.join(words)} " in haitang(*words, "--help").out.replace("用法：haitang", "")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("nix",), "没有“nix”这个命令"),
        (("replay",), "缺少参数“file”"),
        (("replay", "a.jsonl", "--sped", "3"), "没有“--sped”这个选项，是不是 --db, --speed？"),
        (("replay", "a.jsonl", "--speed", "0"), "太小，至少 0.1"),
        (("replay", "a.jsonl", "b.jsonl"), "多写了“b.jsonl”"),
        (("serve", "--port", "x"), "应当是整数"),
        (("serve", "--port", "70000"), "太大，最多 65535"),
        (("serve", "--port"), "后面要写上值"),
        (("account", "add", "li", "李"), "缺少选项“--role”"),
        (("account", "add", "li", "李", "--role", "king"), "只能是 desk、clerk、leader、admin"),
        (("tips", "week", "--day", "明天"), "应当是日期"),
        (("evaluate", "nowhere.jsonl"), "没有 nowhere.jsonl 这个文件"),
        (("evaluate", "."), "是文件夹"),
    ],
)
def test_misuse_is_answered_in_chinese_with_where_to_read_more(haitang, words, answer):
    said = haitang(*words)
    assert said.code == 2
    assert answer in said.err
    assert said.err.rstrip().endswith("--help")
    assert said.out == ""


@pytest.mark.parametrize("words", [(), ("town",), ("db",)])
def test_without_a_word_the_help_is_shown(haitang, words):
    assert haitang(*words).err == haitang(*words, "--help").out
