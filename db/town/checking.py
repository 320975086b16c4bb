"""What must hold between the rows of a workbook: every code is used once, every reference leads somewhere, and the rules hold.

Pure: rows in, faults out. What can be said of one cell alone was said in reading.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from db.town.book import Book, Column, Row, Sheet
from db.town.faults import Fault, nearest
from db.town.reading import Reading
from db.town.rules import RULES, Faults, fault_at, not_one_desk, repeated, unknown_categories
from db.town.sheets import BY_KEY, DEPARTMENTS, SHEETS

_GUESSES = 50  # wrong codes of a column for which the right one is guessed; where there are more, something else is wrong


def check(reading: Reading, categories: Mapping[str, str]) -> list[Fault]:
    """`categories` are the names of the known ones by code."""
    book = reading.book
    found = (
        *(_used_twice(sheet, book) for sheet in SHEETS),
        *(_unknown_references(sheet, book, reading.unsure) for sheet in SHEETS),
        *(rule(book) for rule in RULES),
        () if DEPARTMENTS.key in reading.unsure else not_one_desk(book),
        unknown_categories(book, categories),
    )
    return [fault for faults in found for fault in faults]


def _used_twice(sheet: Sheet, book: Book) -> Faults:
    for column in filter(lambda column: column.unique, sheet.columns):
        for row, first in repeated(book[sheet.key], lambda row: row.values[column.field]):  # noqa: B023  used at once
            yield fault_at(sheet, row, column.field, f"第 {first.number} 行已经用了")
    if sheet.key_fields != ("code",):
        for row, first in repeated(book[sheet.key], lambda row: sheet.key_of(row.values)):
            yield fault_at(sheet, row, sheet.key_fields[0], f"和第 {first.number} 行重复了")


def _unknown_references(sheet: Sheet, book: Book, unsure: Collection[str]) -> Faults:
    for column in sheet.columns:
        if column.refers and column.refers not in unsure:
            yield from _unknown_in(sheet, column, book)


def _unknown_in(sheet: Sheet, column: Column, book: Book) -> Faults:
    target = BY_KEY[column.refers]
    what = target.column(target.key_fields[0]).header
    names = {key[0]: row.values.get("name") for row in book[target.key] if (key := target.key_of(row.values))}
    meant: dict[str, str] = {}
    for row, code in _named_in(book[sheet.key], column.field):
        if code not in names:
            if code not in meant:
                meant[code] = _meant(code, names) if len(meant) < _GUESSES else ""
            reason = f"“{target.title}”表里没有这个{what}{meant[code]}"
            yield Fault(reason, sheet.title, row.number, column.header, code)


def _named_in(rows: Iterable[Row], field: str) -> Iterator[tuple[Row, str]]:
    for row in rows:
        value = row.values[field]
        codes = value if isinstance(value, tuple) else (value,)
        yield from ((row, code) for code in codes if code)


def _meant(written: str, names: Mapping[str, str | None]) -> str:
    """Somebody who writes a name instead of the code is told the code. `names` are by code."""
    code = next((code for code, name in names.items() if name == written), None)
    return f"，要填编号“{code}”" if code else nearest(written, [name for name in names if _digits(name) == _digits(written)])


def _digits(code: str) -> int | None:
    """W3, w3 and W03 are alike; W3 and W4 never are, though they look it."""
    found = "".join(filter(str.isdecimal, code))
    return int(found) if found else None


def faults_by_place(faults: Iterable[Fault]) -> list[Fault]:
    """Sheet by sheet as they stand in the workbook, from top to bottom, one for each cell."""
    order: dict[str, int] = defaultdict(lambda: len(SHEETS), {sheet.title: place for place, sheet in enumerate(SHEETS)})
    first: dict[object, Fault] = {}
    for fault in faults:
        first.setdefault((fault.sheet, fault.row, fault.column, fault.value) if fault.row else fault, fault)
    return sorted(first.values(), key=lambda fault: (order[fault.sheet], fault.sheet, fault.row or 0))
