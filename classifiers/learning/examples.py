"""Labelled texts, and the public ones that ship: chat that must stay chat, and matters where the corpus is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """`subject` is a category, for fraud its type where it is known, or None for chat. `key` names the text for whoever keeps
    it and is empty for a public one; `sender` tells one person from another.
    """

    text: str
    subject: str | None
    key: str = ""
    sender: str = ""

    @property
    def public(self) -> bool:
        return not self.key


@cache
def public_examples() -> tuple[Example, ...]:
    """What ships: a small set of chat lines, and the corpus where the program was installed with it."""
    lines = (files("classifiers.learning") / "chat.txt").read_text(encoding="utf-8").splitlines()
    chat = (Example(line, None) for line in lines if line and not line.startswith("#"))
    return tuple(dict.fromkeys((*chat, *_corpus(files("classifiers") / "corpus"))))


def _corpus(folder: Traversable) -> Iterator[Example]:
    if not folder.is_dir():
        return
    for author in sorted(folder.iterdir(), key=lambda one: one.name):
        for file in sorted(author.iterdir(), key=lambda one: one.name) if author.is_dir() else ():
            if file.name.endswith(".tsv"):
                yield from _first_words(file.read_text(encoding="utf-8"))


def _first_words(content: str) -> Iterator[Example]:
    """Chat, and the first message of every matter: what follows it is understood only together with it."""
    seen: set[str] = set()
    for line in content.splitlines():
        if not line:
            seen.clear()
        speaker, label, text = [*line.split("\t", 2), "", ""][:_FIELDS]
        if not speaker.startswith("r") or not text:
            continue
        code, _, matter = label.partition("@")
        parts = code.split(".")
        if len(parts) == 1:
            yield Example(text, None)
        elif not matter or matter not in seen:
            seen.add(matter)
            yield Example(text, parts[1] if len(parts) == _FIELDS else parts[0])
