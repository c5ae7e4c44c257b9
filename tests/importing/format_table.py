"""The table of formats: `python tests/importing/format_table.py` imports each export twice and prints what came of it.

The oracle is the source of all exports: two made-up works, each with the values that a format may give. A field is
wrong where a format gives another value; that a format has no place for a field is counted nowhere.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from program_exports import DOI, EXPORTS, RAIN

from review.importing import read_file
from review.importing.candidates import Result, new_candidates
from review.importing.report import IncomingReport
from review.model.duplicates import Works
from review.references.names import initialled

SOURCE = {
    RAIN: {
        "year": 2021,
        "journal": "Journal of Fabricated Transport",
        "doi": DOI,
        "pmid": "99000001",
        "kind": "article",
        "volume": "12",
        "number": "3",
        "pages": "201--219",
        "authors": ["Österlund Å", "van der Berg JT Jr", "Depot and Night"],
    },
    "Ice on the step": {"year": 2018, "journal": "Handbook of winters", "authors": ["Moss P"]},
    "The last stop": {"year": 2019, "kind": "phdthesis", "authors": ["Ward E"], "school": "University of Kent"},
}


@dataclass(frozen=True)
class Line:
    """What came of one export: records in it, imported, there already in a second import, refused, fields wrong."""

    name: str
    records: int
    imported: int
    already_there: int
    refused: int
    wrong: tuple[str, ...]


def lines() -> Iterator[Line]:
    """Import each export twice."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in EXPORTS.items():
            file = Path(folder) / name
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
            read = read_file(file, name)
            works = Works(())
            first = new_candidates(read.reports, works, ())
            second = new_candidates(read.reports, works, [entry["id"] for entry in first.entries])
            refused = first.count(Result.REFUSED) + sum(problem.stops_the_build for problem in read.problems)
            wrong = tuple(field for report in read.reports for field in _wrong_fields(report))
            imported, known = first.count(Result.IMPORTED), second.count(Result.KNOWN)
            yield Line(name, len(read.reports) + refused, imported, known, refused, wrong)


def _wrong_fields(report: IncomingReport) -> Iterator[str]:
    title = report.title.replace('"', "").casefold()
    source = next((values for each, values in SOURCE.items() if each.casefold() == title), None)
    if source is None:
        yield f"title: {report.title}"
        return
    authors = [initialled(name) for name in report.authors]
    for name, value in source.items():
        if name == "authors":
            found: object = authors
            is_right = authors == value or authors == value[:2]
        else:
            found = getattr(report, name, "") or report.publication.get(name, "")
            is_right = not found or str(found).casefold() == str(value).casefold()
        if not is_right:
            yield f"{name}: {found}"


def main() -> None:
    """Print the table."""
    sys.stdout.write("| format | records in | imported | there already, the second time | refused | wrong fields |\n")
    sys.stdout.write("|---|---|---|---|---|---|\n")
    for each in lines():
        numbers = (each.records, each.imported, each.already_there, each.refused, len(each.wrong))
        sys.stdout.write(f"| {each.name} | {' | '.join(map(str, numbers))} | {'; '.join(each.wrong)}\n")


if __name__ == "__main__":
    main()
