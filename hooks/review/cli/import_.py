"""`review import FILE`: the records of an export become reports awaiting assessment."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.loading import read, text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.evidence.records import Evidence
from review.files.writing import write_together
from review.importing import ExtraMissingError, read_file
from review.importing.candidates import ImportOutcome, new_candidates
from review.importing.duplicates import known_works
from review.importing.formats import importers
from review.problems.problem import Problem, visible
from review.templating.rendering import plural

STEP = 500  # records between two lines of progress
IMPORTERS = importers()


@command(
    "import",
    examples=[
        "review import export.ris --dry-run",
        "review import export.ris",
        "review import export.txt --format ris",
    ],
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", type=click.Choice(list(IMPORTERS)), help="The format, if the file's extension does not tell it."
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and change nothing.")
@click.pass_obj
def import_command(root: Path, file: Path, format: str | None, dry_run: bool) -> int:
    """Add an export to the reports awaiting assessment.

    FILE comes from a reference manager, a screening tool or a database. Duplicates of known reports are listed and not
    added, so a second run adds nothing.
    """
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    try:
        imported = read_file(file, file.name, format or "")
    except ExtraMissingError as error:
        print(error, file=sys.stderr)
        return USAGE
    total = len(imported.reports)

    def progress(number: int) -> None:
        if number % STEP == 0:
            print(f"{number} of {total} records compared", file=sys.stderr)

    outcome = new_candidates(imported.reports, known_works(evidence), known_ids(evidence, root), progress)
    text = text_of(root / screening.PATH)
    try:
        edited = screening.with_reports(text, outcome.entries)
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    if edited != text and not dry_run:
        write_together(root, {screening.PATH: edited})
    problems = sorted([*imported.problems, *outcome.problems])
    print(_summary(outcome, problems, dry_run=dry_run))
    return PROBLEMS if any(problem.stops_the_build for problem in problems) else OK


def known_ids(evidence: Evidence, root: Path) -> set[str]:
    """Return every ID and citekey that a new report cannot have."""
    ids = {each.id for each in evidence.screening.value.reports} | {each.citekey for each in evidence.references}
    return ids | {file.stem for file in (root / "evidence" / "studies").glob("*.yml")}


def _summary(outcome: ImportOutcome, problems: list[Problem], *, dry_run: bool) -> str:
    verb = "would add" if dry_run else "added"
    lines = [f"{verb}: {id}  {visible(incoming.label)}" for id, incoming in outcome.added]
    for incoming, match in outcome.duplicates:
        lines.append(visible(f"duplicate: {incoming.path}:{incoming.line}  {incoming.label} has {match}"))
    lines += map(str, problems)
    skipped = sum(problem.stops_the_build for problem in problems)
    lines.append(f"{len(outcome.added)} added, {plural(len(outcome.duplicates), 'duplicate')}, {skipped} skipped")
    return "\n".join(lines)
