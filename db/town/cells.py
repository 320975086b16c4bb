"""What stands in a cell, as plain text, however a clerk typed it or Excel keeps it."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

_FULL_WIDTH = {code: code - 0xFEE0 for span in ("０９", "ＡＺ", "ａｚ") for code in range(ord(span[0]), ord(span[1]) + 1)}
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("_x000[dD]_|[\x00-\x1f\x7f]")  # Excel writes a carriage return as _x000D_
_PRECISE = 10**15  # Excel keeps 15 digits of a number and makes the rest zeros


class UnfitError(Exception):
    """A cell does not hold what its column asks for. The message is the reason, for the clerk."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that Excel itself could not work out."""

    shown: str
    reason: str

    def __str__(self) -> str:
        return self.shown


def clean(text: str) -> str:
    """One line, with single spaces, half-width letters and digits, and nothing that cannot be seen."""
    seen = _CONTROLS.sub(" ", _UNSEEN.sub("", text))
    return " ".join(seen.translate(_FULL_WIDTH).split())


def raw_text(cell: object) -> str:
    """The cell as its text, line breaks and all. Raises UnfitError where Excel made something else of what was typed."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Broken():
            raise UnfitError(cell.reason)
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return _digits(cell)
        case date() | time() | timedelta():
            raise UnfitError("被 Excel 当成了日期或时间，请把单元格格式设成“文本”再填一次")
        case _:
            return str(cell)


def text_of(cell: object) -> str:
    return clean(raw_text(cell))


def within(text: str, most: int) -> str:
    """The text. Raises UnfitError where it is longer than `most` characters."""
    if len(text) > most:
        raise UnfitError(f"太长了，有 {len(text)} 个字，最多 {most} 个")
    return text


def shown(cell: object) -> str:
    """The cell for a fault's text: never fails, never long."""
    text = clean(str("" if cell is None else cell))
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  a line of a message


def _digits(number: float) -> str:
    if abs(number) >= _PRECISE:
        raise UnfitError("数字太长，Excel 只记得住前 15 位，请把单元格格式设成“文本”再填一次")
    whole = isinstance(number, int) or number.is_integer()
    return str(int(number)) if whole else str(number)
