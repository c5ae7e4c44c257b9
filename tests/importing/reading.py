"""Reads a text as a file of a format."""

from __future__ import annotations

from pathlib import Path

from review.importing.formats import importer_of, importers
from review.importing.report import ImportedReports, IncomingReport, cleaned

WAYS_IN = Path(__file__).parent / "ways-in"


def read(text: str, format: str) -> ImportedReports:
    cleaned_text, problems = cleaned(text, "x")
    found = importers()[format].read(cleaned_text, "x")
    return ImportedReports(found.reports, (*found.problems, *problems))


def read_case(name: str) -> ImportedReports:
    file = WAYS_IN / name
    importer = importer_of(file.suffix)
    assert importer
    return read(file.read_bytes().decode("utf-8"), importer.name)


def ris(*lines: str) -> IncomingReport:
    """The report of one RIS record with these lines, such as "AU  - Smith, J."."""
    (report,) = read("\n".join(["TY  - JOUR", *lines, "ER  - "]), "ris").reports
    return report


def bibtex(fields: str, kind: str = "article") -> IncomingReport:
    """The report of one BibTeX entry with these fields."""
    return read(f"@{kind}{{key-2020,\n{fields}\n}}\n", "bibtex").reports[0]
