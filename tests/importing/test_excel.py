"""Excel workbooks: any text in any cell, damaged files, and what of a workbook is not read."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from program_exports import EXPORTS

from hostile import seeded
from review.importing import read_file
from review.importing.report import ImportedReports

cells = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def workbook(*sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def read(data: bytes, name: str = "x.xlsx") -> ImportedReports:
        (tmp_path / name).write_bytes(data)
        return read_file(tmp_path / name, name)

    return read


def test_a_line_is_a_row_and_a_sheet_that_is_not_read_is_named(read):
    found = read(EXPORTS["excel.xlsx"])
    assert [report.line for report in found.reports] == [3, 5]
    assert ['sheet "Notes" is not read' in problem.message for problem in found.problems] == [True]


def test_every_sheet_with_headings_is_read(read):
    rows = [["Title", "Year"], ["The last stop", 2019]]
    assert [report.year for report in read(workbook(rows, rows, [])).reports] == [2019, 2019]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E502"),
        (b"Title,Year\nA,2020\n", "E502"),
        (EXPORTS["excel.xlsx"][:2000], "E502"),
        (workbook([["Name"], ["A"]]), "E502"),
        (workbook([]), "E502"),
    ],
    ids=["an empty file", "a CSV file", "half a workbook", "an unknown heading", "no rows"],
)
def test_a_file_that_cannot_be_read_is_named(read, data, code):
    found = read(data)
    assert found.reports == ()
    assert code in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    "lost", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("replaced_by", [None, b"", b"<a/>", b"\xff\x00 no text"], ids=repr)
def test_a_damaged_part_gives_a_problem_or_the_records(read, lost, replaced_by):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(EXPORTS["excel.xlsx"])) as whole, zipfile.ZipFile(stream, "w") as damaged:
        for name in whole.namelist():
            data = whole.read(name) if name != lost else replaced_by
            if data is not None:
                damaged.writestr(name, data)
    found = read(stream.getvalue())
    assert found.reports or found.problems


def test_a_workbook_that_unpacks_to_too_much_is_refused(read, monkeypatch):
    monkeypatch.setattr("review.importing.formats.excel.MAX_UNPACKED_BYTES", 1000)
    assert [problem.code for problem in read(EXPORTS["excel.xlsx"]).problems] == ["E106"]


@seeded("text")
@given(text=cells)
def test_any_text_in_any_column_is_read(tmp_path_factory, text):
    text = ILLEGAL_CHARACTERS_RE.sub("", text)  # which no workbook can have
    file = tmp_path_factory.getbasetemp() / "any.xlsx"
    head = ["Title", "Authors", "Year", "DOI", "Pages", "Notes"]
    file.write_bytes(workbook([head, *[[text if here == each else "T" for here in head] for each in head]]))
    assert len(read_file(file, "any.xlsx").reports) == len(head)
