"""Read a table by the extension of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from review.importing import ExtraMissingError
from review.importing.refused import refused_file
from review.importing.tables.delimited import read_delimited
from review.importing.tables.refi_codes import read_codebook
from review.importing.tables.refi_project import read_project, read_project_codes
from review.importing.tables.table import Table
from review.importing.tables.workbook import read_workbook
from review.problems.problem import Problem

Reader = Callable[[Path, str, str], Table]
READERS: dict[str, Reader] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
}
# Further extensions, by what is imported.
REFI_READERS: dict[str, dict[str, Reader]] = {
    "codes": {".qdc": read_codebook, ".qdpx": read_project_codes},
    "quotes": {".qdpx": read_project},
}


def read_table(file: Path, path: str, kind: str, sheet: str = "") -> Table:
    """Return a file as a table; `sheet` names that of a workbook. A table that cannot be read has no headings.

    Raise ExtraMissingError where a library is missing.
    """
    readers = READERS | REFI_READERS.get(kind, {})
    reader = readers.get(file.suffix.lower())
    if reader is None:
        refused = refused_file(file.suffix)
        hint = refused.instead if refused else f"known extensions: {', '.join(readers)}"
        text = f'the extension "{file.suffix}" is not that of a table of {kind}'
        return Table(path, (), (), (Problem(path, 1, "E501", text, hint),))
    try:
        return reader(file, path, sheet)
    except ModuleNotFoundError as error:
        raise ExtraMissingError.of(error) from error
