"""`review schemas DIR`: the JSON Schemas of the records, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded
from review.exports import schemas
from review.files.writing import write_files
from review.versions.publication import Publication


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("schemas", help="write the JSON Schemas of the records, for editors")
    command.add_argument("out", type=Path)
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes the JSON Schemas below the folder named."""
    review = loaded(chosen.root)
    if review is None:
        return PROBLEMS
    made = schemas.files(Publication(review))
    write_files(chosen.out, {Path(address).name: text for address, text in made.items()})
    print(f"{len(made)} schemas written to {chosen.out}")
    return OK
