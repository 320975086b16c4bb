"""Which single character stands for which: width, case, traditional script and a few spelling variants, as one plain table.

NFKC of a text is taken character by character, so that a table can do it. What no table of single characters can hold
(ligatures, zero-width characters, combining marks) it marks with None: such a text must be read the slow way.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

# Blocks in which NFKC or case changes a character. Han and Hangul between them never change, but for what zhconv knows.
_BLOCKS = (
    range(0x20, 0x3400),
    range(0xA000, 0xAC00),
    range(0xD7B0, 0x10000),
    range(0x1D400, 0x1D800),
    range(0x1F100, 0x1F300),
    range(0x2F800, 0x2FA20),
)


@dataclass(frozen=True, slots=True)
class Script:
    """`table` gives for a character the one that stands for it, None where no single one does; `touched` holds its keys."""

    singles: Mapping[str, str]
    table: Mapping[str, str | None]
    touched: frozenset[str]

    def plain_form(self, piece: str) -> str:
        """The plain form of a character, or of a base character with its combining marks; empty for what is not to be seen."""
        folded = unicodedata.normalize("NFKC", piece).lower()
        return "".join(self.singles.get(c, c) for c in folded if not _invisible(c))


def build_script(variants: Mapping[str, str]) -> Script:
    singles = _simplified() | dict(variants)
    singles = {character: singles.get(plain, plain) for character, plain in singles.items()}
    script = Script(singles, {}, frozenset())
    table: dict[str, str | None] = {}
    for character in set(chain(_listed(), singles)):
        form = script.plain_form(character)
        if len(form) != 1 or unicodedata.combining(character):
            table[character] = None
        elif form != character:
            table[character] = form
    return Script(singles, table, frozenset(table))


def _simplified() -> dict[str, str]:
    words: Mapping[str, str] = json.loads(_dictionary().read_text(encoding="utf-8"))["zh2Hans"]
    return {word: plain for word, plain in words.items() if len(word) == len(plain) == 1 and word != plain}


def _dictionary() -> Path:
    """Of zhconv only the table is needed; importing it would load half of setuptools."""
    spec = find_spec("zhconv")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("zhconv")
    return Path(spec.submodule_search_locations[0]) / "zhcdict.json"


def _listed() -> Iterable[str]:
    return map(chr, chain(*_BLOCKS))


def _invisible(character: str) -> bool:
    """Zero-width, direction and control characters, variation selectors and lone surrogates; never blanks and line ends."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cs"}:
        return True
    return (category == "Cc" and character not in "\n\t\r") or "\ufe00" <= character <= "\ufe0f"
