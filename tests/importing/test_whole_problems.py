"""Files of exports of which nothing is read, and records that cannot be used: every problem as a whole."""

from __future__ import annotations

import io

import openpyxl
import pytest

from review.evidence.naming import FreeIds
from review.importing import read_file
from review.importing.candidates import candidate
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

DOCUMENT = "export the references from the program that holds them, as RIS or BibTeX"
RESAVE = "open it in Excel and save it again as .xlsx, or as CSV (UTF-8)"


def book(*sheets: str) -> bytes:
    """Return a workbook of these sheets, each with one row of one cell; empty for no row."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, cell in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Sheet {number}")
        if cell:
            sheet.append([cell])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "format", "problem"),
    [
        (
            "x.docx",
            b"",
            "",
            Problem(
                "x",
                1,
                "E501",
                "this is a Word document, which is not read",
                DOCUMENT,
            ),
        ),
        (
            "x.rss",
            b"",
            "",
            Problem(
                "x",
                1,
                "E501",
                "this is an Atom or RSS feed, which is not read",
                "use the export of the database, as RIS",
            ),
        ),
        (
            "x.html",
            b"",
            "",
            Problem(
                "x", 1, "E501", "this is a web page, which is not read", "use the export of the site, as RIS or BibTeX"
            ),
        ),
        (
            "x.txt",
            b"%0 Journal Article\n%T Rain\n",
            "",
            Problem(
                "x",
                1,
                "E501",
                "this is EndNote tagged text (.enw), which is not read",
                "export RIS instead, or import it into EndNote or Zotero and export RIS from there",
            ),
        ),
        (
            "x.txt",
            b"Rain",
            "",
            Problem(
                "x",
                1,
                "E501",
                'the file does not start as a known format with ".txt" does',
                "name the --format, or export RIS, BibTeX, nbib, CSL-JSON or CSV",
            ),
        ),
        (
            "x.xml",
            b"<a/>",
            "",
            Problem(
                "x",
                1,
                "E501",
                'the file does not start as a known format with ".xml" does',
                "name the --format, or export RIS, BibTeX, nbib, CSL-JSON or CSV",
            ),
        ),
        (
            "x.rsi",
            b"",
            "",
            Problem("x", 1, "E501", 'the extension ".rsi" is not that of a known format', 'did you mean ".ris"?'),
        ),
        (
            "x.abc",
            b"",
            "",
            Problem(
                "x",
                1,
                "E501",
                'the extension ".abc" is not that of a known format',
                "known extensions: .bib, .bibtex, .ciw, .csl, .csv, .json, .nbib, .rdf, .ris, .tsv, "
                ".xlsm, .xlsx, .xml; or name the --format",
            ),
        ),
        (
            "x.abc",
            b"\n\xff",
            "",
            Problem(
                "x",
                1,
                "E501",
                'the extension ".abc" is not that of a known format',
                "known extensions: .bib, .bibtex, .ciw, .csl, .csv, .json, .nbib, .rdf, .ris, .tsv, "
                ".xlsm, .xlsx, .xml; or name the --format",
            ),
        ),
        (
            "x.ris",
            b"TY  - JOUR\nTI  - Caf\xe9\n",
            "",
            Problem("x", 2, "E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),
        ),
        (
            "x.abc",
            b"A\n\xff",
            "ris",
            Problem("x", 2, "E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),
        ),
        (
            "x.xlsx",
            b"PK",
            "",
            Problem(
                "x",
                1,
                "E502",
                "the file is not a workbook that can be read",
                RESAVE,
            ),
        ),
        (
            "x.xlsx",
            book("Name"),
            "",
            Problem("x", 1, "E502", 'no sheet has a column with the heading "Title"', "add headings in the first row"),
        ),
        (
            "x.xlsx",
            book(""),
            "",
            Problem("x", 1, "E502", 'no sheet has a column with the heading "Title"', "add headings in the first row"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_file_that_is_not_read_has_this_problem(tmp_path, name: str, data: bytes, format: str, problem: Problem):
    (tmp_path / name).write_bytes(data)
    assert read_file(tmp_path / name, "x", format) == ImportedReports((), (problem,))


def test_a_file_that_is_not_there_has_this_problem(tmp_path):
    gone = Problem("x", 1, "E101", "the file cannot be read: No such file or directory")
    for name in ("x.ris", "x.xlsx"):
        assert read_file(tmp_path / name, "x") == ImportedReports((), (gone,))


def test_an_export_is_read_up_to_its_limit_and_not_beyond(tmp_path, monkeypatch):
    file = tmp_path / "x.ris"
    file.write_bytes(b"TY  - JOUR\nTI  - Rain\nER  - \n")
    monkeypatch.setattr("review.importing.MAX_FILE_BYTES", file.stat().st_size)
    assert read_file(file, "x").problems == ()
    monkeypatch.setattr("review.importing.MAX_FILE_BYTES", file.stat().st_size - 1)
    assert read_file(file, "x") == ImportedReports((), (Problem("x", 1, "E106", "the file is larger than 0 MB"),))


ROE = (Name("Roe", "Ann"),)


@pytest.mark.parametrize(
    ("report", "problems"),
    [
        (
            IncomingReport("", (), None, path="x", line=7),
            [Problem("x", 7, "E503", 'skipped "": missing title, author, year')],
        ),
        (
            IncomingReport("Rain", ROE, None, path="x", line=7),
            [Problem("x", 7, "E503", 'skipped "Rain" (Roe): missing year')],
        ),
        (
            IncomingReport("Rain", ROE, 2020, doi="moon", url="rain", path="x", line=7),
            [
                Problem("x", 7, "E503", 'skipped "Rain" (Roe, 2020): "moon" is not a DOI (10.…/…)'),
                Problem("x", 7, "E503", 'skipped "Rain" (Roe, 2020): "rain" is not a web address (https://…)'),
            ],
        ),
        (IncomingReport("Rain", ROE, 2020, path="x", line=7), []),
    ],
)
def test_a_report_that_cannot_be_a_candidate_has_these_problems(report: IncomingReport, problems: list[Problem]):
    assert candidate(report, FreeIds(()))[1] == problems
