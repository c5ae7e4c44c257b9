"""Tables in Excel workbooks: one sheet, its first row with text as headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from review.importing import problems_of_size
from review.importing.formats.excel import DAMAGED, damaged, problems_of_unpacked_size, rows_of_sheet, written
from review.importing.report import cleaned
from review.importing.tables.table import MAX_ROWS, Table, table_of
from review.problems.problem import Problem

MAX_BLANK_ROWS = 100_000
Row = tuple[int, list[str]]


def read_workbook(file: Path, path: str, sheet: str) -> Table:
    """Return a sheet of a workbook as a table: the one of this name or, without a name, the first that has rows.

    Merged cells are read as having their value in each row that they span. They, formulas without a saved value and
    other sheets with rows are named.
    """
    import openpyxl  # noqa: PLC0415 - not every installation has it, and other tables do not need it

    if found := problems_of_size(file, path):
        return Table(path, (), (), found)
    try:
        if too_large := problems_of_unpacked_size(file, path):
            return Table(path, (), (), too_large)
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheets = {each.title: _rows(each) for each in workbook.worksheets}
        workbook.close()
        chosen = sheet or next((name for name, rows in sheets.items() if rows), "")
        if chosen not in sheets or not sheets[chosen]:
            return _without(path, sheet, list(sheets))
        if len(sheets[chosen]) > MAX_ROWS + 1:  # nothing of it is read, so that the rest need not be known
            return _table(path, chosen, sheets[chosen])
        described = openpyxl.load_workbook(file)[chosen]
    except DAMAGED:
        return Table(path, (), (), (damaged(path),))
    rows = dict(sheets[chosen])
    problems = [*_formulas(path, described, rows), *_merged(path, described, rows)]
    others = [name for name, rows in sheets.items() if rows and name != chosen]
    problems += [Problem(path, 1, "H509", f'the sheet "{name}" is left out') for name in others]
    table = _table(path, chosen, sorted(rows.items()))
    return replace(table, problems=(*problems, *table.problems))


def _without(path: str, sheet: str, known: list[str]) -> Table:
    if sheet:
        text = f'the workbook has no sheet "{sheet}" with rows; its sheets are: {", ".join(known)[:200]}'
        return Table(path, (), (), (Problem(path, 1, "E502", text, "correct sheet in the mapping"),))
    return Table(path, (), (), (Problem(path, 1, "E502", "no sheet has a row"),))


def _rows(sheet: Any) -> list[Row]:
    """The rows of a sheet with text, each with its number, as far as they can be read."""
    found: list[Row] = []
    for number, row in enumerate(rows_of_sheet(sheet), 1):
        cells = list(map(written, row))
        if any(cells):
            found.append((number, cells))
        if len(found) > MAX_ROWS + 1 or number - len(found) > MAX_BLANK_ROWS:
            break
    return found


def _table(path: str, sheet: str, rows: list[Row]) -> Table:
    """The rows as a table, their texts without the characters that records must not contain."""
    problems: list[Problem] = []
    clean = []
    for line, cells in rows:
        texts = []
        for cell in cells:
            text, removed = cleaned(cell, path)
            problems += [replace(each, line=line) for each in removed]
            texts.append(text)
        clean.append((line, texts))
    (head_line, head), *rest = clean
    width = max(index for index, cell in enumerate(head, 1) if cell)
    beyond = max((len(cells) for _, cells in clean), default=0)
    table = table_of(path, [*head[:width], *[""] * (beyond - width)], rest, head_line, sheet)
    return replace(table, problems=(*problems, *table.problems))


def _formulas(path: str, sheet: Any, rows: dict[int, list[str]]) -> Iterator[Problem]:
    """Yield a problem for each formula of which the workbook has no value, as one that no spreadsheet has saved."""
    for cell in chain.from_iterable(sheet.iter_rows()):
        if cell.data_type == "f" and not "".join(rows.get(cell.row, [])[cell.column - 1 : cell.column]):
            text = f"the cell {cell.coordinate} has a formula without a saved value; it is read as empty"
            yield Problem(
                path, cell.row, "H509", text, "open the workbook in a spreadsheet, save it and import it again"
            )


def _merged(path: str, sheet: Any, rows: dict[int, list[str]]) -> Iterator[Problem]:
    """Give each row that a merged cell spans its value, and yield a problem that says so."""
    for area in sheet.merged_cells.ranges:
        place = area.min_col - 1
        value = "".join(rows.get(area.min_row, [])[place : place + 1])
        if not value or area.min_row == area.max_row:
            continue
        for number in range(area.min_row + 1, area.max_row + 1):
            if number in rows:
                cells = rows[number]
                cells += [""] * (place + 1 - len(cells))
                cells[place] = value
        text = f"the cells {area} are merged; each of these rows is read as having their value"
        yield Problem(path, area.min_row, "H509", text, "check that this is what they say")
