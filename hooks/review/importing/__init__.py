"""Exports of reference managers and screening tools, read and turned into reports that await assessment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from review.importing.counting import records_in
from review.importing.formats import SHARED, importer_of, importers
from review.importing.refused import refused_file, refused_text
from review.importing.report import ImportedReports, cleaned
from review.problems.problem import Problem, nearest

Source = TypeVar("Source")
MAX_FILE_BYTES = 64 * 1024 * 1024  # a whole library, some 20,000 records


class ExtraMissingError(Exception):
    """A library that reads this format is not installed."""

    @classmethod
    def of(cls, error: ModuleNotFoundError) -> Self:
        """Return the error with what to install."""
        return cls(
            f'the library "{error.name}" is not installed; install it with: pip install "living-review[contribute]"'
        )


def read_file(file: Path, path: str, format: str = "") -> ImportedReports:
    """Return the reports of an export. Its extension tells the format, unless the format is named.

    Everything that cannot be read is a problem. Raise ExtraMissingError where the format needs another library.
    """
    if not format and (refused := refused_file(file.suffix)):
        return ImportedReports((), (refused.problem(path),))
    is_known = importers().get(format) or importer_of(file.suffix)
    if is_known and is_known.opens:
        found = problems_of_size(file, path)
        return ImportedReports((), found) if found else _read(is_known.opens, file, path)
    text, problems = decoded(file, path)
    if problems:
        return ImportedReports((), problems if is_known else (_unknown(file, path),))
    text, removed = cleaned(text, path)
    if not format and (refused := refused_text(text)):
        return ImportedReports((), (refused.problem(path),))
    importer = importers()[format] if format else importer_of(file.suffix, text)
    if importer is None:
        return ImportedReports((), (_unknown(file, path),))
    read = _read(importer.read, text, path)
    return ImportedReports(read.reports, tuple(sorted((*read.problems, *removed))), records_in(text, importer.name))


def _read(reader: Callable[[Source, str], ImportedReports], source: Source, path: str) -> ImportedReports:
    try:
        return reader(source, path)
    except ModuleNotFoundError as error:
        raise ExtraMissingError.of(error) from error


def _unknown(file: Path, path: str) -> Problem:
    known = sorted({extension for each in importers().values() for extension in each.extensions})
    hint = nearest(file.suffix.lower(), known) or f"known extensions: {', '.join(known)}; or name the --format"
    if file.suffix.lower() in SHARED:
        hint = "name the --format, or export RIS, BibTeX, nbib, CSL-JSON or CSV"
        return Problem(path, 1, "E501", f'the file does not start as a known format with "{file.suffix}" does', hint)
    return Problem(path, 1, "E501", f'the extension "{file.suffix}" is not that of a known format', hint)


def problems_of_size(file: Path, path: str) -> tuple[Problem, ...]:
    """Return a problem where a file is too large or cannot be read."""
    try:
        with file.open("rb"):
            size = file.stat().st_size
    except OSError as error:
        return (Problem(path, 1, "E101", f"the file cannot be read: {error.strerror}"),)
    too_large = Problem(path, 1, "E106", f"the file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB")
    return (too_large,) if size > MAX_FILE_BYTES else ()


def decoded(file: Path, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file in UTF-8 or UTF-16; other encodings cannot be told apart."""
    if problems := problems_of_size(file, path):
        return "", problems
    data = file.read_bytes()
    encoding = _encoding(data[:200])
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", (Problem(path, line, "E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),)


def _encoding(start: bytes) -> str:
    """The encoding of a text by its first bytes: without its mark, UTF-16 is known by the zeros around ASCII."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) / 4 and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    return "utf-8-sig"
