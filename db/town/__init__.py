"""The town as a workbook (.xlsx): places, groups, people and duties, which clerks edit and the program takes in whole.

`import_workbook` and `export_workbook` are the two doors; `render` makes a workbook of rows that no store has yet.
"""

from db.town.book import Book, Row, Sheet
from db.town.exporting import export_workbook, render
from db.town.faults import Fault, WorkbookError
from db.town.importing import Count, Imported, import_workbook

__all__ = [
    "Book",
    "Count",
    "Fault",
    "Imported",
    "Row",
    "Sheet",
    "WorkbookError",
    "export_workbook",
    "import_workbook",
    "render",
]
