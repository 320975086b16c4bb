"""Kinds of columns that hold several things in one cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from db.town.cells import UnfitError, clean, raw_text, within

_BETWEEN = re.compile(r"[、,，;；\n]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # Chinese names have no spaces in them
_BETWEEN_CODES = re.compile(r"[、,，;；\s]")


@dataclass(frozen=True, slots=True)
class Names:
    """Several texts in one cell, each once, in their order."""

    most: int

    @property
    def hint(self) -> str:
        return f"可填多个，用顿号隔开，每个最多 {self.most} 个字"

    def read(self, cell: object) -> tuple[str, ...]:
        return self.settle(within(name, self.most) for name in _BETWEEN.split(raw_text(cell)))

    def settle(self, stored: Iterable[str]) -> tuple[str, ...]:
        parts = (clean(part) for name in stored for part in _BETWEEN.split(name))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show(self, value: tuple[str, ...]) -> str:
        return "、".join(value)


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of several rows of another sheet; their order says nothing."""

    most: int
    hint: str = "可填多个编号，用顿号隔开"

    def read(self, cell: object) -> tuple[str, ...]:
        return self.settle(within(clean(code), self.most) for code in _BETWEEN_CODES.split(raw_text(cell)))

    def settle(self, stored: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({code for code in stored if code}))

    def show(self, value: tuple[str, ...]) -> str:
        return "、".join(value)


@dataclass(frozen=True, slots=True)
class Accounts:
    """Further accounts of a person, each written 平台:账号 and kept so."""

    hint: str = "可填多个，写成 平台:账号，用顿号隔开"

    def read(self, cell: object) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_account(part) for part in _BETWEEN.split(raw_text(cell)) if clean(part)))

    def settle(self, stored: Iterable[str]) -> tuple[str, ...]:
        return tuple(stored)

    def show(self, value: tuple[str, ...]) -> str:
        return "、".join(value)


def _account(part: str) -> str:
    channel, colon, account = clean(part).replace("：", ":").partition(":")
    if not (channel.strip() and colon and account.strip()):
        raise UnfitError("每个账号要写成 平台:账号")
    return f"{within(channel.strip(), 32)}:{within(account.strip(), 128)}"  # as long as the store's columns
