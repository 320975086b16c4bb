"""The words of the sheet 说明."""

from collections.abc import Iterator, Mapping, Sequence

from db.town.book import Column, Sheet
from db.town.lists import Codes
from db.town.sheets import BY_KEY, SHEETS

_HEADER = ("表", "列", "必填", "怎么填", "填什么")
_GENERAL = (
    "每张表第 1 行是列名，不要改列名和表名，不要合并单元格；空行不要紧，行的先后不要紧",
    "表和表之间用编号互相指；编号定了就不要改，改了就等于删掉旧的、加一行新的",
    "改一行：直接改格子。加一行：写在下面。删一行：把整行删掉；还有事项、消息指着的行删不掉，导入时会说明",
    "有一处不对，整个工作簿都不会导入，所有不对的地方会一次列出来",
    "列名底色深的必须填；手机号、编号这类数字按文字填",
)


def guide_lines(categories: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """Every column of every sheet, in the order in which they stand, then the known categories."""
    known = [("事项类别", code, "", "", name) for code, name in categories.items()]
    lines = [_HEADER, *(("总的说明", "", "", "", line) for line in _GENERAL)]
    return [*lines, *(line for sheet in SHEETS for line in _lines(sheet)), *known]


def _lines(sheet: Sheet) -> Iterator[Sequence[str]]:
    yield sheet.title, "", "", "", sheet.about
    for column in sheet.columns:
        yield sheet.title, column.header, "必填" if column.required else "", _hint(column), column.about


def _hint(column: Column) -> str:
    if not column.refers:
        return column.kind.hint
    several = "，可填多个，用顿号隔开" if isinstance(column.kind, Codes) else ""
    return f"“{BY_KEY[column.refers].title}”表里第 1 列的编号{several}"
