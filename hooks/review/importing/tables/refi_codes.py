"""Codes of REFI-QDA files (.qdc, and the codebook of a .qdpx): theme, subtheme and code by their level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from review.importing import decoded
from review.importing.report import cleaned
from review.importing.tables.refi_xml import guid_of, local_name, parsed_document, parts
from review.importing.tables.table import MAX_ROWS, Cell, Table, TableRow
from review.problems.problem import Problem, visible
from review.references.exported import plain

THEME, SUBTHEME, CODE, DEFINITION = "Theme", "Subtheme", "Code", "Definition"
THEME_GUID, SUBTHEME_GUID, CODE_GUID = "Theme GUID", "Subtheme GUID", "Code GUID"
HEADINGS = (THEME, SUBTHEME, CODE, DEFINITION, THEME_GUID, SUBTHEME_GUID, CODE_GUID)
MAX_LEVELS = 3  # theme, subtheme, code
LEVEL_SIGN = " > "  # between the levels of a code where it is named in full


@dataclass(frozen=True, slots=True)
class RefiCode:
    """A code of a file with its definition and place: `above` are the codes that contain it, the highest first."""

    guid: str
    name: str
    definition: str
    line: int
    above: tuple[RefiCode, ...] = ()
    below: list[RefiCode] = field(default_factory=list)

    @property
    def is_above_codes(self) -> bool:
        """Whether any code below it has codes below itself."""
        return any(each.below for each in self.below)

    @property
    def level(self) -> int:
        """Its level, from 1."""
        return len(self.above) + 1

    @property
    def full_name(self) -> str:
        """Its name after those of all codes that contain it."""
        return LEVEL_SIGN.join(each.name for each in (*self.above, self))


def read_codebook(file: Path, path: str, sheet: str) -> Table:
    """Return the codes of a .qdc file, one a row. Sets, and codes below the third level, are named and left out."""
    text, unreadable = decoded(file, path)
    if unreadable:
        return Table(path, (), (), unreadable)
    text, removed = cleaned(text, path)
    root, problems = parsed_document(text, path)
    return Table(path, (), (), problems) if root is None else table_of_codes(root, path, removed)


def table_of_codes(root: Any, path: str, removed: Sequence[Problem] = ()) -> Table:
    """Return the codes of a parsed codebook or project, one a row; `removed` are problems found before."""
    codes, doubled = codes_in(root, path)
    if not codes:
        return Table(path, (), (), (Problem(path, 1, "E502", "the file has no codes"),))
    sets = [each for each in root.iter() if local_name(each) == "Set"]
    left_out = [
        Problem(path, each.sourceline or 1, "H509", f'the set "{visible(plain(each.get("name")))}" is left out')
        for each in sets
    ]
    rows = [row for top in codes if not top.above for row in _rows(top)]
    deep = [_too_deep(path, code) for code in codes if code.level > MAX_LEVELS]
    described = [_described(path, code) for code in codes if code.below and not code.above and code.definition]
    if len(rows) > MAX_ROWS:
        return Table(path, (), (), (Problem(path, 1, "E106", f"the file has more than {MAX_ROWS} codes"),))
    return Table(path, HEADINGS, tuple(rows), (*removed, *doubled, *left_out, *deep, *described))


def codes_in(root: Any, path: str) -> tuple[list[RefiCode], list[Problem]]:
    """Return every code, each after those that contain it, and a problem for each without a name or its own GUID."""
    found: dict[str, RefiCode] = {}
    problems: list[Problem] = []

    def collect(element: Any, above: tuple[RefiCode, ...]) -> None:
        for each in parts(element, "Code"):
            guid, name, line = guid_of(each.get("guid")), plain(each.get("name")), each.sourceline or 1
            if not name or not guid or guid in found:
                what = "no name" if not name else "no valid GUID" if not guid else "the GUID of another code"
                text = f'the code "{visible(name)}" has {what}; it and what is below it is left out'
                problems.append(Problem(path, line, "H509", text))
                continue
            description = next(parts(each, "Description"), None)
            definition = plain("".join(description.itertext())) if description is not None else ""
            code = RefiCode(guid, name, definition, line, above)
            found[guid] = code
            if above:
                above[-1].below.append(code)
            collect(each, (*above, code))

    for codebook in (each for each in root.iter() if local_name(each) == "Codes"):
        collect(codebook, ())
    return list(found.values()), problems


def place_of(code: RefiCode) -> tuple[RefiCode | None, RefiCode | None, RefiCode | None]:
    """Return the theme, the subtheme and the code that a code stands for, each None where it has none.

    A theme has subthemes if any code below it has codes below itself; without them, what is below it are codes. A code
    at the top with nothing below it has no theme. Below the third level, a code counts as the one above it.
    """
    chain = (*code.above, code)
    top = chain[0]
    if not top.below:
        return None, None, top
    if top.is_above_codes:
        return top, chain[1] if len(chain) > 1 else None, chain[2] if len(chain) > 2 else None
    return top, None, chain[1] if len(chain) > 1 else None


def _rows(top: RefiCode) -> Iterator[TableRow]:
    """A row for each code below a theme, and before them for each subtheme without codes or with a definition."""
    each_of = [top] if not top.below else top.below
    if top.is_above_codes:
        each_of = [code for subtheme in top.below for code in _of_subtheme(subtheme)]
    for each in each_of:
        theme, subtheme, code = place_of(each)
        cells: dict[str, Cell] = {
            THEME: theme.name if theme else "",
            SUBTHEME: subtheme.name if subtheme else "",
            CODE: code.name if code else "",
            DEFINITION: each.definition,
            THEME_GUID: theme.guid if theme else "",
            SUBTHEME_GUID: subtheme.guid if subtheme else "",
            CODE_GUID: code.guid if code else "",
        }
        yield TableRow(each.line, cells)


def _of_subtheme(subtheme: RefiCode) -> list[RefiCode]:
    is_row = subtheme.definition or not subtheme.below
    return [subtheme, *subtheme.below] if is_row else subtheme.below


def _described(path: str, theme: RefiCode) -> Problem:
    text = f'the description of the code "{visible(theme.name)}" is left out'
    return Problem(path, theme.line, "H509", text, "a theme has a summary instead, each sentence with its findings")


def _too_deep(path: str, code: RefiCode) -> Problem:
    text = f'the code "{visible(code.full_name)}" is at level {code.level}; it is left out'
    return Problem(path, code.line, "H509", text, "a review has three levels: move it up in the other program")
