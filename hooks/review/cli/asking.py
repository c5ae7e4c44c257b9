"""The questions to a person at a terminal: which report `review new` adds, and what `review import` cannot tell."""

from __future__ import annotations

import sys
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from review.importing.formats import SHARED, Importer, importer_of, importers
from review.references.identifiers import doi_in

REPORT = "Which report? Enter a file from your reference manager, a DOI, or the ID of a screened report: "
ID = "Under which ID, such as smith-2020? Press Enter to make one from author and year: "

COMPARE = "Is it the same work? Enter s for the same, d for a different work, or nothing to decide later: "
DECISIONS = {"": "", "s": "same", "same": "same", "d": "different", "different": "different"}


@dataclass(frozen=True)
class Answers:
    """The report that was named, and its ID; what was not named is empty. `format` is the format of the file."""

    id: str = ""
    doi: str = ""
    file: Path | None = None
    format: str = ""


class NoAnswerError(Exception):
    """The questions were not answered, or the answer names no report; the message says what to do."""


def is_interactive() -> bool:
    """Return whether questions can be asked: input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(screened: Container[str]) -> Answers:
    """Ask for a report and its ID. `screened` has the IDs of the screened reports. Raise NoAnswerError without one."""
    try:
        answer = input(REPORT).strip().strip("'\"")
        if answer in screened:
            return Answers(id=answer)
        report = _report(answer)
        return Answers(input(ID).strip(), report.doi, report.file, report.format)
    except (EOFError, KeyboardInterrupt) as error:
        raise NoAnswerError("no report was named; nothing is written") from error


def ask_whether_same(number: int, label: str, known: str) -> str:
    """Ask whether a record of an export is the known report that it looks like.

    Return "same", "different", or "" to decide later, also where the input ends.
    """
    print(f"Record {number}: {label} has {known}.")
    try:
        while (answer := input(COMPARE).strip().lower()) not in DECISIONS:
            pass
    except EOFError:
        return ""
    return DECISIONS[answer]


def _report(answer: str) -> Answers:
    file = Path(answer).expanduser()
    if answer and file.is_file():
        if importer := importer_of(file.suffix):
            return Answers(file=file, format="" if file.suffix.lower() in SHARED else importer.name)
        raise NoAnswerError(
            f'"{file.suffix}" is not the extension of a known format; use {" or ".join(file_options())}'
        )
    if doi := doi_in(answer):
        return Answers(doi=doi)
    raise NoAnswerError(f'"{answer}" is not a file, a DOI (10.…/…) or the ID of a screened report')


def file_options() -> dict[str, str]:
    """Return the options of `review new` for a file of each format, and the names of the formats."""
    return {f"--{_option(each)}": each.name for each in importers().values()}


def _option(importer: Importer) -> str:
    extension = importer.extensions[0]
    return importer.name if extension in SHARED else extension.removeprefix(".")
