"""`review import KIND TABLE`: a table becomes records, by a mapping that the program drafts and people complete."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.asking import is_interactive
from review.cli.difference import difference
from review.cli.loading import read, text_if_any
from review.cli.program import command
from review.editing import EditError
from review.editing.imported_tables import ImportedFiles, files_of
from review.editing.trial import new_problems
from review.evidence.documents import read_document
from review.evidence.records import Evidence
from review.files.writing import write_text, write_together
from review.importing import ExtraMissingError
from review.importing.tables.drafting import draft
from review.importing.tables.fields import fields_of
from review.importing.tables.mapping import MappedTable, mapping_problems, read_mapping
from review.importing.tables.outcome import TableOutcome
from review.importing.tables.planning import plan, presets_of
from review.importing.tables.reading import read_table
from review.importing.tables.table import Table
from review.importing.tables.values import Resolver
from review.problems.problem import Problem, report, visible
from review.templating.rendering import plural

# What a table can hold, and an example of each command.
TABLES = {
    "studies": "Import a table of included studies, one in each row, with their references.",
    "appraisals": "Import a table of appraisals: a row for each study, or totals: a row for each criterion.",
    "quotes": "Import a table of quotations, or the coded passages of a REFI-QDA project (.qdpx).",
    "codes": "Import a table of codes, or a REFI-QDA codebook (.qdc, .qdpx).",
    "flow": "Import the numbers of a flow diagram: a row for each step, or a column for each step.",
}
EXAMPLES = {
    "studies": ("studies.csv", "characteristics.xlsx"),
    "appraisals": ("appraisals.csv",),
    "quotes": ("quotes.csv", "project.qdpx"),
    "codes": ("codes.csv", "codebook.qdc"),
    "flow": ("flow.csv",),
}
# Problems that any change of the records can bring, and that are put right elsewhere once they are written.
AFTERWARDS = frozenset({"E313"})
WORD = re.compile(r"[a-z0-9-]+")
MAX_ROUNDS = 5  # of leaving out rows whose records would not pass the checks
HELP = (
    "\n\nThe first run drafts a mapping of columns to fields beside the table, for you to complete. The next run shows "
    "what would be added, and names every row and column that is left out, with the reason. It writes with --write, or "
    "once you agree in a terminal. What is recorded stays as it is, so a second import adds nothing."
)


def table_command(kind: str) -> click.Command:
    """Return the command that imports tables of a kind."""

    @click.argument("table", type=click.Path(path_type=Path))
    @click.option(
        "--mapping",
        type=click.Path(path_type=Path),
        help="The mapping; without it, TABLE with the ending .mapping.yml.",
    )
    @click.option("--write", is_flag=True, help="Write what the mapping gives.")
    @click.pass_obj
    def run(root: Path, table: Path, mapping: Path | None, write: bool) -> int:
        return import_table(kind, root, table, mapping or table.with_suffix(".mapping.yml"), write=write)

    run.__doc__ = TABLES[kind] + HELP
    words = [f"review import {kind} {name}" for name in EXAMPLES[kind]]
    return command(kind, examples=[*words, f"{words[0]} --mapping mapping.yml --write"])(run)


def import_table(kind: str, root: Path, file: Path, mapping_file: Path, *, write: bool) -> int:
    """Draft a mapping where there is none; else show what a table gives, and write it if that is wished."""
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    try:
        if not mapping_file.exists():
            return _draft(kind, evidence, file, mapping_file)
        mapped, problems = _mapped(kind, evidence, file, mapping_file)
        if mapped is None:
            print(report(problems), file=sys.stderr)
            return PROBLEMS
        outcome, files, problems, afterwards = _planned(kind, root, evidence, mapped)
    except ExtraMissingError as error:
        print(error, file=sys.stderr)
        return USAGE
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    if problems:
        print(f"Nothing is written. The records would have these problems:\n{report(problems)}", file=sys.stderr)
        return PROBLEMS
    print("\n".join(_account(mapped, outcome)))
    print("".join(f"afterwards: {each}\n" for each in afterwards), end="")
    if files.texts:
        print("\n".join(_differences(root, files)))
    is_wished = bool(files.texts) and (write or _agreed(len(files.texts)))
    if is_wished:
        write_together(root, files.texts)
        print("\n".join(f"written: {path}" for path in files.texts))
    elif files.texts:
        print("Nothing is written. To write these changes, add --write.")
    return PROBLEMS if outcome.refused else OK


def _draft(kind: str, evidence: Evidence, file: Path, mapping_file: Path) -> int:
    table = read_table(file, file.name, kind)
    if not table.headings:
        print(report(table.problems), file=sys.stderr)
        return PROBLEMS
    fields = fields_of(kind, evidence)
    write_text(mapping_file, draft(table, kind, fields, presets_of(kind, evidence), Resolver(evidence)))
    print(f"written: {visible(str(mapping_file))}\nNext: complete it, then run the same command again.")
    return OK


def _mapped(kind: str, evidence: Evidence, file: Path, mapping_file: Path) -> tuple[MappedTable | None, list[Problem]]:
    """The table with its mapping; None, with every problem, where one of them cannot be used."""
    document, problems = read_document(mapping_file, mapping_file.name)
    record, invalid = (None, problems) if problems else read_mapping(document)
    if record is None:
        return None, invalid
    table = read_table(file, file.name, kind, record.value.sheet or "")
    if not table.headings:
        return None, list(table.problems)
    fields = fields_of(kind, evidence)
    found = list(mapping_problems(record, kind, table, fields))
    return (None, found) if found else (MappedTable(table, record.value, fields), [])


def _planned(
    kind: str, root: Path, evidence: Evidence, mapped: MappedTable
) -> tuple[TableOutcome, ImportedFiles, list[Problem], list[Problem]]:
    """What the table gives, with the files; problems that prevent all of it; and those to put right afterwards.

    A row whose record would not pass the checks is refused, and the others are planned again without it; a problem of
    no row prevents all.
    """
    refused: list[Problem] = []
    for _ in range(MAX_ROUNDS):
        outcome = plan(kind, mapped, evidence, root)
        files = files_of(outcome, lambda path: text_if_any(root / path))
        found = [each for each in new_problems(root, files.texts) if each.stops_the_build] if files.texts else []
        problems = [each for each in found if each.code not in AFTERWARDS]
        rows = {each: files.row_of(each.path, each.line) or _row_named(each, outcome) for each in problems}
        general = [each for each, line in rows.items() if line is None]
        if general or not problems:
            break
        refused += [replace(each, path=mapped.table.path, line=line) for each, line in rows.items() if line]
        mapped = _without(mapped, {line for line in rows.values() if line})
    outcome.refused = sorted([*outcome.refused, *refused])
    return outcome, files, problems, [each for each in found if each.code in AFTERWARDS]


def _row_named(problem: Problem, outcome: TableOutcome) -> int | None:
    """The row of the new record that a problem elsewhere names, as where it is the report of another record."""
    words = set(WORD.findall(problem.message))
    return next((each.line for each in outcome.added if each.id in words), None)


def _without(mapped: MappedTable, lines: set[int]) -> MappedTable:
    table: Table = mapped.table
    return replace(mapped, table=replace(table, rows=tuple(row for row in table.rows if row.line not in lines)))


def _account(mapped: MappedTable, outcome: TableOutcome) -> Iterator[str]:
    """One line for each row and for everything that is left out, and the counts."""
    table = mapped.table
    unused = [
        Problem(
            table.path, 1, "H509", f'the column "{visible(heading)[:100]}" is left out', "map it, or list it as unused"
        )
        for heading in mapped.unused_headings
    ]
    if listed := [heading for heading in mapped.mapping.unused if heading in table.headings]:
        text = f"the mapping lists columns as unused: {visible(', '.join(listed))[:300]}"
        unused.append(Problem(table.path, 1, "H509", text, "move any that are needed to columns"))
    notices = sorted([*table.problems, *unused, *outcome.left_out])
    yield from (f"left out: {each}" for each in notices if not each.stops_the_build)
    refused = sorted([*(each for each in notices if each.stops_the_build), *outcome.refused])
    yield from (f"refused: {each}" for each in refused)
    yield from (visible(f"already there: {table.path}:{each.line}  {each.id}  {each.label}") for each in outcome.known)
    yield from (visible(f"to add: {table.path}:{each.line}  {each.id}  {each.label}") for each in outcome.added)
    lines = {each.line for each in refused}
    counts = (
        f"{len(outcome.added)} to add",
        f"{len(outcome.known)} already there",
        f"{len(lines)} refused",
        f"{len(notices) - len([each for each in notices if each.stops_the_build])} left out",
    )
    yield f"{plural(len(table.rows), 'row')}: {', '.join(counts)}"


def _differences(root: Path, files: ImportedFiles) -> Iterator[str]:
    """The changes of each file, as a diff to read."""
    for path, text in files.texts.items():
        before = text_if_any(root / path)
        yield difference(before, text, path, "" if before else "/dev/null")


def _agreed(number: int) -> bool:
    """Whether somebody at a terminal agrees to write the files."""
    return is_interactive() and click.confirm(f"Write {plural(number, 'file')}?", default=False)
