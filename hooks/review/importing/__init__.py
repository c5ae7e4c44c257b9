"""What others export, read: reference managers' and screening tools' files, one module a format.

Each module has a `read(text, path)` that gives reports, and a problem for every record that could not be taken.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from review.importing.report import Incoming, cleaned
from review.problems.problem import Problem, nearest

MAX_FILE_BYTES = 64 * 1024 * 1024  # bytes: a whole library, some 20,000 records
FORMATS = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".csl": "csl",
    ".csv": "csv",
    ".json": "csl",
    ".nbib": "nbib",
    ".ris": "ris",
    ".tsv": "csv",
}
NAMES = tuple(sorted(set(FORMATS.values())))


class ExtraMissingError(Exception):
    """A library that reads this format is not installed."""


def read_file(file: Path, path: str, format: str = "") -> Incoming:
    """The reports of an export. The format is told by the file's ending unless it is named."""
    chosen = format or FORMATS.get(file.suffix.lower(), "")
    if not chosen:
        endings = ", ".join(FORMATS)
        hint = nearest(file.suffix.lower(), FORMATS) or f"known endings: {endings}; or name the --format"
        return Incoming((), (Problem(path, 1, "E501", f'the ending "{file.suffix}" names no format', hint),))
    text, problems = _text(file, path)
    if problems:
        return Incoming((), problems)
    text, left_out = cleaned(text, path)
    read = _reader(chosen)(text, path)
    return Incoming(read.reports, tuple(sorted((*read.problems, *left_out))))


def _reader(format: str) -> Callable[[str, str], Incoming]:
    try:
        module = import_module(f"review.importing.{format}")
    except ModuleNotFoundError as error:
        said = f'the library "{error.name}" is not installed; get it with: pip install "living-review[contribute]"'
        raise ExtraMissingError(said) from error
    return cast("Callable[[str, str], Incoming]", module.read)


def _text(file: Path, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The file's text. UTF-8, or UTF-16 where a byte order mark says so; other encodings cannot be told apart."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            return "", (Problem(path, 1, "E106", f"the file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB"),)
        data = file.read_bytes()
    except OSError as error:
        return "", (Problem(path, 1, "E101", f"the file cannot be read: {error.strerror}"),)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", (Problem(path, line, "E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),)
