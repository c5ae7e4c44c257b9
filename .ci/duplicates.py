"""Measure the test of duplicates on a public, labelled set of records.

`python .ci/duplicates.py records.csv --label source --duplicate duplicate` takes a table of records, as an export has
them, with a column that says of each whether another record of the table is the same report. Every record is compared
with those before it, as an import compares them. Of the records that are taken for one report, one is kept, if possible
one that is not labelled as a duplicate; so the measure is that of the programs that remove duplicates:

- sensitivity: labelled duplicates that are not kept, of all labelled duplicates;
- specificity: other records that are kept, of all other records;
- asked: records that the import would ask about. They count as kept, because nothing is decided without an answer.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from review.importing.candidates import as_work
from review.importing.formats.csv import read
from review.importing.report import IncomingReport, cleaned
from review.model.duplicates import Works
from review.references.names import people

ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
RUN_TOGETHER = re.compile(r"(?<=\.)(?=[^\W\d_]{2})")  # "Adams K.Baker G. F.", where a program dropped line ends


@dataclass(frozen=True)
class Measured:
    """Labelled duplicates and other records: how many there are, are kept, and would be asked about."""

    duplicates: int
    duplicates_kept: int
    duplicates_asked: int
    others: int
    others_kept: int
    others_asked: int

    @property
    def sensitivity(self) -> float:
        """The share of labelled duplicates that are recognised without a question."""
        return 1 - self.duplicates_kept / self.duplicates if self.duplicates else 1.0

    @property
    def specificity(self) -> float:
        """The share of the other records that are kept."""
        return self.others_kept / self.others if self.others else 1.0

    def __str__(self) -> str:
        """Return the figures as lines."""
        found = self.duplicates - self.duplicates_kept
        return (
            f"duplicates: {found} of {self.duplicates} recognised (sensitivity {self.sensitivity:.1%}); "
            f"of the rest, {self.duplicates_asked} asked about\n"
            f"other records: {self.others_kept} of {self.others} kept (specificity {self.specificity:.1%}); "
            f"{self.others_asked} asked about"
        )


def measured(text: str, label: str, duplicate: str) -> Measured:
    """Return the measure of a table whose column `label` has the value `duplicate` for a duplicate.

    Raise ValueError where the table cannot be read as a whole, or has no such column.
    """
    text, _ = cleaned(text, "table")
    imported = read(text, "table")
    rows = list(csv.DictReader(text.split("\n")))
    if imported.problems or len(rows) != len(imported.reports) or not rows or label not in rows[0]:
        raise ValueError(str(next(iter(imported.problems), f'the table has no column "{label}"')))
    labels = [row[label].strip() == duplicate for row in rows]
    kept_of: dict[str, list[int]] = {}
    asked: set[int] = set()
    works = Works()
    for number, report in enumerate(imported.reports):
        work = as_work(_with_names_apart(report, rows[number]), str(number))
        match = works.find(work)
        if match and match.is_certain:
            kept_of[match.work.id].append(number)
            works.add(replace(work, id=match.work.id))
            continue
        if match:
            asked.add(number)
        kept_of[str(number)] = [number]
        works.add(work)
    kept = {min(alike, key=lambda number: labels[number]) for alike in kept_of.values()}
    counts = Counter((labels[number], number in kept, number in asked) for number in range(len(labels)))

    def count(*, is_duplicate: bool, is_asked: bool | None = None) -> int:
        return sum(
            times
            for (label, is_kept, was), times in counts.items()
            if label == is_duplicate and is_kept and is_asked in {None, was}
        )

    return Measured(
        sum(labels),
        count(is_duplicate=True),
        count(is_duplicate=True, is_asked=True),
        len(labels) - sum(labels),
        count(is_duplicate=False),
        count(is_duplicate=False, is_asked=True),
    )


def _with_names_apart(report: IncomingReport, row: dict[str, str]) -> IncomingReport:
    written = row.get("author") or row.get("authors") or ""
    if ";" in written or not RUN_TOGETHER.search(written):
        return report
    return replace(report, authors=people(RUN_TOGETHER.sub("; ", written))[0])


def main() -> int:
    """Print the measure of a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--label", required=True, help="the column that says what a record is")
    parser.add_argument("--duplicate", required=True, help="its value for a duplicate")
    options = parser.parse_args()
    try:
        print(measured(_text(options.table), options.label, options.duplicate))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _text(file: Path) -> str:
    data = file.read_bytes()
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("every byte is a character of the last encoding")


if __name__ == "__main__":
    sys.exit(main())
