"""`review import FILE`: the records of an export become reports awaiting assessment."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.asking import ask_whether_same, is_interactive
from review.cli.import_tables import TABLES, table_command
from review.cli.loading import read, text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.evidence.records import Evidence
from review.files.progress import ProgressLine
from review.files.writing import write_text, write_together
from review.importing import ExtraMissingError, read_file
from review.importing.accounting import all_rows, as_csv
from review.importing.candidates import Decisions, ImportOutcome, Result, Row, new_candidates
from review.importing.formats import importers
from review.importing.report import IncomingReport
from review.model.duplicates import Match, known_works
from review.problems.problem import visible
from review.schema.base import is_calendar_date
from review.templating.rendering import plural

IMPORTERS = importers()


class ImportCommand(click.Command):
    """Imports an export of reports or, where a kind of table comes first, such a table."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Return the context of this command, or that of the command for a kind of table."""
        if args and args[0] in TABLES:
            return table_command(args[0]).make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@command(
    "import",
    cls=ImportCommand,
    examples=[
        "review import export.ris --dry-run",
        "review import export.ris --report account.csv",
        "review import export.ris --import-anyway 12 --same-work 40",
        "review import export.txt --format ris",
        *(f"review import {kind} table.csv" for kind in TABLES),
    ],
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", type=click.Choice(list(IMPORTERS)), help="The format, if the file's extension does not tell it."
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and change nothing.")
@click.option("--report", type=click.Path(path_type=Path), help="Write one row for each record to this CSV file.")
@click.option(
    "--import-anyway", type=int, multiple=True, metavar="RECORD", help="This record is not the known report named."
)
@click.option("--same-work", type=int, multiple=True, metavar="RECORD", help="This record is the known report named.")
@click.option("--by", default="", metavar="NAME", help="Who decided that.")
@click.option("--on", default="", metavar="DAY", help="The day of that decision, as YYYY-MM-DD.")
@click.pass_obj
def import_command(
    root: Path,
    file: Path,
    format: str | None,
    dry_run: bool,
    report: Path | None,
    import_anyway: tuple[int, ...],
    same_work: tuple[int, ...],
    by: str,
    on: str,
) -> int:
    """Add an export to the reports awaiting assessment.

    FILE comes from a reference manager, a screening tool or a database. Every record is imported, already there or
    refused, and the reason is given, so a second run adds nothing. A record that may be a known report is not added
    until you decide: in a terminal, you are asked. Decisions are recorded in evidence/screening.yml.

    With studies, appraisals, quotes, codes or flow before the file, a table becomes records of that kind; see `review
    import studies --help`. A file with such a name is ./studies.
    """
    if on and not is_calendar_date(on):
        raise click.UsageError(f'"{on}" is not a date; write YYYY-MM-DD')
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    try:
        imported = read_file(file, file.name, format or "")
    except ExtraMissingError as error:
        print(error, file=sys.stderr)
        return USAGE
    total = len(imported.reports)
    if wrong := sorted({*import_anyway, *same_work} - set(range(1, total + 1)) | {*import_anyway} & {*same_work}):
        print(
            f"these records are not in the file, or decided in two ways: {', '.join(map(str, wrong))}", file=sys.stderr
        )
        return USAGE

    def ask(number: int, report: IncomingReport, match: Match) -> str:
        return ask_whether_same(number, visible(report.label), visible(str(match)))

    decisions = Decisions(frozenset(import_anyway), frozenset(same_work), by, on)
    if is_interactive() and not dry_run:
        decisions = replace(decisions, ask=ask)
    with ProgressLine("records compared", total) as line:
        outcome = new_candidates(
            imported.reports, known_works(evidence), known_ids(evidence, root), line.advance, decisions
        )
    unread = [problem for problem in imported.problems if problem.stops_the_build]
    notices = [problem for problem in imported.problems if not problem.stops_the_build]
    rows = all_rows(outcome.rows, unread, notices)
    if imported.total is not None and imported.total > len(rows):
        lost = f"{imported.total} records in the file, but {len(rows)} accounted for; nothing is imported"
        print(f"{lost}. This is a mistake of the program: please report it, with the file.", file=sys.stderr)
        return PROBLEMS
    try:
        files = _edited(root, outcome, file.name)
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    if files and not dry_run:
        write_together(root, files)
    if report:
        write_text(report, as_csv(rows))
    print("\n".join(_lines(rows, outcome, dry_run=dry_run)))
    is_complete = all(row.result in {Result.IMPORTED, Result.KNOWN} for row in rows)
    return OK if is_complete else PROBLEMS


def _edited(root: Path, outcome: ImportOutcome, source: str) -> dict[str, str]:
    """The files of the screening as the import leaves them. Raise EditError where one cannot be edited."""
    text = text_of(root / screening.PATH)
    existing = {file.name for file in (root / screening.FOLDER).glob("*")}
    files = screening.with_import(text, outcome.entries, source, existing)
    decided = screening.with_comparisons(files.get(screening.PATH, text), outcome.comparisons)
    return {**files, screening.PATH: decided} if decided != text else files


def known_ids(evidence: Evidence, root: Path) -> set[str]:
    """Return every ID and citekey that a new report cannot have."""
    ids = {each.value.id for each in evidence.screened()} | {each.citekey for each in evidence.references}
    return ids | {file.stem for file in (root / "evidence" / "studies").glob("*.yml")}


def _lines(rows: list[Row], outcome: ImportOutcome, *, dry_run: bool) -> list[str]:
    """One line for each record, and the counts. In equals out: the last line adds up."""
    lines = [visible(_line(row, dry_run=dry_run)) for row in rows]
    lines += [visible(f"warning: {row.path}:{row.line}  {warning}") for row in rows for warning in row.warnings]
    counts = {result: sum(row.result == result for row in rows) for result in Result}
    parts = [f"{count} {result.value}" for result, count in counts.items() if count or result != Result.UNDECIDED]
    if outcome.comparisons:
        lines.append(f"{plural(len(outcome.comparisons), 'decision')} recorded in {screening.PATH}")
    return [*lines, f"{plural(len(rows), 'record')}: {', '.join(parts)}"]


def _line(row: Row, *, dry_run: bool) -> str:
    if row.result == Result.IMPORTED:
        return f"{'would import' if dry_run else 'imported'}: {row.id}  {row.label}"
    place = f"{row.path}:{row.line}"
    if row.result == Result.KNOWN:
        return f"already there: {place}  {row.label} has {row.reason}"
    if row.result == Result.UNDECIDED:
        return f"undecided: {place}  {row.label} has {row.reason}; {row.fix}"
    label = f"{row.label}: " if row.label else ""
    return f"refused: {place}  {row.code}  {label}{row.reason}; {row.fix}"
