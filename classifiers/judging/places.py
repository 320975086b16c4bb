"""Where it is: numbered villages, groups, buildings and units, places by their last word, and the town's own names."""

import re
from collections.abc import Iterator

from classifiers.finding.findings import Findings, outermost

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_NUMBERED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,6}}(?:村|社区))?{_NUMBER}(?:社|组|队|号楼|栋|单元|幢)(?:{_NUMBER}(?:单元|楼|号))?(?!会)"
)
_KIND = "湾|坝|垭口|沟|坡|桥|院子|大院|老房子|堰塘|山坪塘|水库|场口|路口|学校|小学|中学|卫生院|市场|车站|供销社|粮站|派出所"
_NAMED = re.compile(rf"(?:[\u4e00-\u9fff]{{1,4}})(?:{_KIND})(?:上头|下头|旁边|门口|边上|背后|对面|那边|那里)?")
_CUT = re.compile(r"^.*(?:[的在到从去了是把往走过有个那这哪我你他她们就都还要喊说]|边的|屋头)")
_MOST = 4


def find_places(findings: Findings) -> tuple[str, ...]:
    """At most four, in the order of the text, as written. The town's own names come before what only looks like a place."""
    plain = findings.text.plain
    own = list(outermost(findings.places))
    spans = [*own, *_apart(own, plain)]
    original = findings.text.original
    names = (original[slice(*findings.text.span(*span))].strip() for span in spans)
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST]


def _apart(own: list[tuple[int, int]], plain: str) -> Iterator[tuple[int, int]]:
    for start, end in _looking_like(plain):
        if not any(start < taken_end and taken_start < end for taken_start, taken_end in own):
            yield start, end


def _looking_like(plain: str) -> Iterator[tuple[int, int]]:
    for match in _NUMBERED.finditer(plain):
        yield match.span()
    for match in _NAMED.finditer(plain):
        filler = _CUT.match(match.group())
        start = match.start() + (filler.end() if filler else 0)
        if match.end() - start > 1:
            yield start, match.end()
