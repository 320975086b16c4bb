"""From a file to tables of bare cells, as far as an .xlsx file can be trusted: it may be broken, huge, or not one at all."""

import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import repeat
from operator import is_
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from db.town.cells import Broken, clean, shown
from db.town.faults import Fault, WorkbookError

_MOST_UNPACKED = 32 * 1024 * 1024  # bytes; a town's workbook has less than one million
_MOST_ROWS = 20_000
_MOST_COLUMNS = 40  # what stands further to the right is not looked at
_MOST_SHEETS = 40
_LAST_ROW = 1_048_576  # Excel's own
_DTD = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))  # no honest workbook has one
_OLE = b"\xd0\xcf\x11\xe0"  # how .xls files begin, and .xlsx files with a password
_NOT_XLSX = "这不是 Excel 工作簿（.xlsx），或者文件坏了；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
_OLD = "这是旧格式（.xls）或加了密码的文件；请去掉密码，另存为 .xlsx 再导入"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it stands in the file. `rows` are the ones that hold anything, with their numbers; `merged` are ranges."""

    title: str
    rows: list[tuple[int, tuple[object, ...]]]
    merged: tuple[tuple[int, str], ...]


def read_tables(content: bytes | Path) -> list[Table]:
    """Raises WorkbookError for a file that cannot be read, or is larger than any town."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    _require_sane(data)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")  # styles and validations that it does not know
            return _read(data)
    except WorkbookError:
        raise
    except Exception as error:  # a file that is broken inside makes openpyxl raise whatever comes
        raise WorkbookError([Fault(_NOT_XLSX)]) from error


def _require_sane(data: bytes) -> None:
    if data.startswith(_OLE):
        raise WorkbookError([Fault(_OLD)])
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > _MOST_UNPACKED:
                raise _too_large(unpacked)
            trapped = any(mark in content for content in map(archive.read, archive.namelist()) for mark in _DTD)
    except (BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error) as error:
        raise WorkbookError([Fault(_NOT_XLSX)]) from error
    if trapped:
        raise WorkbookError([Fault(_NOT_XLSX)])


def _read(data: bytes) -> list[Table]:
    workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        tables = [_table(sheet) for sheet in workbook.worksheets[:_MOST_SHEETS]]
    finally:
        workbook.close()
    if sum(len(table.rows) for table in tables) > _MOST_ROWS:
        raise _too_many_rows()
    return tables


def _table(sheet: Any) -> Table:
    with sheet._get_source() as xml:  # noqa: SLF001  openpyxl, when it streams, tells nothing of merged cells and formulas
        merged, unsolved = _oddities(xml)
    return Table(clean(sheet.title), list(_rows(sheet, unsolved)), merged)


def _rows(sheet: Any, unsolved: frozenset[str]) -> Iterator[tuple[int, tuple[object, ...]]]:
    sheet.reset_dimensions()  # what the file says of its size is often not so
    found = 0
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        if number > _LAST_ROW:
            raise _too_many_rows()
        if all(map(is_, row, repeat(EMPTY_CELL))):
            continue  # a million of these can lie between two rows, and nothing of them is in the file
        cells = tuple(_content(cell, unsolved) for cell in row)
        if any(shown(cell) for cell in cells):
            found += 1
            yield number, cells
        if found > _MOST_ROWS:
            raise _too_many_rows()


def _content(cell: Any, unsolved: frozenset[str]) -> object:
    if cell.data_type == "e":
        return Broken(str(cell.value), "公式出错了，请改成普通文字")
    if unsolved and cell.value is None and getattr(cell, "coordinate", "") in unsolved:
        return Broken("公式", "公式还没有算出结果，请在 Excel 里打开、保存一次，或改成普通文字")
    if type(cell.value) is int and set(cell.number_format) == {"0"}:  # shown as 007
        return str(cell.value).zfill(len(cell.number_format))
    value: object = cell.value
    return value


def _oddities(xml: IO[bytes]) -> tuple[tuple[tuple[int, str], ...], frozenset[str]]:
    """Merged ranges with their first row, and the cells whose formula nobody has worked out."""
    merged, unsolved = [], set()
    for _, element in iterparse(xml):  # noqa: S314  a file with a DTD came no further than _require_sane
        name = element.tag.rpartition("}")[2]
        if name == "mergeCell":
            span = element.get("ref", "")
            merged.append((int("".join(filter(str.isdigit, span.partition(":")[0]))), span))
        elif name == "c" and element.get("t") != "str" and element.find("{*}f") is not None:
            if not element.findtext("{*}v"):
                unsolved.add(element.get("r", ""))
        elif name == "row":
            element.clear()
    return tuple(merged), frozenset(unsolved)


def _too_large(unpacked: int) -> WorkbookError:
    return WorkbookError(
        [Fault(f"文件太大，解开有 {unpacked // 1024 // 1024} MB，最多 32 MB；请删去图片、多余的表和底下的空行")]
    )


def _too_many_rows() -> WorkbookError:
    return WorkbookError([Fault(f"行数太多，最多 {_MOST_ROWS} 行")])
