"""The command line: `review check`, `review pages --out DIR`, `review schemas DIR`, `review publish BUILT SITE`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from review.exports import exports, schemas
from review.loading import load
from review.markdown import markdown_files
from review.problems import report
from review.publishing import NotPublishedError, publish
from review.writing import write_files

OK, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 well, 1 problems, 2 wrong use."""
    chosen = parser().parse_args(arguments)
    return int(chosen.run(chosen))


def parser() -> argparse.ArgumentParser:
    """The commands and what each takes."""
    top = argparse.ArgumentParser(prog="review", description="Checks and renders the evidence of a living review.")
    top.add_argument("--root", type=Path, default=Path(), help="the folder that holds evidence/ and references.bib")
    commands = top.add_subparsers(required=True, metavar="command")
    checking = commands.add_parser("check", help="tell every problem of the evidence")
    checking.set_defaults(run=run_check)
    pages = commands.add_parser("pages", help="write the pages as plain Markdown, for any site generator")
    pages.add_argument("--out", type=Path, required=True, help="a folder that is new or empty")
    pages.add_argument("--site-url", default="https://living-review.example/", help="where the site will stand")
    pages.set_defaults(run=run_pages)
    schema = commands.add_parser("schemas", help="write the JSON Schemas of the records, for editors")
    schema.add_argument("out", type=Path)
    schema.set_defaults(run=run_schemas)
    publishing = commands.add_parser("publish", help="put a built site in the place of the last one, when it is whole")
    publishing.add_argument("built", type=Path)
    publishing.add_argument("site", type=Path)
    publishing.set_defaults(run=run_publish)
    return top


def run_check(chosen: argparse.Namespace) -> int:
    """Prints every problem; under GitHub Actions also as annotations at their lines."""
    review, problems = load(chosen.root)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation())
    print(report(problems), file=sys.stderr if review is None else sys.stdout)
    return OK if review else PROBLEMS


def run_pages(chosen: argparse.Namespace) -> int:
    """Writes every page as Markdown and every data file below --out."""
    if chosen.out.exists() and any(chosen.out.iterdir()):
        print(f"{chosen.out} is not empty; name a folder that is new", file=sys.stderr)
        return USAGE
    review, problems = load(chosen.root)
    if review is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    files = markdown_files(review, chosen.root / "docs") | exports(review, chosen.site_url)
    write_files(chosen.out, files)
    print(f"{len(files)} files written to {chosen.out}")
    return OK


def run_schemas(chosen: argparse.Namespace) -> int:
    """Writes the JSON Schemas below the folder named."""
    review, problems = load(chosen.root)
    if review is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    made = schemas.files(review.codebook)
    write_files(chosen.out, {Path(address).name: text for address, text in made.items()})
    print(f"{len(made)} schemas written to {chosen.out}")
    return OK


def run_publish(chosen: argparse.Namespace) -> int:
    """Checks the links of the built site and moves it into place."""
    try:
        files = publish(chosen.built, chosen.site)
    except (NotPublishedError, OSError) as error:
        print(f"{error}\nNothing was published; {chosen.site} is as it was.", file=sys.stderr)
        return PROBLEMS
    print(f"{files} files published to {chosen.site}")
    return OK


if __name__ == "__main__":
    sys.exit(main())
