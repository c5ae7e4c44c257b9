"""Print how the ranking of `review rank` would have done in reviews whose decisions are known, in order of time.

Give a CSV file for each review, with the columns title, abstract (may be empty), date (YYYY or YYYY-MM-DD) and included
(1 or 0). With --titles, only titles are used, as where records have no abstract. Needs the extra "rank".
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from review.ranking.backtest import Labelled, Result, in_order_of_time, median_and_worst
from review.ranking.classifier import TooFewError, version


def labelled(file: Path, *, titles: bool) -> list[Labelled]:
    """The records of a file. Raise KeyError where it lacks a column."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Labelled(
                row["title"] if titles else f"{row['title']} {row['abstract']}", row["date"], row["included"] == "1"
            )
            for row in csv.DictReader(lines)
        ]


def result(file: Path, *, titles: bool) -> Result:
    """The result in the review of a file."""
    records = labelled(file, titles=titles)
    try:
        return in_order_of_time(file.stem, records)
    except TooFewError as error:
        return Result(file.stem, 0, 0, 0, 0, None, str(error))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--titles", action="store_true", help="use titles alone")
    given = parser.parse_args()
    csv.field_size_limit(10_000_000)
    results = [result(file, titles=given.titles) for file in given.files]
    print(f"{version()}; {'titles' if given.titles else 'titles and abstracts'}")
    print("| review | older half: records (included) | newer half: records (included) | read for 95% |")
    print("|---|---|---|---|")
    for each in sorted(results, key=lambda each: (each.share is None, each.share or 0, each.name)):
        read = each.why if each.share is None else f"{each.share:.0%}"
        print(f"| {each.name} | {each.older} ({each.older_included}) | {each.newer} ({each.newer_included}) | {read} |")
    over = median_and_worst(results)
    if over:
        print(f"\nmedian {over[0]:.0%}, worst {over[1]:.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
