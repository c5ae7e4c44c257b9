"""Read the files of the evidence as typed records, with every problem of every file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from review.evidence.documents import Document, parse
from review.evidence.validation import Marked, Record, unvalidated_marks, validate
from review.files.text import read_text
from review.problems.problem import Problem
from review.references.bibtex import LOSES_ENTRIES, read_bibliography
from review.references.reference import Reference
from review.schema.appraisals import AppraisalTotalsRecord
from review.schema.base import Identified, Schema
from review.schema.checklists import ChecklistsRecord
from review.schema.codebook import CodebookRecord
from review.schema.ids import RegistryRecord
from review.schema.ranking import RanksRecord
from review.schema.readers import GroupsRecord, SummaryRecord
from review.schema.registers import (
    BatchRecord,
    CandidateRecord,
    CommentariesRecord,
    DiscussionRecord,
    FiguresRecord,
    ScreeningRecord,
    SearchesRecord,
)
from review.schema.relaxed import study_schema
from review.schema.review import ReviewRecord
from review.schema.settings import CHARACTERISTICS, Part
from review.schema.study import StudyRecord
from review.schema.surveillance import NoticesRecord, RunsRecord, WatchRecord
from review.schema.theme import ThemeRecord
from review.schema.tools import ToolsRecord

S = TypeVar("S", bound=Schema)
N = TypeVar("N", bound=Identified)

REGISTERS: dict[str, type[Schema]] = {
    "review.yml": ReviewRecord,
    "codebook.yml": CodebookRecord,
    "searches.yml": SearchesRecord,
    "screening.yml": ScreeningRecord,
    "figures.yml": FiguresRecord,
    "discussion.yml": DiscussionRecord,
    "commentaries.yml": CommentariesRecord,
    "checklists.yml": ChecklistsRecord,
    "summary.yml": SummaryRecord,
    "groups.yml": GroupsRecord,
    "ids.yml": RegistryRecord,
    "watch.yml": WatchRecord,
    "runs.yml": RunsRecord,
    "notices.yml": NoticesRecord,
    "tools.yml": ToolsRecord,
    "ranks.yml": RanksRecord,
    "appraisals.yml": AppraisalTotalsRecord,
}
# Registers that a review may lack: as good as empty.
OPTIONAL_REGISTERS = frozenset(
    {"summary.yml", "groups.yml", "watch.yml", "runs.yml", "notices.yml", "tools.yml", "ranks.yml", "appraisals.yml"}
)
# Registers that a review may lack if it is without a part.
REGISTERS_OF_PARTS: dict[str, Part] = {
    "screening.yml": "screening",
    "figures.yml": "source",
    "discussion.yml": "discussion",
    "commentaries.yml": "commentaries",
    "checklists.yml": "checklists",
}
FOLDERS: dict[str, type[Schema]] = {"studies": StudyRecord, "themes": ThemeRecord, "screening": BatchRecord}
MAX_FILES = 5000
NAME = attrgetter("name")  # by which the files of a folder are in order
MAX_REMEMBERED = 10_000  # texts whose records are remembered while the program runs


@dataclass(frozen=True, slots=True)
class ScreenedReport:
    """A report of the screening, the file that lists it, and its place in the list."""

    value: CandidateRecord
    record: Record[ScreeningRecord] | Record[BatchRecord]
    index: int

    @property
    def place(self) -> str:
        """Return its file and line."""
        return f"{self.record.path}:{self.record.line('reports', self.index)}"


@dataclass(frozen=True, slots=True)
class InvalidRecord:
    """A study or theme that does not fit its schema: what is written, so that its names can be checked all the same."""

    document: Document
    schema: type[Schema]

    def marks(self) -> Iterator[Marked]:
        """Yield the texts that name a term or a record, as far as they can be told."""
        return unvalidated_marks(self.schema, self.document.data)

    def problem(self, code: str, message: str, *location: str | int, hint: str = "") -> Problem:
        """Return a problem at this place of the record."""
        return Problem(self.document.path, self.document.line(*location), code, message, hint)


@dataclass(frozen=True)
class Evidence:
    """Everything people wrote: one record for each register, and all studies, themes and references.

    `broken` names the studies and themes whose files have problems, `invalid` has those that can be parsed, and
    `references_lost` says that an entry of the reference list could not be read: a record that names one of these is
    not a further problem.
    """

    review: Record[ReviewRecord]
    codebook: Record[CodebookRecord]
    searches: Record[SearchesRecord]
    screening: Record[ScreeningRecord]
    figures: Record[FiguresRecord]
    discussion: Record[DiscussionRecord]
    commentaries: Record[CommentariesRecord]
    checklists: Record[ChecklistsRecord]
    summary: Record[SummaryRecord]
    groups: Record[GroupsRecord]
    ids: Record[RegistryRecord]
    watch: Record[WatchRecord]
    runs: Record[RunsRecord]
    notices: Record[NoticesRecord]
    tools: Record[ToolsRecord]
    ranks: Record[RanksRecord]
    appraisals: Record[AppraisalTotalsRecord]
    themes: tuple[Record[ThemeRecord], ...]
    studies: tuple[Record[StudyRecord], ...]
    references: tuple[Reference, ...]
    batches: tuple[Record[BatchRecord], ...] = ()
    broken: frozenset[str] = frozenset()
    invalid: tuple[InvalidRecord, ...] = ()
    references_lost: bool = False

    def records(self) -> Iterator[Record[Schema]]:
        """Yield every record: the registers, then themes and studies."""
        registers = (
            self.review,
            self.codebook,
            self.searches,
            self.screening,
            self.figures,
            self.discussion,
            self.commentaries,
            self.checklists,
            self.summary,
            self.groups,
            self.ids,
            self.watch,
            self.runs,
            self.notices,
            self.tools,
            self.ranks,
            self.appraisals,
        )
        yield from (*registers, *self.batches, *self.themes, *self.studies)

    def screened(self) -> Iterator[ScreenedReport]:
        """Yield every report of the screening: those of screening.yml, then those of the files in screening/."""
        listed: tuple[Record[ScreeningRecord] | Record[BatchRecord], ...] = (self.screening, *self.batches)
        for record in listed:
            for index, report in enumerate(record.value.reports):
                yield ScreenedReport(report, record, index)


def read_evidence(root: Path) -> tuple[Evidence | None, list[Problem]]:
    """Return all records below `root` (evidence/, references.bib, references/) and all problems within files.

    None takes the place of the records if a register has problems or a folder is a link: nothing can be checked across
    records then.
    """
    problems: list[Problem] = []
    folder = root / "evidence"
    registers: dict[str, Record[Schema]] = {}
    dispensable: set[str] = set(OPTIONAL_REGISTERS)
    for name, schema in REGISTERS.items():
        record, found = _read(folder / name, f"evidence/{name}", schema, dispensable)
        problems.extend(found)
        if record:
            registers[name.removesuffix(".yml")] = record
        if record and isinstance(record.value, ReviewRecord):  # the first register: it says which parts there are
            has = record.value.has
            dispensable |= {register for register, part in REGISTERS_OF_PARTS.items() if not has(part)}
    references, found = _references(root)
    references_lost = any(problem.code in LOSES_ENTRIES for problem in found)
    problems.extend(found)
    known = registers.get("review")
    shown = known.value.settings.characteristics if known and isinstance(known.value, ReviewRecord) else CHARACTERISTICS
    studies = _read_folder(folder, "studies", study_schema(shown))
    themes = _read_folder(folder, "themes", ThemeRecord)
    problems.extend((*studies.problems, *themes.problems))
    batches, found = _read_batches(folder)
    problems.extend(found)
    problems.extend(_unread(folder))
    if len(registers) < len(REGISTERS) or any((folder / name).is_symlink() for name in FOLDERS):
        return None, sorted(problems)
    evidence = Evidence(
        **registers,  # type: ignore[arg-type]
        themes=tuple(sorted(themes.records, key=lambda record: (record.value.number, record.value.id))),
        studies=studies.records,
        references=references,
        batches=batches,
        broken=frozenset(studies.broken + themes.broken),
        invalid=(*studies.invalid, *themes.invalid),
        references_lost=references_lost,
    )
    return evidence, sorted(problems)


def _references(root: Path) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return the references of references.bib, then of references/, where each file has the entry it is named after."""
    file = root / "references.bib"
    if not (file.exists() or file.is_symlink()):
        return (), [Problem("references.bib", 1, "E108", "the file is missing")]
    paths = ["references.bib"]
    problems: list[Problem] = []
    folder = root / "references"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):  # nothing outside the project is read
        return (), [Problem("references", 1, "E101", "expected a folder, not a link or a file")]
    for file in sorted(folder.glob("*"), key=NAME):
        if file.suffix == ".bib" and file.is_file() and not file.is_symlink():
            paths.append(f"references/{file.name}")
        else:
            problems.append(
                Problem(
                    f"references/{file.name}", 1, "E112", "unexpected file: only .bib files are read from this folder"
                )
            )
    if len(paths) > MAX_FILES:
        return (), [Problem("references", 1, "E106", f"more than {MAX_FILES} files")]
    references, found = read_bibliography({path: root / path for path in paths})
    for reference in references:
        if reference.path not in {"references.bib", f"references/{reference.citekey}.bib"}:
            text = f'the key is "{reference.citekey}", but a file in references/ is named after its only entry'
            problems.append(Problem(reference.path, reference.line, "E107", text))
    return references, sorted(problems + found)


def _read(
    file: Path, path: str, schema: type[S], dispensable: Collection[str] = ()
) -> tuple[Record[S] | None, list[Problem]]:
    """Return the record of a file and its problems; an empty record in place of a missing file that is dispensable."""
    if not (file.exists() or file.is_symlink()):
        if PurePosixPath(path).name in dispensable:
            return _empty(path, schema)
        return None, [Problem(path, 1, "E108", "the file is missing")]
    _, record, problems = _record_in(file, path, schema)
    return record, problems


@cache
def _empty(path: str, schema: type[S]) -> tuple[Record[S] | None, list[Problem]]:
    """Return the record of a file that a review may lack, the same each time."""
    return validate(Document(path, {}), schema)


def _record_in(file: Path, path: str, schema: type[S]) -> tuple[Document, Record[S] | None, list[Problem]]:
    """Return a file as a document, its record where it is valid, and all its problems."""
    text, problems = read_text(file, path)
    if problems:
        return Document(path, None), None, problems
    document, record, found = _parsed(text, path, schema)
    return document, record, list(found)


@lru_cache(maxsize=MAX_REMEMBERED)
def _parsed(text: str, path: str, schema: type[S]) -> tuple[Document, Record[S] | None, tuple[Problem, ...]]:
    """Return the same of a text. Versions share most texts, and a server reads all of them after each change."""
    document, problems = parse(text, path)
    if problems:
        return document, None, tuple(problems)
    record, problems = validate(document, schema)
    return document, record, tuple(problems)


@dataclass(frozen=True, slots=True)
class _Folder(Generic[N]):
    """The records of a folder in the order of their names, the names of broken files, and all problems."""

    records: tuple[Record[N], ...] = ()
    broken: tuple[str, ...] = ()
    invalid: tuple[InvalidRecord, ...] = ()
    problems: tuple[Problem, ...] = ()


def _read_folder(folder: Path, name: str, schema: type[N]) -> _Folder[N]:
    """Return the records of a folder, and everything that is wrong with its files."""
    files = [] if (folder / name).is_symlink() else sorted((folder / name).glob("*.yml"), key=NAME)
    if len(files) > MAX_FILES:
        return _Folder(problems=(Problem(f"evidence/{name}", 1, "E106", f"more than {MAX_FILES} files"),))
    records: list[Record[N]] = []
    broken: list[str] = []
    invalid: list[InvalidRecord] = []
    problems: list[Problem] = []
    for file in files:
        path = f"evidence/{name}/{file.name}"
        document, record, found = _record_in(file, path, schema)
        if record is None and document.data is not None:
            invalid.append(InvalidRecord(document, schema))
        if record and record.value.id != file.stem:
            text = f'the file is named "{file.stem}", but the ID is "{record.value.id}"'
            found.append(record.problem("E107", text, "id"))
        if record:
            records.append(record)
        if found:
            broken.append(file.stem)
        problems.extend(found)
    return _Folder(tuple(records), tuple(broken), tuple(invalid), tuple(problems))


def _read_batches(folder: Path) -> tuple[tuple[Record[BatchRecord], ...], list[Problem]]:
    """Return the files of evidence/screening/ in the order of their names, and all problems."""
    name = "screening"
    files = [] if (folder / name).is_symlink() else sorted((folder / name).glob("*.yml"), key=NAME)
    if len(files) > MAX_FILES:
        return (), [Problem(f"evidence/{name}", 1, "E106", f"more than {MAX_FILES} files")]
    read = [_read(file, f"evidence/{name}/{file.name}", BatchRecord) for file in files]
    return tuple(record for record, _ in read if record), [problem for _, found in read for problem in found]


def _unread(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file of the evidence that is not read."""
    for file in sorted(file for file in folder.rglob("*") if not _is_known(file, folder)):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            yield Problem(f"evidence/{name}", 1, "E112", "expected a regular file, not a link")
        elif file.is_file():
            yield Problem(f"evidence/{name}", 1, "E112", "unexpected file: it would not be read")


def _is_known(file: Path, folder: Path) -> bool:
    """Whether a file has the place of a record, whose reader reports a link there."""
    if file.parent == folder:
        return file.name in REGISTERS
    return file.parent.parent == folder and file.parent.name in FOLDERS and file.name.endswith(".yml")
