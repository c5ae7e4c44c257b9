"""Excel workbooks (.xlsx): every sheet with a heading "Title" is read as a table."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from review.importing.formats import Importer
from review.importing.formats.csv import HEADINGS, heading
from review.importing.formats.csv import read as read_table
from review.importing.report import ImportedReports, IncomingReport, cleaned
from review.problems.problem import Problem

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_ROWS_BEFORE_HEADINGS = 20
AGAIN = "open it in Excel and save it again as .xlsx, or as CSV (UTF-8)"
# What the library raises on a damaged workbook, besides its own error, which is a ValueError.
DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile)


def open_workbook(file: Path, path: str) -> ImportedReports:
    """Return the reports of a workbook. A line is a row; what a sheet without the heading "Title" has is not read."""
    import openpyxl  # noqa: PLC0415 - not every installation has it, and other formats do not need it

    try:
        if too_large := problems_of_unpacked_size(file, path):
            return ImportedReports((), too_large)
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheets = [
            (sheet.title, [list(map(written, row)) for row in rows_of_sheet(sheet)]) for sheet in workbook.worksheets
        ]
        workbook.close()
    except DAMAGED:
        return ImportedReports((), (damaged(path),))
    return _read_sheets(sheets, path)


def problems_of_unpacked_size(file: Path, path: str) -> tuple[Problem, ...]:
    """Return a problem where a workbook is too large once it is unpacked. Raise one of DAMAGED where it is none."""
    with zipfile.ZipFile(file) as archive:
        if sum(each.file_size for each in archive.infolist()) <= MAX_UNPACKED_BYTES:
            return ()
    message = f"the workbook is larger than {MAX_UNPACKED_BYTES // 1024 // 1024} MB when it is unpacked"
    return (Problem(path, 1, "E106", message),)


def damaged(path: str) -> Problem:
    """Return the problem of a workbook that cannot be read."""
    return Problem(path, 1, "E502", "the file is not a workbook that can be read", AGAIN)


def _read_sheets(sheets: Iterable[tuple[str, list[list[str]]]], path: str) -> ImportedReports:
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    is_any_read = False
    for name, rows in sheets:
        start = next((number for number, row in enumerate(rows[:MAX_ROWS_BEFORE_HEADINGS]) if _is_head(row)), None)
        if start is not None:
            is_any_read = True
            text, removed = cleaned(_as_csv([[]] * start + rows[start:]), path)
            read = read_table(text, path)
            reports += read.reports
            problems += [*read.problems, *removed]
        elif any(map(any, rows)):
            message = f'the sheet "{name}" is not read: it has no column with the heading "Title"'
            problems.append(Problem(path, 1, "H508", message, "add the heading if its rows are references"))
    if not is_any_read:
        message = 'no sheet has a column with the heading "Title"'
        return ImportedReports((), (Problem(path, 1, "E502", message, "add headings in the first row"),))
    return ImportedReports(tuple(reports), tuple(problems))


def rows_of_sheet(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the values of each row of a sheet that was opened to be read only."""
    sheet.reset_dimensions()  # which some programs state too small
    yield from sheet.iter_rows(values_only=True)


def written(value: Any) -> str:
    """Return a cell's value as a text."""
    if hasattr(value, "isoformat"):  # a date, with or without a time
        return str(value.isoformat())[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _is_head(row: list[str]) -> bool:
    return any(heading(cell) in HEADINGS["title"] for cell in row)


def _as_csv(rows: list[list[str]]) -> str:
    """Return rows as CSV, each on one line. All are as wide as the row of headings; line ends part names."""
    head = next(row for row in rows if row)
    width = max(number for number, cell in enumerate(head, 1) if cell)
    ends = ["; " if any(part in heading.lower() for part in ("author", "editor")) else " " for heading in head]
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    for row in rows:
        cells = [cell.replace("\r", "").replace("\n", end) for cell, end in zip(row[:width], ends, strict=False)]
        table.writerow([*cells, *[""] * (width - len(cells))] if any(row) else [])
    return stream.getvalue()


IMPORTER = Importer("excel", "Excel", (".xlsx", ".xlsm"), read_table, opens=open_workbook)
