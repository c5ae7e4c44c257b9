"""What `review new` asks a person at a terminal who names no report: which report it is, and under which id."""

from __future__ import annotations

import sys
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from review.importing import FORMATS
from review.importing.report import doi_in

REPORT = "Which report? Name a file from your reference manager, a DOI, or the id of a screened report: "
ID = "Under which id, as in smith-2020? Just Enter makes one from author and year: "


@dataclass(frozen=True)
class Answers:
    """The report as a person names it; what was not named is empty. `format` tells how the file is read."""

    id: str = ""
    doi: str = ""
    file: Path | None = None
    format: str = ""


class NoAnswerError(Exception):
    """The questions were not answered, or not with a report; the message says what to do."""


def is_interactive() -> bool:
    """Whether a person can be asked: what is typed and what is printed are a terminal's."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(screened: Container[str]) -> Answers:
    """Asks for the report and its id. `screened` are the ids of the reports of the screening."""
    try:
        named = input(REPORT).strip().strip("'\"")
        if named in screened:
            return Answers(id=named)
        found = _report(named)
        return Answers(input(ID).strip(), found.doi, found.file, found.format)
    except (EOFError, KeyboardInterrupt) as error:
        raise NoAnswerError("no report was named; nothing is written") from error


def _report(named: str) -> Answers:
    file = Path(named).expanduser()
    if named and file.is_file():
        if format := FORMATS.get(file.suffix.lower(), ""):
            return Answers(file=file, format=format)
        raise NoAnswerError(f'"{file.suffix}" tells no format; say it: --bib, --ris, --nbib or --csl before the file')
    if doi := doi_in(named):
        return Answers(doi=doi)
    raise NoAnswerError(f'"{named}" is no file here, no DOI (10.…/…) and no id of a screened report')
