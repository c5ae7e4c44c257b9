"""`review news BASE`: what surveillance has found since, as the title and text of a pull request."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.program import command
from review.files.writing import write_files
from review.loading import load_state
from review.problems.problem import report
from review.versions.git_objects import RevisionError
from review.versions.news import body
from review.versions.news import news as news_since
from review.versions.states import state_at


@command("news", examples=["review news HEAD", "review news main --folder request"])
@click.argument("base")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Write title.txt and body.md here, where anything is new."
)
@click.pass_obj
def news(root: Path, base: str, folder: Path | None) -> int:
    """Show what keeping watch has found since BASE.

    That is what `review watch` and `review notices` have recorded. BASE is a git revision, or a folder with evidence/;
    it is compared with the working tree. The text is meant for a pull request. Where nothing is new, no file is
    written.
    """
    try:
        before, _ = state_at(root, base)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    after, problems = load_state(root)
    if after is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    found = news_since(before, after)
    if found.is_silent:
        print("Nothing is new.")
        return OK
    text = body(found)
    print(f"{found.title}\n\n{text}", end="")
    if folder:
        write_files(folder, {"title.txt": f"{found.title}\n", "body.md": text})
    return OK
