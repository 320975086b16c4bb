"""What the command-line library says in English of its own accord, in Chinese: headings of the help, and misuse of a command."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HEADINGS = (
    ("Usage: ", "用法："),
    ("\nArguments:", "\n参数："),
    ("\nOptions:", "\n选项："),
    ("\nCommands:", "\n命令："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 …"),
    ("Show this message and exit.", "看这份说明。"),
    ("[required]", "（必填）"),
)
_MISUSE = (
    (r"Missing argument '(.+?)'.*", r"缺少参数“\1”。"),
    (r"Missing option '(.+?)'\.?.*", r"缺少选项“\1”。"),
    (r"Missing command\.", "要写上做什么。"),
    (r"No such command '(.+?)'\..*", r"没有“\1”这个命令。"),
    (r"No such option: (\S+) \(Possible options: (.+)\)", r"没有“\1”这个选项，是不是 \2？"),
    (r"No such option: (\S+).*", r"没有“\1”这个选项。"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"多写了“\1”。"),
    (r"Option '(.+?)' requires .*", r"选项“\1”后面要写上值。"),
    (r"Invalid value for '(.+?)': .*'(.+)' does not exist\.", r"“\1”：没有 \2 这个文件。"),
    (r"Invalid value for '(.+?)': .*'(.+)' is a directory\.", r"“\1”：\2 是文件夹，要的是文件。"),
    (r"Invalid value for '(.+?)': .*is not one of '(.+)'\.?", r"“\1”的值不对，只能是 \2。"),
    (r"Invalid value for '(.+?)': .*greater than or equal to ([\d.]+).*", r"“\1”的值太小，至少 \2。"),
    (r"Invalid value for '(.+?)': .*less than or equal to ([\d.]+).*", r"“\1”的值太大，最多 \2。"),
    (r"Invalid value for '(.+?)': .*valid integer.*", r"“\1”的值应当是整数。"),
    (r"Invalid value for '(.+?)': .*valid number.*", r"“\1”的值应当是数字。"),
    (r"Invalid value for '(.+?)': .*match the formats '%Y-%m-%d'.*", r"“\1”应当是日期，例如 2026-12-01。"),
    (r"Invalid value for '(.+?)': .*", r"“\1”的值不对。"),
)


class ChineseCommand(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return _help(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return _help(super().get_help(ctx))


def family(help_: str) -> typer.Typer:
    """Commands under one name."""
    return typer.Typer(cls=ChineseGroup, help=help_, no_args_is_help=True, rich_markup_mode=None)


def misuse(fault: Any) -> str:
    """What is wrong with how a command was called; `fault` is the library's own UsageError."""
    said = str(fault.format_message())
    if type(fault).__name__ == "NoArgsIsHelpError":  # nothing was asked, and this is the help
        return said
    said = re.sub(r"\s+", " ", said).replace("', '", "、")
    words = next((re.sub(form, put, said) for form, put in _MISUSE if re.fullmatch(form, said)), said)
    where = fault.ctx.command_path if fault.ctx else "haitang"
    return f"{words}\n说明见：{where} --help"


def _help(text: str) -> str:
    for english, chinese in _HEADINGS:
        text = text.replace(english, chinese)
    return text
