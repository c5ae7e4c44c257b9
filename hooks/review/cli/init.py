"""`review init FOLDER`: a new review, ready to be built and checked, with one example study and theme to delete."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.asking import is_interactive
from review.cli.program import command
from review.editing import EditError
from review.editing.new_review import mark_of_unwritten, new_review, program_for_pip
from review.editing.validation import checked_day
from review.evidence.instruments import codebook_sections, shipped
from review.files.writing import write_together
from review.language.catalogue import SOURCE, languages

NONE = "none"
NEXT = """\
{count} files written to {folder}
Next:
  cd {folder}
  git init --initial-branch main && git add . && git commit -m "Begin the review"
  make site     builds the site; so does `review build` where the program is installed
  make test     checks records, links, data and accessibility; so does `review check --site`
Then replace every text in evidence/review.yml that begins with "{mark}", and put your own records in place of
the examples. The guide for adopters leads from here to a published review."""


@command(
    "init",
    examples=[
        "review init my-review",
        'review init my-review --title "What nurses say about night shifts" --instrument jbi-qualitative',
    ],
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="", help="The title of the review; asked for if not given.")
@click.option(
    "--instrument",
    "chosen",
    multiple=True,
    metavar="ID",
    help=f"An appraisal instrument of the program; give the option again for another. {NONE}: your own, or none.",
)
@click.option("--language", type=click.Choice(languages()), default=None, help="The language of the site.")
@click.option("--on", default="", metavar="DAY", help="The day of its first draft, as YYYY-MM-DD; else today.")
@click.option("--program", default="", metavar="REQUIREMENT", help="How pip finds the program, for requirements.txt.")
def init(folder: Path, title: str, chosen: tuple[str, ...], language: str | None, on: str, program: str) -> int:
    """Begin a review in FOLDER, which is new or empty.

    It has the files that every review has: settings, prose, records, workflows that check and publish it, and one
    example study and theme to delete. Nothing is overwritten.
    """
    if folder.exists() and any(each.name != ".git" for each in folder.iterdir()):
        print(f"{folder} is not empty; name a new folder. Nothing is written.", file=sys.stderr)
        return PROBLEMS
    instruments = shipped()
    if is_interactive():
        title = title or click.prompt("The title of the review")
        language = language or click.prompt("Its language", type=click.Choice(languages()), default=SOURCE)
        chosen = chosen or (click.prompt("Its appraisal instrument", type=click.Choice([*instruments, NONE])),)
    if not title.strip():
        raise click.UsageError("give the review a title: --title")
    if unknown := [each for each in chosen if each not in {*instruments, NONE}]:
        known = ", ".join(instruments)
        raise click.UsageError(f'"{unknown[0]}" is no instrument of the program; choose {known} or {NONE}')
    try:
        day = checked_day(on) if on else date.today().isoformat()  # noqa: DTZ011 - the day where the person is
    except EditError as error:
        raise click.UsageError(str(error)) from error
    language = language or SOURCE
    instruments = shipped(language)
    files = new_review(
        " ".join(title.split()),
        language=language,
        day=day,
        instruments=codebook_sections(instruments[each] for each in chosen if each != NONE),
        program=program or program_for_pip(),
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_together(folder, files)
    print(NEXT.format(count=len(files), folder=shlex.quote(str(folder)), mark=mark_of_unwritten(files)))
    return OK
