"""The evidence of a folder or of a git revision as a state, read from a temporary copy."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from review.evidence.records import REGISTERS
from review.loading import State, load_state
from review.problems.problem import Problem
from review.schema.base import Schema
from review.versions.git_objects import EVIDENCE, commit_of, write_evidence

NONE_YET = "There was none yet."
# The registers that evidence always had, so that one of them is missing by mistake.
FIRST_REGISTERS = frozenset({"review.yml", "codebook.yml", "searches.yml"})


def state_at(root: Path, name: str) -> tuple[State | None, list[Problem]]:
    """Return the evidence of a folder or of a git revision. RevisionError where the name is neither."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        folder = Path(name)
        if name and (folder / "evidence").is_dir():
            _copy_evidence(folder, copy)
        else:
            write_evidence(root, commit_of(root, name), copy)
        add_later_registers(copy / "evidence")
        return load_state(copy)


def add_later_registers(evidence: Path) -> None:
    """Add an empty register for each that older evidence lacks, so that it can be loaded and compared."""
    for name, schema in REGISTERS.items():
        is_later = evidence.is_dir() and name not in FIRST_REGISTERS and not (evidence / name).exists()
        if is_later and (empty := _empty(schema)):
            (evidence / name).write_text(empty, encoding="utf-8")


def _empty(schema: type[Schema]) -> str:
    """Return an empty register of this schema, or an empty text where a register must have entries."""
    required = [name for name, field in schema.model_fields.items() if field.is_required()]
    values = {name: NONE_YET if schema.model_fields[name].annotation is str else () for name in required}
    try:
        return schema.model_validate(values).model_dump_json(include=set(required))
    except ValueError:
        return ""


def _copy_evidence(folder: Path, copy: Path) -> None:
    for name in EVIDENCE:
        source = folder / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True)
        elif source.is_file():
            shutil.copyfile(source, copy / name)
