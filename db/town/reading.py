"""From tables of bare cells to the rows of the sheets, with everything on the way that is not as it should be."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from db.town.book import Book, Column, Row, Sheet
from db.town.cells import UnfitError, shown
from db.town.faults import Fault, nearest
from db.town.kinds import Value
from db.town.sheets import GUIDE, SHEETS
from db.town.tables import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """`unsure` are the keys of sheets of which not every row is known: nothing may be concluded from what they lack."""

    book: Book
    faults: list[Fault] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def read_book(tables: Sequence[Table]) -> Reading:
    """Never raises; a sheet whose columns are not all there is read as empty."""
    by_title = {table.title: table for table in tables}
    readers = [_SheetReader(sheet, by_title.get(sheet.title)) for sheet in SHEETS]
    book = {reader.sheet.key: reader.rows() for reader in readers}
    return Reading(
        book,
        [*_strange_titles(tables), *(fault for reader in readers for fault in reader.faults)],
        {reader.sheet.key for reader in readers if reader.unsure},
    )


def _strange_titles(tables: Sequence[Table]) -> list[Fault]:
    titles = Counter(table.title for table in tables)
    known = {sheet.title for sheet in SHEETS}
    twice = [Fault("有两张同名的表，请删去一张", title) for title, times in titles.items() if times > 1]
    strange = [table.title for table in tables if table.rows and table.title not in known | {GUIDE}]
    return twice + [Fault(f"不是这个工作簿里的表{_meant(title, known, titles)}", title) for title in strange]


def _meant(title: str, known: Collection[str], found: Collection[str]) -> str:
    """The nearest right name, rather one that is missing."""
    return nearest(title, [name for name in known if name not in found]) or nearest(title, known)


class _SheetReader:
    def __init__(self, sheet: Sheet, table: Table | None) -> None:
        self.sheet = sheet
        self.faults: list[Fault] = []
        self.unsure = False
        self._table = table
        self._titles: Sequence[str] = ()

    def rows(self) -> list[Row]:
        if self._table is None:
            self._doubt("没有这张表；不能少，里面可以一行也没有")
            return []
        for number, span in self._table.merged:
            self._doubt(f"{span} 合并了单元格，请取消合并，每一行都填上", row=number)
        self._titles = next(([shown(cell) for cell in cells] for number, cells in self._table.rows if number == 1), ())
        places = self._places()
        if len(places) < len(self.sheet.columns):
            return []
        return [self._row(number, cells, places) for number, cells in self._table.rows if number > 1]

    def _places(self) -> Mapping[str, int]:
        """Where which column is, by its header; those that are there once."""
        known = {column.header for column in self.sheet.columns}
        for title in sorted(known.difference(self._titles)):
            self._doubt("这一列不见了；不能少，里面可以空着", row=1, column=title)
        times = Counter(filter(None, self._titles))
        for title in times:
            if title not in known:
                self._complain(f"不是这张表的列{_meant(title, known, self._titles)}", row=1, column=title)
            elif times[title] > 1:
                self._doubt("这一列有两个，请删去一个", row=1, column=title)
        return {title: place for place, title in enumerate(self._titles) if title in known and times[title] == 1}

    def _row(self, number: int, cells: Sequence[object], places: Mapping[str, int]) -> Row:
        for place, cell in enumerate(cells):
            if shown(cell) and not (place < len(self._titles) and self._titles[place]):
                self._complain(f"“{shown(cell)}”上面没有列名，不知道是什么", row=number)
        values = {
            column.field: self._value(number, column, cells[place] if (place := places[column.header]) < len(cells) else None)
            for column in self.sheet.columns
        }
        return Row(self.sheet.tidy(values), number)

    def _value(self, number: int, column: Column, cell: object) -> Value:
        try:
            value = column.kind.read(cell)
        except UnfitError as error:
            self._unreadable(column, Fault(str(error), self.sheet.title, number, column.header, shown(cell)))
            return column.blank
        if column.required and value is None:
            self._unreadable(column, Fault("没有填，这一列必须填", self.sheet.title, number, column.header))
        return column.blank if value is None else value

    def _unreadable(self, column: Column, fault: Fault) -> None:
        self.faults.append(fault)
        self.unsure |= column.field in self.sheet.key_fields

    def _doubt(self, reason: str, *, row: int | None = None, column: str = "") -> None:
        self._complain(reason, row=row, column=column)
        self.unsure = True

    def _complain(self, reason: str, *, row: int | None = None, column: str = "") -> None:
        self.faults.append(Fault(reason, self.sheet.title, row, column))
