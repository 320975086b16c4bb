"""What can be wrong with a workbook, in words that a clerk can act upon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process

_SHOWN = 30  # faults spelled out in the error's own text; all of them are in `faults`
_LIKE_ENOUGH = 50  # of 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong. `row` counts as Excel shows it; it, the column and the sheet are empty where the fault is a wider one."""

    reason: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        if not self.sheet:
            return self.reason
        if self.row is None:
            return f"“{self.sheet}”表：{self.reason}"
        if not self.column:
            return f"“{self.sheet}”第 {self.row} 行：{self.reason}"
        return f"“{self.sheet}”第 {self.row} 行“{self.column}”{self._what()}"

    def _what(self) -> str:
        return f"写的是 {self.value}，{self.reason}" if self.value else self.reason


class WorkbookError(Exception):
    """The workbook was not taken, and nothing of it was written. `faults` is everything that was found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        shown = [str(fault) for fault in faults[:_SHOWN]]
        rest = [f"……还有 {len(faults) - _SHOWN} 处"] if len(faults) > _SHOWN else []
        super().__init__("\n".join([*shown, *rest]))
        self.faults = tuple(faults)


def nearest(word: str, words: Iterable[str]) -> str:
    """“, 是不是“…”?” with the word that comes nearest; empty where none comes near."""
    found = process.extractOne(word, list(words), score_cutoff=_LIKE_ENOUGH)
    return f"，是不是“{found[0]}”？" if found else ""
