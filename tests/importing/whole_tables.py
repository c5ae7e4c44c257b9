"""Tables in text files and workbooks: what is read of each file, and a problem for everything that is not."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl
from table_outcomes import WholeTable, left_out, refused, unread

from review.importing.tables.table import Table, TableRow
from review.problems.problem import Problem

SHEETS = {"Table 1": [["Study", "N", "N", None], ["A", "=B1", 2, "x"], [None, 3, 4]], "Notes": [["a"]], "Empty": []}


def book(sheets: Mapping[str, Sequence[Sequence[object]]], merged: Sequence[str] = ()) -> bytes:
    """Return a workbook with these sheets, with cells merged in the first."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for area in merged:
        made.worksheets[0].merge_cells(area)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


FILES = {
    "a Word document": WholeTable(
        ".docx",
        b"",
        unread(
            "E501",
            'the extension ".docx" is not that of a table of studies',
            "export the references from the program that holds them, as RIS or BibTeX",
        ),
    ),
    "an unknown extension": WholeTable(
        ".qdpx",
        b"",
        unread(
            "E501",
            'the extension ".qdpx" is not that of a table of studies',
            "known extensions: .csv, .tsv, .txt, .xlsx, .xlsm",
        ),
        kind="studies",
    ),
    "a table without a row": WholeTable(".csv", b"\n\n", unread("E502", "the table is empty")),
    "a row that cannot be read": WholeTable(
        ".csv",
        b'A,B\n1,2\n"3" x,4\n',
        unread(
            "E502",
            "the row that starts here cannot be read (',' expected after '\"'); it and all rows after it are skipped",
            "close its quotation marks",
            line=3,
        ),
    ),
    "another encoding": WholeTable(
        ".csv",
        "A\nMalmö\n".encode("latin-1"),
        unread("E101", "the file is not UTF-8 text", "export or save it again as UTF-8", line=2),
    ),
    "columns and rows that cannot be read": WholeTable(
        ".csv",
        '\n\nA,,A,B\n1,2\u200b,3,4\n1,2,3,4,5\n\'=5,,,"6\n7"\n8\n'.encode(),
        Table(
            "x",
            ("A", "B"),
            (
                TableRow(4, {"A": "1", "B": "4"}),
                TableRow(6, {"A": "=5", "B": "6\n7"}),
                TableRow(8, {"A": "8", "B": ""}),
            ),
            (
                Problem("x", 4, "H507", "the character U+200B (ZERO WIDTH SPACE) is removed"),
                left_out(3, 'the heading "A" is that of an earlier column; this column is left out'),
                refused(
                    5,
                    "the row has 5 cells and the header row 4; the row is left out",
                    "give every column a heading, or quote the cells",
                ),
                left_out(3, "column 2 has no heading; it is left out"),
            ),
        ),
    ),
    "a workbook": WholeTable(
        ".xlsx",
        book(SHEETS, ["A2:A3"]),
        Table(
            "x",
            ("Study", "N"),
            (TableRow(2, {"Study": "A", "N": ""}), TableRow(3, {"Study": "A", "N": "3"})),
            (
                left_out(
                    2,
                    "the cell B2 has a formula without a saved value; it is read as empty",
                    "open the workbook in a spreadsheet, save it and import it again",
                ),
                left_out(
                    2,
                    "the cells A2:A3 are merged; each of these rows is read as having their value",
                    "check that this is what they say",
                ),
                left_out(1, 'the sheet "Notes" is left out'),
                left_out(1, 'the heading "N" is that of an earlier column; this column is left out'),
                left_out(1, "column 4 has no heading; it is left out"),
            ),
            sheet="Table 1",
        ),
    ),
    "a sheet": WholeTable(
        ".xlsx",
        book(SHEETS),
        Table("x", ("a",), (), (left_out(1, 'the sheet "Table 1" is left out'),), sheet="Notes"),
        sheet="Notes",
    ),
    "a sheet without rows": WholeTable(
        ".xlsx",
        book(SHEETS),
        unread(
            "E502",
            'the workbook has no sheet "Empty" with rows; its sheets are: Table 1, Notes, Empty',
            "correct sheet in the mapping",
        ),
        sheet="Empty",
    ),
    "an unknown sheet": WholeTable(
        ".xlsx",
        book(SHEETS),
        unread(
            "E502",
            'the workbook has no sheet "Table" with rows; its sheets are: Table 1, Notes, Empty',
            "correct sheet in the mapping",
        ),
        sheet="Table",
    ),
    "a workbook without rows": WholeTable(".xlsx", book({"Empty": []}), unread("E502", "no sheet has a row")),
    "a workbook with a character that records cannot have": WholeTable(
        ".xlsx",
        book({"Sheet": [[], ["A"], ["x\u200b"]]}),
        Table(
            "x",
            ("A",),
            (TableRow(3, {"A": "x"}),),
            (Problem("x", 3, "H507", "the character U+200B (ZERO WIDTH SPACE) is removed"),),
            sheet="Sheet",
        ),
    ),
    "a workbook that cannot be read": WholeTable(
        ".xlsx",
        b"PK\x03\x04",
        unread(
            "E502",
            "the file is not a workbook that can be read",
            "open it in Excel and save it again as .xlsx, or as CSV (UTF-8)",
        ),
    ),
}
