"""`review pages --out DIR`: the whole site as plain Markdown and data files, for any site generator."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.cli.loading import loaded
from review.exports import exports
from review.files.writing import write_files
from review.model.review_status import day_of_build
from review.site.markdown import markdown_files
from review.versions.git_objects import origin_of
from review.versions.publication import Publication


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("pages", help="write the pages as plain Markdown, for any site generator")
    command.add_argument("--out", type=Path, required=True, help="a folder that is new or empty")
    command.add_argument("--site-url", default="https://living-review.example/", help="where the site will stand")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes every page as Markdown and every data file below --out."""
    if chosen.out.exists() and any(chosen.out.iterdir()):
        print(f"{chosen.out} is not empty; name a folder that is new", file=sys.stderr)
        return USAGE
    review = loaded(chosen.root)
    if review is None:
        return PROBLEMS
    publication = Publication(review, chosen.site_url, day_of_build(os.environ), origin_of(chosen.root))
    files: dict[str, str | bytes] = {**markdown_files(publication, chosen.root / "docs"), **exports(publication)}
    write_files(chosen.out, files)
    print(f"{len(files)} files written to {chosen.out}")
    return OK
