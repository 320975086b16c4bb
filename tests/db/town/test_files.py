"""Files that are no workbook, or more than one."""

import struct
import zipfile
from io import BytesIO

import openpyxl
import pytest

from db.town import WorkbookError, tables
from db.town.importing import read_workbook
from db.town.tables import read_tables


def fault_of(content):
    with pytest.raises(WorkbookError) as caught:
        read_workbook(content, {})
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"code,name\nW1,x\n", b"<html></html>", b"PK\x03\x04" + bytes(200), "编号".encode("gb18030")],
)
def test_what_is_no_workbook(content):
    assert "不是 Excel 工作簿" in fault_of(content)


def test_an_old_workbook_or_one_with_a_password():
    assert "另存为 .xlsx" in fault_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


def test_a_zip_of_something_else():
    assert "不是 Excel 工作簿" in fault_of(zipped({"readme.txt": b"hello"}))


def test_a_workbook_cut_off_on_its_way(small_town):
    for length in range(0, len(small_town), 997):
        assert "不是 Excel 工作簿" in fault_of(small_town[:length])


def test_a_workbook_read_from_a_path(small_town, tmp_path):
    path = tmp_path / "海棠镇.xlsx"
    path.write_bytes(small_town)
    assert len(read_tables(path)) == 10


def test_a_zip_bomb_is_not_unpacked(small_town):
    bomb = zipped({"xl/media/image1.bin": bytes(33 * 1024 * 1024)}, onto=small_town)
    assert len(bomb) < 200_000
    assert "文件太大" in fault_of(bomb)


def test_a_bomb_that_lies_about_its_size_does_not_go_off(small_town):
    """The archive says a part has 10 bytes; more than those are never read of it."""
    bomb = bytearray(zipped({"xl/media/image1.bin": bytes(8 * 1024 * 1024)}, onto=small_town))
    place = bomb.rindex(b"PK\x01\x02", 0, bomb.rindex(b"xl/media/image1.bin"))
    bomb[place + 24 : place + 28] = struct.pack("<I", 10)
    assert "不是 Excel 工作簿" in fault_of(bytes(bomb))


def test_an_entity_bomb_is_refused():
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'
    assert "不是 Excel 工作簿" in fault_of(sheet_of(laughs))


def test_too_many_rows(small_town, monkeypatch):
    monkeypatch.setattr(tables, "_MOST_ROWS", 30)
    assert "行数太多，最多 30 行" in fault_of(small_town)


def test_a_row_number_beyond_any_excel_ends_the_reading():
    far = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
    assert "行数太多" in fault_of(sheet_of(worksheet(far)))


def test_one_cell_in_the_last_corner_is_no_burden():
    (table,) = read_tables(sheet_of(worksheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))
    assert table.rows == []


def test_a_million_merged_cells_are_no_burden():
    (table,) = read_tables(sheet_of(worksheet(b"", b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')))
    assert table.merged == ((1, "A1:XFD1048576"),)


def test_what_the_file_says_of_its_size_is_not_believed():
    (table,) = read_tables(
        sheet_of(worksheet(b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>', before=b'<dimension ref="A1"/>'))
    )
    assert table.rows[0][1][:2] == (1, 2)


def zipped(parts, onto=b""):
    file = BytesIO(onto)
    with zipfile.ZipFile(file, "a" if onto else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def worksheet(rows, after=b"", before=b""):
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (main, before, rows, after)


def sheet_of(xml):
    """A workbook of one sheet with that inside."""
    plain = BytesIO()
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": xml})
