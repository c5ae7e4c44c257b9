"""`review import FILE`: an export of a reference manager or screening tool becomes reports awaiting assessment."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.editing import EditError, screening
from review.evidence.records import Evidence, read_evidence
from review.files.writing import write_together
from review.importing import NAMES, ExtraMissingError, read_file
from review.importing.candidates import ImportOutcome, take
from review.importing.duplicates import known_works
from review.problems.problem import Problem, report, visible

STEP = 500  # records between two lines of progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("import", help="add an export (RIS, nbib, BibTeX, CSL-JSON, CSV) to the screening")
    command.add_argument("file", type=Path)
    command.add_argument("--format", choices=NAMES, default="", help="where the file's ending does not tell it")
    command.add_argument("--dry-run", action="store_true", help="tell what would be taken and change nothing")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Adds the new reports to evidence/screening.yml and tells of each record what became of it."""
    evidence, problems = read_evidence(chosen.root)
    if evidence is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    try:
        read = read_file(chosen.file, chosen.file.name, chosen.format)
    except ExtraMissingError as error:
        print(error, file=sys.stderr)
        return USAGE
    total = len(read.reports)

    def progress(number: int) -> None:
        if number % STEP == 0:
            print(f"{number} of {total} records compared", file=sys.stderr)

    intake = take(read.reports, known_works(evidence), known_ids(evidence, chosen.root), progress)
    file = chosen.root / screening.PATH
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        edited = screening.with_reports(text, intake.entries)
    except EditError as error:
        print(f"{screening.PATH}: {error}", file=sys.stderr)
        return PROBLEMS
    if edited != text and not chosen.dry_run:
        write_together(chosen.root, {screening.PATH: edited})
    not_taken = sorted([*read.problems, *intake.problems])
    print(_told(intake, not_taken, dry=chosen.dry_run))
    return PROBLEMS if any(problem.stops_the_build for problem in not_taken) else OK


def known_ids(evidence: Evidence, root: Path) -> set[str]:
    """Every id and citekey that a new report may not have."""
    ids = {each.id for each in evidence.screening.value.reports} | {each.citekey for each in evidence.references}
    return ids | {file.stem for file in (root / "evidence" / "studies").glob("*.yml")}


def _told(intake: ImportOutcome, problems: list[Problem], *, dry: bool) -> str:
    lines = [f"{'would take' if dry else 'taken'}: {id}  {visible(incoming.said)}" for id, incoming in intake.taken]
    for incoming, match in intake.twins:
        place = f"{incoming.path}:{incoming.line}"
        lines.append(visible(f"there already: {place}  {incoming.said} has {match}"))
    lines += map(str, problems)
    errors = sum(problem.stops_the_build for problem in problems)
    lines.append(f"{len(intake.taken)} taken, {len(intake.twins)} there already, {errors} not taken")
    return "\n".join(lines)
