"""`review format`: records in their canonical form; with --check, the records that are not in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.program import command
from review.editing import EditError
from review.editing.formatting import canonical
from review.evidence.records import FOLDERS, REGISTERS
from review.files.text import read_text
from review.files.writing import write_together
from review.problems.problem import report
from review.schema.base import Schema


@command("format", examples=["review format", "review format --check", "review format evidence/studies/adams-2011.yml"])
@click.argument("files", type=click.Path(path_type=Path), nargs=-1)
@click.option("--check", is_flag=True, help="Change nothing; list the records that are not in canonical form.")
@click.pass_obj
def format_command(root: Path, files: tuple[Path, ...], check: bool) -> int:
    """Put records into their canonical form.

    Without FILES, all records are formatted. Fields come in the order of their schema, each text on one line. Values
    and comments never change.
    """
    evidence = root / "evidence"
    files = files or tuple(sorted(evidence.rglob("*.yml")))
    status = OK
    changed: dict[str, str] = {}
    for file in files:
        schema = _schema(file, evidence)
        if schema is None:
            raise click.UsageError(f"{file} is not a record; records are in {evidence}")
        path = f"evidence/{file.resolve().relative_to(evidence.resolve()).as_posix()}"
        text, problems = read_text(file, path)
        try:
            formatted, found = (text, problems) if problems else canonical(text, path, schema)
        except EditError as error:
            print(error, file=sys.stderr)
            status = PROBLEMS
            continue
        if found:
            print(report(found), file=sys.stderr)
            status = PROBLEMS
        elif formatted.encode() != file.read_bytes():
            changed[path] = formatted
    if check:
        for path in changed:
            print(f"{path} is not in canonical form; fix it with: review format {path}")
        print(f"{len(changed)} of {len(files)} files are not in canonical form")
        return PROBLEMS if changed else status
    if changed:
        write_together(root, changed)
        print("\n".join(f"formatted: {path}" for path in changed))
    print(f"{len(changed)} of {len(files)} files changed")
    return status


def _schema(file: Path, evidence: Path) -> type[Schema] | None:
    """The schema of the record that a file in this place contains."""
    try:
        name = file.resolve().relative_to(evidence.resolve())
    except ValueError:
        return None
    if len(name.parts) == 1:
        return REGISTERS.get(name.name)
    return FOLDERS.get(name.parts[0]) if len(name.parts) == 2 else None
