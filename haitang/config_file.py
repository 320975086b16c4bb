"""Reading config.yaml. YAML has traps that people fall into without noticing: they are taken out here.

21:00 without quotes is the number 1260 in YAML 1.1, and of two equal keys the last one silently wins.
"""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml


class UnreadableConfigError(Exception):
    """What is wrong with the file as a whole, in Chinese."""


class _Loader(yaml.SafeLoader):
    """Numbers are decimal, times of day stay words, and a key stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}”写了两遍", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag not in _NUMBERS]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_NUMBERS[0], re.compile(r"[-+]?(0|[1-9]\d*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver(_NUMBERS[1], re.compile(r"[-+]?\d+\.\d*$"), list("-+0123456789"))


def read(path: Path) -> dict[str, Any]:
    """What stands in the file; a section that holds only comments is None. Raises UnreadableConfigError."""
    try:
        written = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506  our loader is a SafeLoader
    except OSError as error:
        raise UnreadableConfigError(f"读不到：{error.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableConfigError("不是 UTF-8 编码，请用 UTF-8 另存一次") from None
    except yaml.YAMLError as error:
        raise UnreadableConfigError(_where(error)) from None
    if written is None:
        return {}
    if not isinstance(written, dict) or not all(isinstance(key, str) for key in written):
        raise UnreadableConfigError("最外层应当是“名称: 值”")
    return written


def _where(error: yaml.YAMLError) -> str:
    """Where YAML gave up, in lines as an editor counts them."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "读不懂"
    if mark is None:
        return f"不是正确的 YAML：{problem}"
    return f"第 {mark.line + 1} 行第 {mark.column + 1} 列不是正确的 YAML：{problem}。请检查冒号、缩进和引号"
