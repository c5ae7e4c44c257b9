"""Rows of a table of codes, or of a codebook of another program: subthemes and codes that themes do not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from review.evidence.naming import MAX_LENGTH, slug
from review.evidence.records import Evidence
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import Added, Appended, TableOutcome
from review.importing.tables.rows import RowValues, problems_of
from review.importing.tables.table import TableRow
from review.importing.tables.values import Resolver
from review.model.code_guids import code_guid
from review.problems.problem import Problem
from review.schema.theme import CodeRecord, SubthemeRecord, ThemeRecord


def plan_codes(mapped: MappedTable, evidence: Evidence, published_ids: Iterable[str]) -> TableOutcome:
    """Return the subthemes and codes that a table adds; a new code gets none of the `published_ids`."""
    return _Codes(mapped, evidence, published_ids).outcome


class _Codes:
    def __init__(self, mapped: MappedTable, evidence: Evidence, published_ids: Iterable[str]) -> None:
        self.mapped = mapped
        self.path = mapped.table.path
        self.outcome = TableOutcome()
        self.resolver = Resolver(evidence, mapped.mapping.values)
        self.themes = {record.value.id: record.value for record in evidence.themes}
        self.files = {record.value.id: record.path for record in evidence.themes}
        self.review = evidence.review.value.id
        self.subthemes: dict[str, dict[str, str]] = {}  # for each theme, the IDs of its subthemes by their titles
        self.parts: dict[str, dict[str, Any]] = {}  # the title and description of each subtheme
        self.codes: dict[tuple[str, str], dict[str, CodeRecord]] = {}  # for each part of a theme, its codes by label
        self.new_parts: dict[tuple[str, str], dict[str, Any]] = {}  # subthemes to add, which take their codes along
        self.guids: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.used: set[str] = set()
        for theme in self.themes.values():
            self._know(theme)
        for id in (*self.used, *published_ids):
            owner, _, number = id.rpartition("-c")
            if number.isdecimal():
                self.numbers[owner] = max(self.numbers.get(owner, 0), int(number))
        for row in mapped.table.rows:
            self._read(row)

    def _know(self, theme: ThemeRecord) -> None:
        self.subthemes[theme.id] = {_folded(each.title): each.id for each in theme.subthemes}
        self.parts |= {each.id: {"title": each.title, "description": each.description} for each in theme.subthemes}
        parts = [("", theme.codes), *((each.id, each.codes) for each in theme.subthemes)]
        for part, codes in parts:
            self.codes[theme.id, part] = {_folded(code.label): code for code in codes}
            self.used |= {code.id for code in codes}
        for id in (theme.id, *(each.id for each in theme.subthemes), *(code.id for code in theme.all_codes)):
            self.guids[code_guid(self.review, id)] = id

    def _read(self, row: TableRow) -> None:
        values = RowValues(self.mapped, row, self.resolver)
        theme = self._theme(values)
        title, label = self._text(values, "subtheme"), self._text(values, "label")
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            self.outcome.left_out.append(Problem(self.path, row.line, "H509", text))
            return
        if not theme and not values.problems:
            values.problem("E507", "theme: the row names no theme", "give its theme under constants, or values, theme")
        if not title and not label and not values.problems:
            text = "the row has neither a subtheme nor a code; nothing of it is imported"
            self.outcome.left_out.append(Problem(self.path, row.line, "H509", text))
            return
        if theme and label and not title and self.subthemes[theme]:
            text = f'the theme "{theme}" has subthemes, and the code "{label[:60]}" is in none of them'
            values.problem("E338", text, "name its subtheme")
        if values.problems:
            self.outcome.refused += values.problems
            return
        part = self._part(values, theme, title)
        if part is not None and label:
            self._code(values, theme, part, label)

    def _theme(self, values: RowValues) -> str:
        guid = self._text(values, "theme.guid")
        mapped_by_hand = self._text(values, "theme", raw=True) in self.mapped.mapping.values.get("theme", {})
        if guid in self.guids and self.guids[guid] in self.themes and not mapped_by_hand:
            return self.guids[guid]
        return values.text("theme")

    def _text(self, values: RowValues, name: str, *, raw: bool = False) -> str:
        if raw:
            return values.row.text(self.mapped.mapping.columns.get(name, ""))
        return values.text(name) if self.mapped.is_mapped(name) else ""

    def _part(self, values: RowValues, theme: str, title: str) -> str | None:
        """The ID of the subtheme of a row, which is added where the theme lacks it; None where that cannot be."""
        if not title:
            return ""
        by_guid = self.guids.get(self._text(values, "subtheme.guid"), "")
        known = self.subthemes[theme]
        named = (by_guid, known.get(_folded(title), ""), title)
        if id := next((each for each in named if each in known.values()), ""):
            if not self._text(values, "label"):
                self._compare_part(values, theme, id, title)
            return id
        if self.codes[theme, ""] and not known:
            text = f'the theme "{theme}" has codes and no subthemes, so that "{title[:60]}" cannot be one of them'
            self.outcome.refused.append(
                Problem(self.path, values.row.line, "E338", text, "move these codes into a subtheme first")
            )
            return None
        return self._new_part(values, theme, title)

    def _new_part(self, values: RowValues, theme: str, title: str) -> str | None:
        taken = {id for each in self.subthemes.values() for id in each.values()} | set(self.themes)
        stem = slug(title, MAX_LENGTH - 3) or f"{theme}-part"
        id = next(each for each in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if each not in taken)
        entry: dict[str, Any] = {"id": id, "title": title}
        if not self._text(values, "label"):
            entry |= {"description": definition} if (definition := self._text(values, "definition")) else {}
        if found := problems_of(entry, SubthemeRecord, self.path, values.row.line):
            self.outcome.refused += found
            return None
        self.subthemes[theme][_folded(title)] = id
        self.parts[id] = entry
        self.codes[theme, id] = {}
        self.new_parts[theme, id] = entry
        self.outcome.appended.append(Appended(self.files[theme], ("subthemes",), entry, values.row.line))
        self.outcome.added.append(Added(values.row.line, id, f'subtheme "{title}" of {theme}'))
        return id

    def _compare_part(self, values: RowValues, theme: str, id: str, title: str) -> None:
        """Account for a row that has a subtheme alone: it describes one that the table adds, and changes no other."""
        part, line = self.parts[id], values.row.line
        given = {"title": title if title != id else "", "description": self._text(values, "definition")}
        differing = [name for name, text in given.items() if text and text != part.get(name)]
        if (theme, id) in self.new_parts and differing == ["description"] and "description" not in part:
            described = {"id": id, "title": part["title"], "description": given["description"]}
            if found := problems_of(described, SubthemeRecord, self.path, line):
                self.outcome.refused += found
                return
            codes = part.pop("codes", [])  # which come after it
            part |= {"description": given["description"], **({"codes": codes} if codes else {})}
            self.outcome.added.append(Added(line, id, f'description of the subtheme "{title}"'))
        elif differing:
            self._stays(f'the subtheme "{id}"', differing, line)
        else:
            self.outcome.known.append(Added(line, id, f'subtheme "{part["title"]}" of {theme}'))

    def _code(self, values: RowValues, theme: str, part: str, label: str) -> None:
        line = values.row.line
        definition = self._text(values, "definition")
        known = self._known(values, theme, part, label)
        if known:
            self._compare(known, label, definition, line)
            return
        number = self.numbers.get(theme, 0) + 1
        id = self._text(values, "id") or f"{theme}-c{number:02d}"
        entry = {"id": id, "label": label, **({"definition": definition} if definition else {})}
        found = problems_of(entry, CodeRecord, self.path, line)
        if id in self.used:
            hint = "leave the ID out, so that the next free one is taken"
            found.append(Problem(self.path, line, "E305", f'the ID "{id[:64]}" is already used', hint))
        if found:
            self.outcome.refused += found
            return
        self.used.add(id)
        digits = id.removeprefix(f"{theme}-c")
        self.numbers[theme] = max(self.numbers.get(theme, 0), int(digits) if digits.isdecimal() else 0)
        self.codes[theme, part][_folded(label)] = CodeRecord.model_validate(entry)
        if (theme, part) in self.new_parts:
            self.new_parts[theme, part].setdefault("codes", []).append(entry)
        else:
            subthemes = [each.id for each in self.themes[theme].subthemes]
            location = ("subthemes", subthemes.index(part), "codes") if part else ("codes",)
            self.outcome.appended.append(Appended(self.files[theme], location, entry, line))
        self.outcome.added.append(Added(line, id, label))

    def _known(self, values: RowValues, theme: str, part: str, label: str) -> CodeRecord | None:
        """The code of the review that a row describes: that of its GUID, or of its label in the same place."""
        by_guid = self.guids.get(self._text(values, "guid"), "")
        every = {code.id: code for codes in self.codes.values() for code in codes.values()}
        return every.get(by_guid) or self.codes[theme, part].get(_folded(label))

    def _compare(self, known: CodeRecord, label: str, definition: str, line: int) -> None:
        """Name what differs from a code that the review has, which stays as it is."""
        differing = [
            name
            for name, old, new in (("label", known.label, label), ("definition", known.definition or "", definition))
            if new and old != new
        ]
        if differing:
            self._stays(f'the code "{known.id}"', differing, line)
        else:
            self.outcome.known.append(Added(line, known.id, label))

    def _stays(self, what: str, differing: list[str], line: int) -> None:
        text = f"{what} is recorded with another {' and '.join(differing)}; it stays as it is"
        hint = "correct the record by hand if the table is right"
        self.outcome.left_out.append(Problem(self.path, line, "H509", text, hint))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
