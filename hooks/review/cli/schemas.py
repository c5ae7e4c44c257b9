"""`review schemas FOLDER`: the JSON Schemas of the records, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded
from review.cli.program import command
from review.exports import schemas
from review.files.writing import write_files
from review.versions.publication import Publication


@command("schemas", examples=["review schemas .schemas"])
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def schemas_command(root: Path, folder: Path) -> int:
    """Write the JSON Schemas of the records to FOLDER.

    An editor that knows them completes fields and terms, and marks mistakes as you type.
    """
    review = loaded(root)
    if review is None:
        return PROBLEMS
    texts = schemas.files(Publication(review))
    write_files(folder, {Path(address).name: text for address, text in texts.items()})
    print(f"{len(texts)} schemas written to {folder}")
    return OK
