"""Tables in text files: CSV, or with semicolons or tabs."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

from review.importing import decoded
from review.importing.formats.csv import rows_of
from review.importing.report import cleaned
from review.importing.tables.table import MAX_ROWS, Table, table_of
from review.problems.problem import Problem


def read_delimited(file: Path, path: str, sheet: str) -> Table:
    """Return the table of a text file, whose first row with text has the headings."""
    text, unreadable = decoded(file, path)
    if unreadable:
        return Table(path, (), (), unreadable)
    text, removed = cleaned(text, path)
    rows = list(islice(rows_of(text, path), MAX_ROWS + 2))
    broken = [row for row in rows if isinstance(row, Problem)]
    read = [row for row in rows if not isinstance(row, Problem)]
    if broken or not read:
        problems = broken or [Problem(path, 1, "E502", "the table is empty")]
        return Table(path, (), (), tuple(problems))
    (head_line, head), *rest = read
    table = table_of(path, head, rest, head_line)
    return replace(table, problems=(*removed, *table.problems))
