"""Coded passages of REFI-QDA projects (.qdpx): a row for each passage of a text, with its codes.

A .qdpx is a ZIP archive with one project (.qde, XML) and the texts of its sources. Nothing is unpacked to the disk, and
only what the project names is read, within limits. A position counts Unicode code points from 0 (REFI-QDA 1.5, section
10.2). The end is taken to be behind the last character, as QualCoder does with the files of other programs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from review.importing import problems_of_size
from review.importing.report import cleaned
from review.importing.tables.refi_codes import MAX_LEVELS, RefiCode, codes_in, place_of, table_of_codes
from review.importing.tables.refi_text import SourceText, variant_of
from review.importing.tables.refi_xml import guid_of, has_part, local_name, parsed_document, parts
from review.importing.tables.table import MAX_ROWS, Table, TableRow
from review.problems.problem import Problem, visible
from review.references.exported import plain

MAX_UNPACKED_BYTES = 1024 * 1024 * 1024  # audio and video count, though nothing of them is read
MAX_ENTRIES = 50_000
MAX_PROJECT_BYTES = 64 * 1024 * 1024
MAX_TEXT_BYTES = 16 * 1024 * 1024
AGAIN = "export the project again as .qdpx"
INTERNAL = "internal://"

SOURCE, THEME, SUBTHEME, CODES, PASSAGE = "Source", "Theme", "Subtheme", "Codes", "Passage"
COMMENT, CODER, START, END, CODE_GUIDS = "Comment", "Coder", "Start", "End", "Code GUIDs"
HEADINGS = (SOURCE, THEME, SUBTHEME, CODES, PASSAGE, COMMENT, CODER, START, END, CODE_GUIDS)
# Elements that mark something other than a passage of a text, and what readers call it.
OTHER_SELECTIONS = {
    "PDFSelection": "an area of a page",
    "PictureSelection": "an area of a picture",
    "AudioSelection": "a part of a recording",
    "VideoSelection": "a part of a film",
    "TranscriptSelection": "a part of a transcript that is given by times",
}
SOURCES = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")


@dataclass(slots=True)
class _Passage:
    """A passage while its codes are gathered: programs write one selection for each code of a passage."""

    line: int
    codes: dict[str, RefiCode] = field(default_factory=dict)
    comments: dict[str, None] = field(default_factory=dict)
    coders: dict[str, None] = field(default_factory=dict)


def read_project(file: Path, path: str, sheet: str) -> Table:
    """Return the coded passages of a project, one a row; what cannot be a quotation is named and left out."""
    return _read(file, path, lambda reader, root: reader.passages(root))


def read_project_codes(file: Path, path: str, sheet: str) -> Table:
    """Return the codes of a project, one a row."""
    return _read(file, path, lambda reader, root: table_of_codes(root, path, reader.problems))


def _read(file: Path, path: str, read: Callable[[_Reader, Any], Table]) -> Table:
    if found := problems_of_size(file, path):
        return Table(path, (), (), found)
    try:
        with zipfile.ZipFile(file) as archive:
            reader = _Reader(archive, path)
            root = reader.root()
            return read(reader, root) if root is not None else Table(path, (), (), tuple(reader.problems))
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError):
        return Table(path, (), (), (Problem(path, 1, "E502", "the file is not a .qdpx that can be read", AGAIN),))


class _Reader:
    """Reads one project."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self.archive = archive
        self.path = path
        self.problems: list[Problem] = []
        self.codes: dict[str, RefiCode] = {}
        self.users: dict[str, str] = {}
        self.origin = ""

    def root(self) -> Any:
        """Return the root of the project; None, with a problem, where it cannot be read."""
        if sum(each.file_size for each in self.archive.infolist()) > MAX_UNPACKED_BYTES:
            return self._refuse("E106", f"the project is larger than {_mb(MAX_UNPACKED_BYTES)} when it is unpacked")
        if len(self.archive.namelist()) > MAX_ENTRIES:
            return self._refuse("E106", f"the project has more than {MAX_ENTRIES} files")
        names = [name for name in self.archive.namelist() if "/" not in name and name.lower().endswith(".qde")]
        if len(names) != 1:
            return self._refuse("E502", f"the archive has {len(names)} projects (.qde), not one")
        data = self._read(names[0], MAX_PROJECT_BYTES)
        if data is None:
            return self._refuse("E106", f"the project in it is larger than {_mb(MAX_PROJECT_BYTES)}")
        text, removed = cleaned(data.decode("utf-8-sig"), self.path)
        root, problems = parsed_document(text, self.path)
        self.problems += [*removed, *problems]
        return root

    def _refuse(self, code: str, text: str) -> None:
        self.problems.append(Problem(self.path, 1, code, text, AGAIN if code == "E502" else ""))

    def passages(self, root: Any) -> Table:
        """Return the coded passages of the project as a table."""
        self.origin = root.get("origin") or ""
        codes, doubled = codes_in(root, self.path)
        self.problems += doubled
        self.codes = {code.guid: code for code in codes}
        self.problems += [
            Problem(self.path, code.line, "H509", f'the code "{visible(code.full_name)}" counts as the one above it')
            for code in codes
            if code.level > MAX_LEVELS
        ]
        self.users = {
            guid_of(each.get("guid")): plain(each.get("name")) for each in root.iter() if local_name(each) == "User"
        }
        rows = [row for source in _sources(root) for row in self._source(source)]
        self._name_notes(root)
        if len(rows) > MAX_ROWS:
            text = f"the project has more than {MAX_ROWS} coded passages; nothing of it is read"
            return Table(self.path, (), (), (Problem(self.path, 1, "E106", text),))
        return Table(self.path, HEADINGS, tuple(rows), tuple(self.problems))

    def _leave_out(self, element: Any, text: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, element.sourceline or 1, "H509", f"{visible(text)}; left out", hint))

    def _name_notes(self, root: Any) -> None:
        for notes in parts(root, "Notes"):
            self._leave_out(notes, f"{len(list(parts(notes, 'Note')))} notes and memos")

    def _source(self, source: Any) -> Iterator[TableRow]:
        """The passages of a source: of a text, or of the text that represents a PDF or describes a picture."""
        name = plain(source.get("name")) or guid_of(source.get("guid"))
        for each in parts(source, "Coding"):
            self._leave_out(each, f'the source "{name}" as a whole has a code')
        for each in source.iter():
            kind = OTHER_SELECTIONS.get(local_name(each))
            if kind and has_part(each, "Coding"):
                self._leave_out(each, f'{kind} of the source "{name}" has a code', "quote its words in a table instead")
        texts = (
            [source] if local_name(source) == "TextSource" else list(parts(source, "Representation", "TextDescription"))
        )
        for each in texts:
            yield from self._passages(each, name)

    def _passages(self, element: Any, name: str) -> Iterator[TableRow]:
        selections = list(parts(element, "PlainTextSelection"))
        if not selections:
            return
        written = self._text(element, name)
        if written is None:
            return
        text = variant_of(written, self.origin, selections)
        found: dict[tuple[int, int], _Passage] = {}
        for selection in selections:
            self._gather(selection, name, text, found)
        for (start, end), passage in sorted(found.items()):
            yield self._row(name, text, start, end, passage)

    def _gather(self, selection: Any, name: str, text: SourceText, found: dict[tuple[int, int], _Passage]) -> None:
        """Add a selection to the passages of its text, or name why it is left out."""
        where = f'a passage of the source "{name}"'
        codes = list(self._codes_of(selection, where))
        if not codes:
            if not has_part(selection, "Coding"):
                self._leave_out(selection, f"{where} has no code")
            return
        span = text.span(selection)
        if span is None:
            self._leave_out(selection, f"{where} has positions that are outside the text, or no words")
            return
        passage = found.setdefault(span, _Passage(selection.sourceline or 1))
        passage.codes |= {code.guid: code for code in codes}
        for description in parts(selection, "Description"):
            if comment := plain("".join(description.itertext())):
                passage.comments[comment] = None
        if coder := self.users.get(guid_of(selection.get("creatingUser"))):
            passage.coders[coder] = None

    def _codes_of(self, selection: Any, where: str) -> Iterator[RefiCode]:
        for coding in parts(selection, "Coding"):
            for reference in parts(coding, "CodeRef"):
                guid = guid_of(reference.get("targetGUID"))
                if guid in self.codes:
                    yield self.codes[guid]
                else:
                    named = reference.get("targetGUID") or "no GUID"
                    self._leave_out(reference, f'{where} has a code that the codebook does not have ("{named}")')

    def _row(self, name: str, text: SourceText, start: int, end: int, passage: _Passage) -> TableRow:
        if hint := text.doubt(start, end):
            self.problems.append(Problem(self.path, passage.line, "H508", f'a passage of "{visible(name)}" {hint}'))
        places = [place_of(code) for code in passage.codes.values()]
        theme, subtheme, _ = places[0]
        codes = list({lowest.guid: lowest for _, _, lowest in places if lowest}.values())
        return TableRow(
            passage.line,
            {
                SOURCE: name,
                THEME: theme.name if theme else "",
                SUBTHEME: subtheme.name if subtheme else "",
                CODES: tuple(code.full_name for code in codes),
                PASSAGE: text.words(start, end),
                COMMENT: " ".join(passage.comments),
                CODER: tuple(passage.coders),
                START: str(start),
                END: str(end),
                CODE_GUIDS: tuple(code.guid for code in codes),
            },
        )

    def _text(self, element: Any, name: str) -> str | None:
        """The text of a source as it is written; None, with the reason named, where it cannot be read."""
        for content in parts(element, "PlainTextContent"):
            return "".join(content.itertext())
        address = element.get("plainTextPath") or ""
        if not address or ("://" in address and not address.startswith(INTERNAL)):
            self._leave_out(element, f'the text of the source "{name}" is not in the file ({address or "no path"})')
            return None
        wanted = PurePosixPath(address.removeprefix(INTERNAL)).name.lower()
        entry = next((each for each in self.archive.namelist() if _is_source(each, wanted)), None)
        data = self._read(entry, MAX_TEXT_BYTES) if entry else None
        try:
            if data is not None:
                return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._leave_out(element, f'the text of the source "{name}" is not UTF-8')
            return None
        reason = "is not in the file" if entry is None else f"has more than {_mb(MAX_TEXT_BYTES)}"
        self._leave_out(element, f'the text of the source "{name}" {reason}')
        return None

    def _read(self, name: str, limit: int) -> bytes | None:
        """The bytes of an entry of the archive; None where it has more than the limit."""
        with self.archive.open(name) as stream:
            data = stream.read(limit + 1)
        return data if len(data) <= limit else None


def _mb(limit: int) -> str:
    return f"{limit // 1024 // 1024} MB"


def _sources(root: Any) -> Iterator[Any]:
    for sources in parts(root, "Sources"):
        yield from parts(sources, *SOURCES)


def _is_source(entry: str, wanted: str) -> bool:
    """Whether an entry is directly in the folder of sources, in whatever letters, and has this name."""
    place = PurePosixPath(entry)
    return len(place.parts) == 2 and place.parts[0].lower() == "sources" and place.name.lower() == wanted
