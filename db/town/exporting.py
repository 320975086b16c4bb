"""The town as a workbook that a clerk can open, understand and edit."""

import asyncio
import unicodedata
from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy.ext.asyncio import AsyncSession

from db.town.book import Book, Row, Sheet
from db.town.guide import guide_lines
from db.town.kinds import Flag, Words
from db.town.sheets import GUIDE, SHEETS
from db.town.stored import book_of, load

_AS_TEXT = "@"  # Excel leaves what is typed as it is typed: 007 stays 007
_BOLD = Font(bold=True)
_MUST = PatternFill("solid", fgColor="F8D7C4")  # columns that must be filled in
_MAY = PatternFill("solid", fgColor="E4E4E4")
_NARROW, _WIDE = 6, 60  # letters
_LAST_ROW = 20_001


async def export_workbook(session: AsyncSession, *, categories: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The town as it stands. `categories`, names by code, are listed on the first sheet."""
    return await asyncio.to_thread(render, book_of(await load(session, {})), categories=categories)


def render(book: Book, *, categories: Mapping[str, str] = MappingProxyType({})) -> bytes:
    workbook = Workbook()
    _fill_guide(workbook.worksheets[0], guide_lines(categories))
    for sheet in SHEETS:
        _fill(workbook.create_sheet(sheet.title), sheet, book[sheet.key])
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _fill(worksheet: Any, sheet: Sheet, rows: Sequence[Row]) -> None:
    lines = [[column.kind.show(row.values[column.field]) for column in sheet.columns] for row in rows]
    _write(worksheet, [[column.header for column in sheet.columns], *lines])
    worksheet.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, start=1):
        head = worksheet.cell(1, place)
        head.font, head.fill = _BOLD, _MUST if column.required else _MAY
        if choices := _choices(column.kind):
            letter = get_column_letter(place)
            offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
            offer.add(f"{letter}2:{letter}{_LAST_ROW}")
            worksheet.add_data_validation(offer)


def _fill_guide(worksheet: Any, lines: Sequence[Sequence[str]]) -> None:
    worksheet.title = GUIDE
    _write(worksheet, lines)
    for cell in worksheet[1]:
        cell.font, cell.fill = _BOLD, _MAY
    worksheet.freeze_panes = "A2"
    for row in worksheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write(worksheet: Any, lines: Sequence[Sequence[str]]) -> None:
    """Everything as text, also what looks like a number or a formula."""
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            cell = worksheet.cell(number, place, text or None)
            cell.number_format = _AS_TEXT
            if text:
                cell.data_type = "s"
    for place, texts in enumerate(zip(*lines, strict=True), start=1):
        dimension = worksheet.column_dimensions[get_column_letter(place)]
        dimension.width = min(_WIDE, max(_NARROW, *map(_letters, texts)) + 2)
        dimension.number_format = _AS_TEXT


def _letters(text: str) -> int:
    """The width of a text; a Chinese character is two letters wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _choices(kind: object) -> Sequence[str]:
    if isinstance(kind, Words):
        return list(kind.of)
    return ("是", "否") if isinstance(kind, Flag) else ()
