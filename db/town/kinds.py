"""What a column can hold: each kind reads a cell, settles what the store has, and shows a value as a cell's text.

A value means the same wherever it comes from: reading what was shown gives it back.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from db.town.cells import UnfitError, clean, text_of, within
from db.town.faults import nearest

Value: TypeAlias = Any
"""Text, a word of `db.words`, a tuple of texts, an aware time, a bool; None where the cell is empty."""

_CODE = re.compile(r"[^\s、,，;；:：]+")
_PHONE = re.compile(r"1[3-9]\d{9}|(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?|[48]00-?\d{3}-?\d{4}|\d{3,6}")
_HOME = re.compile(r"^(\+86|0086|86(?=1\d{10}$))-?")


class Kind(Protocol):
    @property
    def hint(self) -> str:
        """What may be filled in, for the sheet 说明."""

    def read(self, cell: object) -> Value:
        """Raises UnfitError, whose message says why not."""

    def settle(self, stored: Any) -> Value:
        """What the store has, as if it had been read from a cell."""

    def show(self, value: Value) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    most: int  # characters

    @property
    def hint(self) -> str:
        return f"文字，最多 {self.most} 个字"

    def read(self, cell: object) -> str | None:
        return within(text_of(cell), self.most) or None

    def settle(self, stored: str | None) -> str | None:
        return clean(stored or "") or None

    def show(self, value: str | None) -> str:
        return value or ""


@dataclass(frozen=True, slots=True)
class Code(Text):
    """A row's own code, or that of a row of another sheet."""

    @property
    def hint(self) -> str:
        return f"编号，最多 {self.most} 个字符，不含空格和标点"

    def read(self, cell: object) -> str | None:
        text = within(text_of(cell), self.most)
        if text and not _CODE.fullmatch(text):
            raise UnfitError("编号里不能有空格、顿号、逗号、分号、冒号")
        return text or None


@dataclass(frozen=True, slots=True)
class Phone(Text):
    @property
    def hint(self) -> str:
        return "手机号、座机或短号"

    def read(self, cell: object) -> str | None:
        text = _HOME.sub("", re.sub(r"\s", "", re.sub(r"[—–－‐−]", "-", text_of(cell))))
        if text and not _PHONE.fullmatch(text):
            raise UnfitError(f"不像电话号码（共 {sum(map(str.isdigit, text))} 位数字），手机号应是 11 位")
        return text or None


@dataclass(frozen=True, slots=True)
class Flag:
    """是 or 否; an empty cell is 否."""

    hint: str = "是 或 否，不填就是否"

    def read(self, cell: object) -> bool:
        text = text_of(cell).upper()
        if text in {"是", "对", "√", "✓", "TRUE", "1"}:
            return True
        if text in {"", "否", "×", "FALSE", "0"}:
            return False
        raise UnfitError("只能填 是 或 否")

    def settle(self, stored: bool) -> bool:  # noqa: FBT001  it is the value itself
        return stored

    def show(self, value: bool) -> str:  # noqa: FBT001
        return "是" if value else "否"


@dataclass(frozen=True, slots=True)
class Words:
    """One of a closed set; the clerk sees the Chinese, the store the word."""

    of: Mapping[str, StrEnum]

    @property
    def hint(self) -> str:
        return "只能填：" + "、".join(self.of)

    def read(self, cell: object) -> StrEnum | None:
        text = text_of(cell)
        if text and text not in self.of:
            raise UnfitError(f"{self.hint}{nearest(text, self.of)}")
        return self.of[text] if text else None

    def settle(self, stored: StrEnum) -> StrEnum:
        return stored

    def show(self, value: StrEnum | None) -> str:
        return next((word for word, meant in self.of.items() if meant is value), "")
