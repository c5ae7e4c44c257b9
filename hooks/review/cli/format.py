"""`review format`: puts records into their canonical form, or with --check names those that are not in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.editing.formatting import NotCanonicalError, canonical
from review.evidence.records import FOLDERS, REGISTERS
from review.files.text import read_text
from review.files.writing import write_together
from review.problems.problem import report
from review.schema.base import Schema


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("format", help="put records into their canonical form")
    command.add_argument("files", nargs="*", type=Path, help="records; all of evidence/ where none is named")
    command.add_argument("--check", action="store_true", help="change nothing, name what is not in canonical form")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Rewrites each record whose form is not the canonical one; with --check names it and exits 1."""
    evidence = chosen.root / "evidence"
    files = chosen.files or sorted(evidence.rglob("*.yml"))
    result = OK
    changed: dict[str, str] = {}
    for file in files:
        schema = _shape(file, evidence)
        if schema is None:
            print(f"{file} is not a record: it has no place in {evidence}", file=sys.stderr)
            return USAGE
        path = f"evidence/{file.resolve().relative_to(evidence.resolve()).as_posix()}"
        text, problems = read_text(file, path)
        try:
            made, found = (text, problems) if problems else canonical(text, path, schema)
        except NotCanonicalError as error:
            print(error, file=sys.stderr)
            result = PROBLEMS
            continue
        if found:
            print(report(found), file=sys.stderr)
            result = PROBLEMS
        elif made.encode() != file.read_bytes():
            changed[path] = made
    for path in changed if chosen.check else ():
        print(f"{path} is not in canonical form; mend it with: review format {path}")
        result = PROBLEMS
    if changed and not chosen.check:
        write_together(chosen.root, changed)
        print("\n".join(f"{path} put into canonical form" for path in changed))
    print(f"{len(changed)} of {len(files)} files {'are not in canonical form' if chosen.check else 'changed'}")
    return result


def _shape(file: Path, evidence: Path) -> type[Schema] | None:
    """The schema of the record that a file in this place holds."""
    try:
        name = file.resolve().relative_to(evidence.resolve())
    except ValueError:
        return None
    if len(name.parts) == 1:
        return REGISTERS.get(name.name)
    return FOLDERS.get(name.parts[0]) if len(name.parts) == 2 else None
