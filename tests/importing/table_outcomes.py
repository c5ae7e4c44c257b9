"""Files of tables with what is read of them, and rows that are not imported with the hints that many have."""

from __future__ import annotations

from dataclasses import dataclass

from review.importing.tables.table import Table
from review.problems.problem import Problem

BY_HAND = "correct the record by hand if the table is right"
GIVE_IT = "give it in the row or, if it is the same in every row, under constants in the mapping"
KNOWN_STUDIES = "known: adams-2011, baker-2012a, baker-2012b, osterlund-2015"
FREE_ID = "leave the ID out, so that the next free one is taken"


@dataclass(frozen=True)
class WholeTable:
    """A file with this extension, and the table that is read of it; `sheet` names that of a workbook."""

    extension: str
    data: bytes
    table: Table
    kind: str = ""
    sheet: str = ""

    @property
    def imported(self) -> str:
        """Return what is imported from it."""
        return self.kind or {".qdc": "codes", ".qdpx": "quotes"}.get(self.extension, "studies")


def unread(code: str, message: str, hint: str = "", line: int = 1) -> Table:
    """Return a table of which nothing is read."""
    return Table("x", (), (), (Problem("x", line, code, message, hint),))


def refused(line: int, message: str, hint: str = "") -> Problem:
    return Problem("x", line, "E507", message, hint)


def left_out(line: int, message: str, hint: str = "") -> Problem:
    return Problem("x", line, "H509", message, hint)
