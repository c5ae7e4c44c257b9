"""`review diff BASE [HEAD]`: what a change of the evidence does to the synthesis."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from review.changes import told
from review.changes.compare import compare
from review.changes.things import State
from review.commands import OK, PROBLEMS, USAGE
from review.loading import load_state
from review.problems import Problem, report
from review.records import REGISTERS
from review.revisions import EVIDENCE, RevisionError, commit_of, write_evidence
from review.shapes.base import Shape

WORKING_TREE = "the working tree"
NONE_YET = "There was none yet."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("diff", help="tell what a change does to the synthesis")
    command.add_argument("base", help="a git revision, or a folder that holds evidence/")
    command.add_argument("head", nargs="?", help="another one; without it, the working tree")
    command.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what differs. Exit 1 where the newer evidence has problems or a published id would vanish."""
    try:
        before, problems = state_at(chosen.root, chosen.base)
        after, new_problems = state_at(chosen.root, chosen.head) if chosen.head else load_state(chosen.root)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    if after is None:
        print(report(new_problems), file=sys.stderr)
        return PROBLEMS
    if before is None:
        said = f"{report(problems)}\n{chosen.base} does not load; it is taken as empty, and its ids are not known."
        print(said, file=sys.stderr)
    changes = compare(before, after)
    if chosen.format == "json":
        print(told.data(changes), end="")
    else:
        tell = told.markdown if chosen.format == "markdown" else told.text
        print(tell(changes, chosen.base, chosen.head or WORKING_TREE), end="")
    return PROBLEMS if changes.vanished else OK


def state_at(root: Path, name: str) -> tuple[State | None, list[Problem]]:
    """The evidence of a folder or of a git revision, read from a copy. RevisionError where the name is neither."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        folder = Path(name)
        if name and (folder / "evidence").is_dir():
            _copy_evidence(folder, copy)
        else:
            write_evidence(root, commit_of(root, name), copy)
        _add_later_registers(copy / "evidence")
        return load_state(copy)


def _add_later_registers(evidence: Path) -> None:
    """Puts an empty register where evidence is from before there was one, so that older evidence can be compared."""
    for name, shape in REGISTERS.items():
        if evidence.is_dir() and not (evidence / name).exists() and (empty := _empty(shape)):
            (evidence / name).write_text(empty, encoding="utf-8")


def _empty(shape: type[Shape]) -> str:
    """A register of this shape with nothing in it; an empty text where it has to hold something."""
    required = [name for name, field in shape.model_fields.items() if field.is_required()]
    values = {name: NONE_YET if shape.model_fields[name].annotation is str else () for name in required}
    try:
        return shape.model_validate(values).model_dump_json(include=set(required))
    except ValueError:
        return ""


def _copy_evidence(folder: Path, copy: Path) -> None:
    for name in EVIDENCE:
        source = folder / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True)
        elif source.is_file():
            shutil.copyfile(source, copy / name)
