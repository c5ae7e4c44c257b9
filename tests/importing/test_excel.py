"""Excel workbooks: any text in any cell, damaged files, and what of a workbook is not read."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from program_exports import EXPORTS

from hostile import seeded
from review.importing import read_file
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

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


def test_what_a_workbook_has_is_read_or_named_as_a_whole(read):
    head = ["Title", "Authors", "Year", None]
    records = [
        ["Buses of the night"],
        [],
        head,
        ["The last\r\nstop", "Roe, Ann\nMoss, Cay", 2019.0, None],
        [],
        ["Ice", None, date(2018, 2, 3)],
    ]
    notes = [["Read me"]]
    late = [["x"]] * 20 + [["Title"], ["Too late"]]
    found = read(workbook(records, notes, late, []))
    assert found == ImportedReports(
        (
            IncomingReport("The last stop", (Name("Roe", "Ann"), Name("Moss", "Cay")), 2019, path="x.xlsx", line=4),
            IncomingReport("Ice", (), 2018, publication={"date": "2018-02-03"}, path="x.xlsx", line=6),
        ),
        tuple(
            Problem(
                "x.xlsx",
                1,
                "H508",
                f'the sheet "{name}" is not read: it has no column with the heading "Title"',
                "add the heading if its rows are references",
            )
            for name in ("Sheet1", "Sheet2")
        ),
    )


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            b"",
            "the file is not a workbook that can be read",
            "open it in Excel and save it again as .xlsx, or as CSV (UTF-8)",
        ),
        (workbook([]), 'no sheet has a column with the heading "Title"', "add headings in the first row"),
    ],
    ids=["an empty file", "no rows"],
)
def test_a_workbook_without_records_is_one_problem(read, data, message, hint):
    assert read(data) == ImportedReports((), (Problem("x.xlsx", 1, "E502", message, hint),))
