"""A workbook small enough to hold in one's head, and a pencil to write into it.

石岭村   W1  M1 上湾 黄秋菊 (stand-in 陈大勇)   M2 下湾 黄秋菊
海棠花社区 W2  M3 老街 nobody (stand-in 冯小燕)
"""

from io import BytesIO

import openpyxl
import pytest

from db.town import import_workbook, render
from db.town.checking import faults_by_place
from db.town.importing import read_workbook
from db.town.sheets import (
    COMMUNITIES,
    DEPARTMENTS,
    GRIDS,
    GROUPS,
    MICRO_GRIDS,
    PEOPLE,
    RESPONSIBILITIES,
    SQUADS,
    WARDENS,
)
from db.words import DepartmentKind, FirstTo, GroupKind, WardenKind

CATEGORIES = {"water_supply": "供水用水", "fraud": "涉诈线索", "other": "其他"}


def _group(code, kind, **serves):
    return GROUPS.row(code=code, name=f"{code}群", kind=kind, channel="simulator", external_id=code, **serves)


def _person(code, name, **more):
    return PEOPLE.row(code=code, name=name, channel="simulator", account=code, **more)


SMALL_TOWN = {
    "communities": [COMMUNITIES.row(code="C1", name="石岭村"), COMMUNITIES.row(code="C2", name="海棠花社区")],
    "grids": [GRIDS.row(code="W1", name="石岭网格", community="C1"), GRIDS.row(code="W2", name="老街网格", community="C2")],
    "micro_grids": [
        MICRO_GRIDS.row(code="M1", name="上湾", grid="W1", warden="P1", stand_in="P2", places=("上湾院子", "堰塘")),
        MICRO_GRIDS.row(code="M2", name="下湾", grid="W1", warden="P1"),
        MICRO_GRIDS.row(code="M3", name="老街", grid="W2", stand_in="P3", places=("老街口",)),
    ],
    "groups": [
        _group("G1", GroupKind.RESIDENT, micro_grid="M1"),
        _group("G2", GroupKind.RESIDENT, micro_grid="M2"),
        _group("G3", GroupKind.RESIDENT, micro_grid="M3"),
        _group("WGY", GroupKind.WARDENS),
        _group("D-P1", GroupKind.DIRECT, person="P1"),
        _group("D-P2", GroupKind.DIRECT, person="P2"),
        _group("B-pcs", GroupKind.DEPARTMENT, department="pcs"),
        _group("FD", GroupKind.SQUAD, squad="yjfd"),
    ],
    "people": [
        _person("P1", "黄秋菊", phone="13800138000"),
        _person("P2", "陈大勇"),
        _person("P3", "冯小燕"),
        _person("P4", "何川", department="pcs"),
        _person("P5", "谭宇", department="zhzx"),
    ],
    "wardens": [
        WARDENS.row(person="P1", grid="W1", kind=WardenKind.FULL_TIME),
        WARDENS.row(person="P2", grid="W1", kind=WardenKind.PART_TIME),
        WARDENS.row(person="P3", grid="W2", kind=WardenKind.HEAD),
    ],
    "departments": [
        DEPARTMENTS.row(code="zhzx", name="指挥中心", kind=DepartmentKind.DESK, aliases=("值守",)),
        DEPARTMENTS.row(code="pcs", name="派出所", kind=DepartmentKind.OUTSIDE, aliases=("公安", "警察")),
        DEPARTMENTS.row(code="gsz", name="供水站", kind=DepartmentKind.OUTSIDE, aliases=("水厂",)),
    ],
    "squads": [SQUADS.row(code="yjfd", name="应急分队", leader="P4")],
    "responsibilities": [
        RESPONSIBILITIES.row(category="water_supply", first_to=FirstTo.WARDEN, lead="gsz", joint=("pcs", "zhzx")),
        RESPONSIBILITIES.row(category="water_supply", community="C2", first_to=FirstTo.LEAD, lead="gsz"),
        RESPONSIBILITIES.row(category="fraud", first_to=FirstTo.LEAD, lead="pcs"),
    ],
}


class Draft:
    """A workbook on a clerk's screen. Rows are counted as Excel counts them."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(BytesIO(content))

    def column(self, sheet, header):
        return next(cell.column for cell in self.book[sheet][1] if cell.value == header)

    def set(self, sheet, row, header, value):
        self.book[sheet].cell(row, self.column(sheet, header)).value = value
        return self

    def row_of(self, sheet, code):
        """The row with that in its first column."""
        return next(cells[0].row for cells in self.book[sheet].iter_rows() if cells[0].value == code)

    def write(self, sheet, code, **cells):
        for header, value in cells.items():
            self.set(sheet, self.row_of(sheet, code), header, value)
        return self

    def add(self, sheet, **cells):
        row = self.book[sheet].max_row + 1
        for header, value in cells.items():
            self.set(sheet, row, header, value)
        return row

    def strike(self, sheet, *codes):
        for code in codes:
            self.book[sheet].delete_rows(self.row_of(sheet, code))
        return self

    def content(self):
        file = BytesIO()
        self.book.save(file)
        return file.getvalue()

    def faults(self):
        return faults_by_place(read_workbook(self.content(), CATEGORIES).faults)

    def fault(self):
        (only,) = self.faults()
        return only


@pytest.fixture(scope="session")
def small_town():
    return render(SMALL_TOWN)


@pytest.fixture
def draft(small_town):
    return Draft(small_town)


@pytest.fixture
def open_draft():
    return Draft


@pytest.fixture
def take(database):
    """Import a workbook into the store, in a transaction of its own."""

    async def take(content):
        async with database.write() as session:
            return await import_workbook(session, content, categories=CATEGORIES)

    return take


@pytest.fixture
def cells_of():
    """What stands in a workbook, cell by cell."""

    def cells(content):
        book = openpyxl.load_workbook(BytesIO(content))
        return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}

    return cells
