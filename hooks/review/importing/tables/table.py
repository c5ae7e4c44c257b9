"""A table whose rows become records: its headings and rows, with everything of it that is not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from review.files.spreadsheet import unprotected
from review.problems.problem import Problem

MAX_ROWS = 20_000
MAX_COLUMNS = 500
Cell = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the line on which it starts, and its cells by heading. A cell with several entries is a tuple."""

    line: int
    cells: Mapping[str, Cell]

    def text(self, heading: str) -> str:
        """Return a cell as one text; empty where the row has none."""
        cell = self.cells.get(heading, "")
        return cell if isinstance(cell, str) else "; ".join(cell)


@dataclass(frozen=True)
class Table:
    """A table with its headings in order. `problems` names what is not read: rows, columns, other sheets.

    `sheet` is the name of the sheet that was read.
    """

    path: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...] = ()
    sheet: str = ""

    def values(self, heading: str) -> tuple[str, ...]:
        """Return the different texts of a column, in the order in which they first occur."""
        found: dict[str, None] = {}
        for row in self.rows:
            cell = row.cells.get(heading, "")
            found |= dict.fromkeys(filter(None, [cell] if isinstance(cell, str) else cell))
        return tuple(found)


def table_of(
    path: str, head: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], head_line: int = 1, sheet: str = ""
) -> Table:
    """Return a table from its header row and its other rows, each with its line.

    A column without a heading, or with that of an earlier column, is left out and named; so is a row that is longer
    than the header row. More rows or columns than the limits are a problem, and nothing is read.
    """
    problems: list[Problem] = []
    columns: dict[str, int] = {}
    for index, heading in enumerate(" ".join(cell.split()) for cell in head):
        if heading in columns:
            text = f'the heading "{heading}" is that of an earlier column; this column is left out'
            problems.append(Problem(path, head_line, "H509", text))
        elif heading:
            columns[heading] = index
    if len(columns) > MAX_COLUMNS:
        return Table(
            path, (), (), (Problem(path, head_line, "E106", f"the table has more than {MAX_COLUMNS} columns"),)
        )
    unnamed = {index for index, cell in enumerate(head) if not cell.strip()}
    is_used: set[int] = set()
    read: list[TableRow] = []
    for line, cells in rows:
        if len(read) == MAX_ROWS:
            text = f"the table has more than {MAX_ROWS} rows; nothing of it is read"
            return Table(path, (), (), (Problem(path, line, "E106", text, "divide it into several tables"),))
        if any(cell.strip() for cell in cells[len(head) :]):
            text = f"the row has {len(cells)} cells and the header row {len(head)}; the row is left out"
            problems.append(Problem(path, line, "E507", text, "give every column a heading, or quote the cells"))
            continue
        is_used |= {index for index in unnamed if "".join(cells[index : index + 1]).strip()}
        read.append(TableRow(line, {name: _value(cells, index) for name, index in columns.items()}))
    problems += [
        Problem(path, head_line, "H509", f"column {index + 1} has no heading; it is left out")
        for index in sorted(is_used)
    ]
    return Table(path, tuple(columns), tuple(read), tuple(problems), sheet)


def _value(cells: Sequence[str], index: int) -> str:
    """The text of a cell without the mark of a text that looks like a formula."""
    return unprotected("".join(cells[index : index + 1]).strip())
