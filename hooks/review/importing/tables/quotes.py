"""Rows of a table of quotations, or passages of a coded project: an excerpt for each that its study does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from review.evidence.records import Evidence
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import Added, Appended, TableOutcome
from review.importing.tables.rows import RowValues, problems_of
from review.importing.tables.table import TableRow
from review.importing.tables.values import Resolver, UnresolvedError
from review.model.code_guids import code_guid
from review.problems.problem import Problem
from review.schema.study import ExcerptRecord
from review.schema.theme import ThemeRecord

MAX_LABEL_LENGTH = 60  # characters of a quotation that an account repeats


def plan_quotes(mapped: MappedTable, evidence: Evidence, published_ids: Iterable[str]) -> TableOutcome:
    """Return the excerpts that a table adds; a new one gets none of the `published_ids`."""
    return _Quotes(mapped, evidence, published_ids).outcome


class _Quotes:
    def __init__(self, mapped: MappedTable, evidence: Evidence, published_ids: Iterable[str]) -> None:
        self.mapped = mapped
        self.path = mapped.table.path
        self.outcome = TableOutcome()
        self.resolver = Resolver(evidence, mapped.mapping.values)
        self.themes = {record.value.id: record.value for record in evidence.themes}
        self.places = dict(_places(self.themes.values()))
        self.guids = {code_guid(evidence.review.value.id, code): code for code in self.places}
        self.files = {record.value.id: record.path for record in evidence.studies}
        self.numbers: dict[str, int] = {}
        self.excerpts: dict[tuple[str, str], ExcerptRecord] = {}
        self.used: set[str] = set()
        for study in (record.value for record in evidence.studies):
            for excerpt in study.excerpts:
                self.excerpts[study.id, _folded(excerpt.quote)] = excerpt
                self.used.add(excerpt.id)
        for id in (*self.used, *published_ids):
            study_id, _, number = id.rpartition("-q")
            if number.isdecimal():
                self.numbers[study_id] = max(self.numbers.get(study_id, 0), int(number))
        for row in mapped.table.rows:
            self._read(row)

    def _read(self, row: TableRow) -> None:
        values = RowValues(self.mapped, row, self.resolver)
        study = values.text("study")
        entry = self._entry(values)
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            self.outcome.left_out.append(Problem(self.path, row.line, "H509", text))
            return
        if not study and not values.problems:
            values.problem("E507", "study: the row names no study")
        quote = str(entry.get("quote", ""))
        known = self.excerpts.get((study, _folded(quote))) if quote else None
        given = values.text("id")
        if known is None and given in self.used:
            values.problem(
                "E305", f'the ID "{given}" is already used', "leave the ID out, so that the next free one is taken"
            )
        id = known.id if known else given or self._next_id(study)
        entry = {"id": id, **entry}
        found = values.problems or problems_of(entry, ExcerptRecord, self.path, row.line)
        if found:
            self.outcome.refused += found
        elif known:
            self._compare(row, known, entry)
        else:
            self._add(row, study, entry)

    def _entry(self, values: RowValues) -> dict[str, Any]:
        """The fields of an excerpt in the order of its schema, without its ID."""
        theme = values.text("theme") if self.mapped.is_mapped("theme") else ""
        codes = self._codes(values, theme)
        subtheme = ""
        if codes and not theme:
            theme = self.places[codes[0]][0]
        if self.mapped.is_mapped("subtheme") and theme:
            subtheme = values.term("subtheme", [each.id for each in self.themes[theme].subthemes])
        if codes and not subtheme:
            subtheme = next((place for of, place in map(self.places.__getitem__, codes) if of == theme and place), "")
        entry: dict[str, Any] = {"theme": theme, "subtheme": subtheme, "codes": codes}
        for name in ("findings", "link_note", "quote", "gloss", "voice", "speaker", "locator", "note"):
            if self.mapped.is_mapped(name):
                entry[name] = values.value(name)
        return {name: value for name, value in entry.items() if value or name == "findings"}

    def _codes(self, values: RowValues, theme: str) -> list[str]:
        """The codes of a row: by the GUIDs of another program, where the review has them, else by their names."""
        if not self.mapped.is_mapped("codes"):
            return []
        names, guids = values.written_entries("codes"), []
        if self.mapped.is_mapped("codes.guid"):
            guids = values.written_entries("codes.guid")
        if len(guids) != len(names):
            guids = [""] * len(names)
        found = (self._code(values, theme, name, guid) for name, guid in zip(names, guids, strict=True))
        return list(dict.fromkeys(filter(None, found)))

    def _code(self, values: RowValues, theme: str, name: str, guid: str) -> str:
        field = self.mapped.fields["codes"]
        if guid in self.guids and name not in self.mapped.mapping.values.get("codes", {}):
            return self.guids[guid]
        of_theme = [code for code, (owner, _) in self.places.items() if owner == theme]
        try:
            return values.resolved_entry(field, name, of_theme)
        except UnresolvedError as error:
            values.problem("E507", f"codes: {error}", error.hint)
            return ""

    def _next_id(self, study: str) -> str:
        return f"{study}-q{self.numbers.get(study, 0) + 1:02d}" if study else "?"

    def _add(self, row: TableRow, study: str, entry: dict[str, Any]) -> None:
        id = entry["id"]
        number = id.removeprefix(f"{study}-q")
        self.numbers[study] = max(self.numbers.get(study, 0), int(number) if number.isdecimal() else 0)
        self.used.add(id)
        self.excerpts[study, _folded(entry["quote"])] = ExcerptRecord.model_validate(entry)
        self.outcome.appended.append(Appended(self.files[study], ("excerpts",), entry, row.line))
        self.outcome.added.append(Added(row.line, id, _label(entry["quote"])))

    def _compare(self, row: TableRow, known: ExcerptRecord, entry: dict[str, Any]) -> None:
        """Name the fields in which a row differs from the excerpt that the review has, which stays as it is."""
        old, new = known.model_dump(), ExcerptRecord.model_validate(entry).model_dump()
        differing = sorted(name for name in entry if old[name] != new[name] and name != "quote")
        if differing:
            text = (
                f'the quotation "{known.id}" is recorded with other values of {", ".join(differing)}; it stays as it is'
            )
            hint = "correct the record by hand if the table is right"
            self.outcome.left_out.append(Problem(self.path, row.line, "H509", text, hint))
        else:
            self.outcome.known.append(Added(row.line, known.id, _label(known.quote)))


def _places(themes: Iterable[ThemeRecord]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each code with its theme and its subtheme, which is empty where the theme has none."""
    for theme in themes:
        yield from ((code.id, (theme.id, "")) for code in theme.codes)
        yield from ((code.id, (theme.id, subtheme.id)) for subtheme in theme.subthemes for code in subtheme.codes)


def _folded(quote: str) -> str:
    return re.sub(r"\s+", " ", quote.casefold()).strip()


def _label(quote: str) -> str:
    return f'"{quote}"' if len(quote) <= MAX_LABEL_LENGTH else f'"{quote[: MAX_LABEL_LENGTH - 1]}…"'
