"""A bar where somebody looks, nothing where a program reads."""

import sys
from io import StringIO

from haitang.cli.progress import progress


class Terminal(StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def run(monkeypatch, where):
    monkeypatch.setattr(sys, "stderr", where)
    monkeypatch.setenv("TERM", "xterm")
    with progress("回放", 10) as advance:
        advance(5)
        advance(10)
    return where.getvalue()


def test_a_bar_on_a_terminal(monkeypatch):
    assert "回放" in run(monkeypatch, Terminal())


def test_nothing_elsewhere(monkeypatch):
    assert run(monkeypatch, StringIO()) == ""
