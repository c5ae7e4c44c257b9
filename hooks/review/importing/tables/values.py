"""What a value of a table means: the term or record that it names by its ID, its label or a synonym."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from review.checks.names import known_ids
from review.evidence.records import Evidence
from review.importing.tables.fields import CRITERION, FLOW_COUNTS, FLOW_STEP, TableField
from review.importing.tables.mapping import LEAVE_OUT
from review.importing.tables.refi_codes import LEVEL_SIGN
from review.problems.problem import nearest, visible
from review.references.exported import NO_VALUE


class UnresolvedError(Exception):
    """A value names no term or record, or several; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        self.hint = hint
        super().__init__(message)


class LeftOutError(Exception):
    """The mapping says that rows with this value are left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """A term or record that a value can name: its ID and what else it is called."""

    id: str
    names: tuple[str, ...]


class Resolver:
    """Finds what values name. `values` is that part of a mapping: for a field, the ID that a value stands for."""

    def __init__(self, evidence: Evidence, values: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._values = values or {}
        self._known = dict(_known_records(evidence))
        self._known[CRITERION] = list(_criteria(evidence))
        self._known[FLOW_STEP] = [Known(name, called) for name, called in FLOW_COUNTS.items()]
        codebook = evidence.codebook.value
        self._vocabularies = {
            name: [Known(term.id, (term.label, *getattr(term, "synonyms", ()))) for term in codebook.terms(name)]
            for name in type(codebook).model_fields
        }
        self._by_name: dict[tuple[str, str], dict[str, list[str]]] = {}

    def is_one(self, what: str, id: str) -> bool:
        """Whether a record of this kind has the ID."""
        return any(each.id == id for each in self._known[what])

    def is_mapped(self, field: TableField, value: str) -> bool:
        """Whether the mapping says what a value of a field means, as it can of an empty one."""
        return value in self._values.get(field.name, {})

    def resolve(self, field: TableField, value: str, among: Collection[str] | None = None) -> str:
        """Return the ID that a value stands for; `among` are the IDs that are possible in its row.

        Raise UnresolvedError where it stands for none or several, LeftOutError where the mapping leaves it out.
        """
        mapped = self._values.get(field.name, {}).get(value)
        if mapped == LEAVE_OUT:
            raise LeftOutError(value)
        written = mapped if mapped is not None else value
        found = self._found(field, written, among)
        if len(found) == 1:
            return found[0]
        what = f"a term of {field.vocabulary}" if field.vocabulary else f"a known {field.names}"
        if found:
            text = f'"{visible(value)[:60]}" is the name of several: {", ".join(found[:12])}'
            raise UnresolvedError(text, f"say which under values, {field.name}, in the mapping")
        listed = self._listed(field)
        ids = [each.id for each in listed if among is None or each.id in among]
        text = f'"{visible(value)[:60]}" is not {what}'
        if not ids:
            raise UnresolvedError(text, "there is none to choose from; leave the cell empty, or add it first")
        hint = nearest(written, ids, {each.id: each.names for each in listed}) or f"known: {_few(ids)}"
        raise UnresolvedError(text, f"{hint}; say what it means under values, {field.name}")

    def _listed(self, field: TableField) -> list[Known]:
        return self._vocabularies[field.vocabulary] if field.vocabulary else self._known[field.names]

    def _found(self, field: TableField, written: str, among: Collection[str] | None) -> list[str]:
        names = self._names(field)
        candidates = [id for id in names.get(_folded(written), ()) if among is None or id in among]
        if not candidates and LEVEL_SIGN in written:  # a code that is named after what contains it
            return self._found(field, written.rpartition(LEVEL_SIGN)[2], among)
        return [written] if written in candidates else candidates

    def _names(self, field: TableField) -> dict[str, list[str]]:
        key = (field.vocabulary, field.names)
        if key not in self._by_name:
            found: dict[str, list[str]] = {}
            for each in self._listed(field):
                for name in dict.fromkeys(map(_folded, (each.id, *each.names))):
                    found.setdefault(name, []).append(each.id)
            self._by_name[key] = found
        return self._by_name[key]


def is_missing(value: str) -> bool:
    """Whether a text says that there is no value, as statistics programs write it."""
    return not value or value in NO_VALUE


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _few(ids: list[str]) -> str:
    return ", ".join(ids[:12]) + (", …" if len(ids) > 12 else "")


def _known_records(evidence: Evidence) -> Iterator[tuple[str, list[Known]]]:
    """Yield everything that a value can name, by its kind, with the names that people have for it."""
    named = dict(_names_of_records(evidence))
    for what, ids in known_ids(evidence).items():
        yield what, [Known(id, tuple(named.get((what, id), ()))) for id in ids]


def _criteria(evidence: Evidence) -> Iterator[Known]:
    """Yield the criteria of all instruments; the same ID in two instruments is one."""
    named: dict[str, dict[str, None]] = {}
    for criterion in (each for one in evidence.codebook.value.instruments for each in one.criteria):
        named.setdefault(criterion.id, {}).update(dict.fromkeys((criterion.label, criterion.shown_number)))
    yield from (Known(id, tuple(names)) for id, names in named.items())


def _names_of_records(evidence: Evidence) -> Iterator[tuple[tuple[str, str], Iterable[str]]]:
    references = {each.citekey: each for each in evidence.references}
    for study in (record.value for record in evidence.studies):
        reference = references.get(study.citekey)
        of_report = (
            (reference.doi, reference.title, reference.short, _short(study.id, reference.first_author))
            if reference
            else ()
        )
        yield ("study", study.id), (study.citekey, *filter(None, of_report))
    for theme in (record.value for record in evidence.themes):
        yield ("theme", theme.id), (theme.title, theme.short_title)
        yield from ((("subtheme", each.id), (each.title,)) for each in theme.subthemes)
        yield from ((("code", each.id), (each.label,)) for each in theme.all_codes)
        yield from ((("finding", each.id), filter(None, (each.headline, each.statement))) for each in theme.findings)
    yield from ((("instrument", each.id), (each.label,)) for each in evidence.codebook.value.instruments)
    yield from ((("answer", each.id), (each.label, *each.synonyms)) for each in evidence.codebook.value.answers)


def _short(id: str, author: str) -> str:
    """The name that readers see, as in "Adams 2011"."""
    return f"{author} {id.rpartition('-')[2]}"
