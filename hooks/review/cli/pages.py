"""`review pages --out FOLDER`: the whole site as plain Markdown and data files, for any site generator."""

from __future__ import annotations

import os
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded
from review.cli.program import command
from review.exports import exports
from review.files.writing import write_files
from review.language.current import in_language
from review.model.review_status import day_of_build
from review.site.markdown import asset_files, markdown_files
from review.templating.look import LookError, in_look, look_of
from review.versions.git_objects import origin_of
from review.versions.publication import Publication


@command("pages", examples=["review pages --out ../plain --site-url https://example.org/review/"])
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="A folder that is new or empty."
)
@click.option("--site-url", default="https://living-review.example/", metavar="URL", help="The URL of the future site.")
@click.pass_obj
def pages(root: Path, out: Path, site_url: str) -> int:
    """Write all pages as plain Markdown, and all data files.

    Any site generator can build a site from them.
    """
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty; name a new folder")
    review = loaded(root)
    if review is None:
        return PROBLEMS
    try:
        day = day_of_build(os.environ)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    publication = Publication(review, site_url, day, origin_of(root))
    docs = root / "docs"
    try:
        chosen = look_of(docs)
    except LookError as error:
        raise click.UsageError(str(error)) from error
    with in_language(review.language), in_look(chosen):
        files: dict[str, str | bytes] = {**markdown_files(publication, docs), **asset_files(docs)}
        files |= exports(publication)
    write_files(out, files)
    print(f"{len(files)} files written to {out}")
    return OK
