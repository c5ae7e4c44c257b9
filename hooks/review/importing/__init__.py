"""Exports of reference managers and screening tools, read and turned into reports that await assessment."""

from __future__ import annotations

from pathlib import Path

from review.importing.counting import records_in
from review.importing.formats import SHARED, importer_of, importers
from review.importing.refused import refused_file, refused_text
from review.importing.report import ImportedReports, cleaned
from review.problems.problem import Problem, nearest

MAX_FILE_BYTES = 64 * 1024 * 1024  # a whole library, some 20,000 records


class ExtraMissingError(Exception):
    """A library that reads this format is not installed."""


def read_file(file: Path, path: str, format: str = "") -> ImportedReports:
    """Return the reports of an export. Its extension tells the format, unless the format is named.

    Everything that cannot be read is a problem. Raise ExtraMissingError where the format needs another library.
    """
    if not format and (refused := refused_file(file.suffix)):
        return ImportedReports((), (refused.problem(path),))
    text, problems = _text(file, path)
    if problems:
        is_known = format or importer_of(file.suffix)
        return ImportedReports((), problems if is_known else (_unknown(file, path),))
    text, removed = cleaned(text, path)
    if not format and (refused := refused_text(text)):
        return ImportedReports((), (refused.problem(path),))
    importer = importers()[format] if format else importer_of(file.suffix, text)
    if importer is None:
        return ImportedReports((), (_unknown(file, path),))
    try:
        read = importer.read(text, path)
    except ModuleNotFoundError as error:
        message = (
            f'the library "{error.name}" is not installed; install it with: pip install "living-review[contribute]"'
        )
        raise ExtraMissingError(message) from error
    return ImportedReports(read.reports, tuple(sorted((*read.problems, *removed))), records_in(text, importer.name))


def _unknown(file: Path, path: str) -> Problem:
    known = sorted({extension for each in importers().values() for extension in each.extensions})
    hint = nearest(file.suffix.lower(), known) or f"known extensions: {', '.join(known)}; or name the --format"
    if file.suffix.lower() in SHARED:
        hint = "name the --format, or export RIS, BibTeX, nbib, CSL-JSON or CSV"
        return Problem(path, 1, "E501", f'the file does not start as a known format with "{file.suffix}" does', hint)
    return Problem(path, 1, "E501", f'the extension "{file.suffix}" is not that of a known format', hint)


def _text(file: Path, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The file's text. UTF-8, or UTF-16 with a byte order mark; other encodings cannot be told apart."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            return "", (Problem(path, 1, "E106", f"the file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB"),)
        data = file.read_bytes()
    except OSError as error:
        return "", (Problem(path, 1, "E101", f"the file cannot be read: {error.strerror}"),)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", (Problem(path, line, "E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),)
