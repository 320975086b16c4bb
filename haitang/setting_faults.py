"""What is wrong with the settings, told in Chinese: where it stands, what it should be, and the nearest right name."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from rapidfuzz import process

PREFIX = "HAITANG_"
_BETWEEN = "__"
_SHOWN = 60  # characters of a wrong value
_SECRET = ("store", "channels")  # sections in which a password may stand; their values are never repeated

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the settings: `path` as "store.url" or as the variable it came from, `why` in Chinese."""

    path: str
    why: str


class BadSettingsError(Exception):
    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        self.source, self.faults = source, tuple(faults)
        lines = "".join(f"\n  {fault.path}：{fault.why}" for fault in self.faults)
        super().__init__(f"配置有误（{source}）：{lines}")


def paths_of(model: type[BaseModel], above: Path = ()) -> Iterator[Path]:
    """Every key of the settings, sections before what stands in them."""
    for name, field in model.model_fields.items():
        yield (*above, name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from paths_of(field.annotation, (*above, name))


def variable(path: Sequence[str]) -> str:
    """The name of the environment variable that sets `path`."""
    return PREFIX + _BETWEEN.join(path).upper()


def fault_of(detail: ErrorDetails, model: type[BaseModel]) -> Fault:
    """What pydantic found, in words for the person who wrote it."""
    path = tuple(str(step) for step in detail["loc"])
    return Fault(_origin(path), _unknown(path, model) if detail["type"] == "extra_forbidden" else _wrong(path, detail))


def unknown_variables(model: type[BaseModel], besides: str) -> list[Fault]:
    """Variables with our prefix that name no section; what is unknown within a section is found with the rest."""
    known = {variable(path) for path in paths_of(model)}
    sections = {variable(path) for path in paths_of(model) if len(path) == 1}
    ours = (name for name in os.environ if name.startswith(PREFIX) and name != besides)
    strange = (name for name in ours if PREFIX + name.removeprefix(PREFIX).partition(_BETWEEN)[0].upper() not in sections)
    return [Fault(name, f"没有这一项{_nearest(name, known)}") for name in strange]


def _origin(path: Path) -> str:
    """The variable that set it, where one did, else the path in the file."""
    names = (variable(path[:length]) for length in range(len(path), 0, -1))
    return next((name for name in names if name in os.environ), ".".join(path))


def _unknown(path: Path, model: type[BaseModel]) -> str:
    *above, key = path
    known = list(paths_of(model))
    siblings = [each[-1] for each in known if each[:-1] == tuple(above)]
    if hint := _nearest(key, siblings):
        return f"没有这一项{hint}"
    elsewhere = next((".".join(each) for each in known if each[-1] == key), "")
    return f"没有这一项，应当写成 {elsewhere}" if elsewhere else "没有这一项"


def _nearest(key: str, known: Iterable[str]) -> str:
    found = process.extractOne(key, list(known), score_cutoff=60)
    return f"，是不是 {found[0]}？" if found else ""


def _wrong(path: Path, detail: ErrorDetails) -> str:
    if detail["type"] == "value_error":  # our own words
        return str(detail["ctx"]["error"])
    limit = next(iter(detail.get("ctx", {}).values()), "")
    why = _REASONS.get(detail["type"], "写法不对").format(limit=limit)
    return why if path[0] in _SECRET else f"{why}，现在写的是 {str(detail['input'])[:_SHOWN]}"


_REASONS = {
    "int_parsing": "应当是整数",
    "int_type": "应当是整数",
    "int_from_float": "应当是整数",
    "float_parsing": "应当是数字",
    "float_type": "应当是数字",
    "finite_number": "应当是数字",
    "bool_parsing": "应当是 true 或 false",
    "bool_type": "应当是 true 或 false",
    "string_type": "应当是文字",
    "path_type": "应当是文件路径",
    "missing": "缺少这一项",
    "greater_than_equal": "太小，至少 {limit}",
    "greater_than": "太小，应当大于 {limit}",
    "less_than_equal": "太大，最多 {limit}",
    "less_than": "太大，应当小于 {limit}",
    "time_parsing": '应当是时刻，例如 "08:30"',
    "time_type": '应当是时刻，例如 "08:30"',
    "date_from_datetime_parsing": "应当是日期，例如 2026-10-01",
    "date_from_datetime_inexact": "应当是日期，例如 2026-10-01",
    "date_parsing": "应当是日期，例如 2026-10-01",
    "date_type": "应当是日期，例如 2026-10-01",
    "tuple_type": "应当是一列值，例如 [一, 二]",
    "frozen_set_type": "应当是一列值，例如 [一, 二]",
    "too_long": "写多了，最多 {limit} 个",
    "model_type": "应当是一段，里面是“名称: 值”",
    "mapping_type": "应当是一段，里面是“名称: 值”；没有设置项就写 {{}}",
    "dict_type": "应当是一段，里面是“名称: 值”；没有设置项就写 {{}}",
}
