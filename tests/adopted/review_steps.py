"""What a team does to make a review of its own: begin it, write its own words, import its tables, and publish it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from review.__main__ import main

EXAMPLE = ("evidence/studies/example-2020.yml", "evidence/themes/example.yml")


@dataclass(frozen=True, slots=True)
class Table:
    """A table that the team has, the mapping as it completed it, and the kind of records it becomes."""

    kind: str
    text: str
    mapping: str


@dataclass(frozen=True, slots=True)
class OtherReview:
    """A made-up review: how it is begun, the changes of its files by hand, its own files, and its tables."""

    begin: tuple[str, ...]
    changes: Mapping[str, Mapping[str, str]]
    files: Mapping[str, str]
    tables: tuple[Table, ...]


def run(*command: str) -> None:
    """Run a command of the program, which must succeed."""
    assert main([*command]) == 0, command


def made(review: OtherReview, folder: Path) -> Path:
    """Make the review in the folder, with the commands and edits of a team; return the folder of the review."""
    root = folder / "review"
    run("init", str(root), *review.begin)
    for name, changes in review.changes.items():
        file = root / name
        text = file.read_text("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    for name, text in review.files.items():
        (root / name).write_text(text, encoding="utf-8")
    for name in EXAMPLE:
        (root / name).unlink()
    (root / "references.bib").write_text("", encoding="utf-8")
    for table in review.tables:
        file = folder / f"{table.kind}.csv"
        file.write_text(table.text, encoding="utf-8")
        file.with_suffix(".mapping.yml").write_text(table.mapping, encoding="utf-8")
        run("--root", str(root), "import", table.kind, str(file), "--write")
    shutil.rmtree(root / ".build", ignore_errors=True)
    return root
