"""Names of groups without what they all have in common: "海棠镇·石岭村1社云网格群" is "石岭村1社" among its like."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from cases.town import Town
from db.words import GroupKind

_MIDDLE = "·"
_SHORTEST_END = 3  # characters; a shorter one is worth no cut


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Each name with its short form."""
    found = list(names)
    if len(found) < 2:  # noqa: PLR2004  one name has nothing in common with others
        return {name: name for name in found}
    begin, middle, _ = _common_beginning(found).rpartition(_MIDDLE)
    start = len(begin + middle)
    end = len(_common_beginning([name[::-1] for name in found]))
    end = end if end >= _SHORTEST_END else 0
    return {name: name[start : len(name) - end] or name for name in found}


def _common_beginning(names: Sequence[str]) -> str:
    """In the order of letters, what the first and the last have in common all have."""
    pairs = zip(min(names), max(names), strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def group_names(town: Town) -> dict[int, str]:
    """The residents' groups by number, in short; others by their full name."""
    groups = town.groups.values()
    short = short_names(group.name for group in groups if group.kind is GroupKind.RESIDENT)
    return {group.id: short.get(group.name, group.name) if group.kind is GroupKind.RESIDENT else group.name for group in groups}
