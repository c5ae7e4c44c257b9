"""The files of the evidence as typed records: every file is read, and every problem of every file is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from review.bibliography import read_bibliography
from review.documents import read_document
from review.problems import Problem
from review.references import Reference
from review.shapes.base import Identified, Shape
from review.shapes.codebook import CodebookRecord
from review.shapes.registers import (
    CommentariesRecord,
    DiscussionRecord,
    FiguresRecord,
    ScreeningRecord,
    SearchesRecord,
)
from review.shapes.review import ReviewRecord
from review.shapes.study import StudyRecord
from review.shapes.theme import ThemeRecord
from review.validation import Record, validate

S = TypeVar("S", bound=Shape)
N = TypeVar("N", bound=Identified)

REGISTERS: dict[str, type[Shape]] = {
    "review.yml": ReviewRecord,
    "codebook.yml": CodebookRecord,
    "searches.yml": SearchesRecord,
    "screening.yml": ScreeningRecord,
    "figures.yml": FiguresRecord,
    "discussion.yml": DiscussionRecord,
    "commentaries.yml": CommentariesRecord,
}
FOLDERS: dict[str, type[Shape]] = {"studies": StudyRecord, "themes": ThemeRecord}
MOST_FILES = 5000


@dataclass(frozen=True)
class Evidence:
    """Everything people wrote: one record for each register, and all studies, themes and references.

    `broken` names the studies and themes whose files have problems, so that what points at them is not blamed too.
    """

    review: Record[ReviewRecord]
    codebook: Record[CodebookRecord]
    searches: Record[SearchesRecord]
    screening: Record[ScreeningRecord]
    figures: Record[FiguresRecord]
    discussion: Record[DiscussionRecord]
    commentaries: Record[CommentariesRecord]
    themes: tuple[Record[ThemeRecord], ...]
    studies: tuple[Record[StudyRecord], ...]
    references: tuple[Reference, ...]
    broken: frozenset[str] = frozenset()

    def records(self) -> Iterator[Record[Shape]]:
        """Every record, in the order of their files."""
        registers = (
            self.review,
            self.codebook,
            self.searches,
            self.screening,
            self.figures,
            self.discussion,
            self.commentaries,
        )
        yield from (*registers, *self.themes, *self.studies)


def read_evidence(root: Path) -> tuple[Evidence | None, list[Problem]]:
    """All records below `root` (evidence/ and references.bib), and all problems of the files themselves.

    None instead of the records where a register is broken: nothing across records can be told without it.
    """
    problems: list[Problem] = []
    folder = root / "evidence"
    registers: dict[str, Record[Shape]] = {}
    for name, shape in REGISTERS.items():
        record, found = _read(folder / name, f"evidence/{name}", shape)
        problems.extend(found)
        if record:
            registers[name.removesuffix(".yml")] = record
    references, found = _references(root)
    problems.extend(found)
    studies, broken_studies, found = _read_folder(folder, "studies", StudyRecord)
    problems.extend(found)
    themes, broken_themes, found = _read_folder(folder, "themes", ThemeRecord)
    problems.extend(found)
    problems.extend(_unread(folder))
    if len(registers) < len(REGISTERS):
        return None, sorted(problems)
    evidence = Evidence(
        **registers,  # type: ignore[arg-type]
        themes=tuple(sorted(themes, key=lambda record: (record.shape.number, record.shape.id))),
        studies=tuple(studies),
        references=references,
        broken=frozenset(broken_studies + broken_themes),
    )
    return evidence, sorted(problems)


def _references(root: Path) -> tuple[tuple[Reference, ...], list[Problem]]:
    file = root / "references.bib"
    if not file.exists():
        return (), [Problem("references.bib", 1, "E108", "the file is missing")]
    return read_bibliography(file, "references.bib")


def _read(file: Path, path: str, shape: type[S]) -> tuple[Record[S] | None, list[Problem]]:
    if not file.exists():
        return None, [Problem(path, 1, "E108", "the file is missing")]
    document, problems = read_document(file, path)
    return (None, problems) if problems else validate(document, shape)


def _read_folder(folder: Path, name: str, shape: type[N]) -> tuple[list[Record[N]], list[str], list[Problem]]:
    """The records of a folder in the order of their names, the names of broken files, and all problems."""
    records: list[Record[N]] = []
    broken: list[str] = []
    problems: list[Problem] = []
    files = sorted((folder / name).glob("*.yml"))
    if len(files) > MOST_FILES:
        return [], [], [Problem(f"evidence/{name}", 1, "E106", f"more than {MOST_FILES} files")]
    for file in files:
        path = f"evidence/{name}/{file.name}"
        record, found = _read(file, path, shape)
        if record and record.shape.id != file.stem:
            found.append(
                record.problem("E107", f'the file is named "{file.stem}" and the id is "{record.shape.id}"', "id")
            )
        if record:
            records.append(record)
        if found:
            broken.append(file.stem)
        problems.extend(found)
    return records, broken, problems


def _unread(folder: Path) -> Iterator[Problem]:
    """A problem for each file of the evidence that no reader reads."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        known = name.as_posix() in REGISTERS or (
            len(name.parts) == 2 and name.parts[0] in FOLDERS and file.suffix == ".yml"
        )
        if file.is_symlink():
            yield Problem(f"evidence/{name.as_posix()}", 1, "E112", "a link stands here instead of a file")
        elif file.is_file() and not known:
            yield Problem(f"evidence/{name.as_posix()}", 1, "E112", "no record is expected here")
