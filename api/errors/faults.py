"""What is wrong with the fields of a request, in Chinese, field by field."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.errors.problem import Problem

BROKEN = "broken_utf8"
"""The error type of our own fields for characters that are no text."""

_UNREADABLE = {BROKEN: BROKEN, "string_unicode": BROKEN, "json_invalid": "malformed_json"}
_REASONS = {
    BROKEN: "含有不是文字的字符",
    "string_unicode": "含有不是文字的字符",
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请核对拼写",
    "json_invalid": "不是正确的 JSON",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "string_pattern_mismatch": "格式不对",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "enum": "只能是 {expected}",
    "literal_error": "只能是 {expected}",
    "moment": "应当是带时区的时间，例如 2026-11-23T10:00:00+08:00",
    "string_type": "应当是文字",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "int_from_float": "应当是整数",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    "model_attributes_type": "应当是一个对象 {{…}}",
    "model_type": "应当是一个对象 {{…}}",
    "dict_type": "应当是一个对象 {{…}}",
    "list_type": "应当是一个列表 […]",
}


def problem_of_faults(errors: Iterable[Mapping[str, Any]]) -> Problem:
    """One problem for all faults of a request; its code is that of the gravest."""
    found = list(errors)
    unreadable = next((_UNREADABLE[error["type"]] for error in found if error["type"] in _UNREADABLE), None)
    only_types = all(error["type"].endswith(("_type", "_parsing", "_from_float")) for error in found)
    code = unreadable or ("wrong_type" if only_types else "validation")
    return Problem(code, fields={"faults": [_fault(error) for error in found]})


def _fault(error: Mapping[str, Any]) -> dict[str, str]:
    where, *steps = (str(step) for step in error["loc"])
    reason = _REASONS.get(error["type"])
    why = reason.format_map(error.get("ctx", {})) if reason else str(error["msg"])
    return {"in": where, "at": ".".join(steps), "why": why}
