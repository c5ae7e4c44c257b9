"""The entities of a state: everything that can be added, changed or removed, each with its fields as flat text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from review.evidence.records import REGISTERS, Evidence
from review.evidence.validation import Record
from review.loading import State
from review.references.reference import Reference
from review.schema.base import Schema
from review.schema.study import AppraisalRecord
from review.schema.theme import ThemeRecord

# Kinds of entity in the order of a report: what one is called, and what several are.
KINDS: dict[str, tuple[str, str]] = {
    "review": ("The review itself", "The review itself"),
    "study": ("Study", "Studies"),
    "dataset": ("Dataset", "Datasets"),
    "excerpt": ("Quotation", "Quotations"),
    "theme": ("Theme", "Themes"),
    "code": ("Code", "Codes"),
    "finding": ("Finding", "Findings"),
    "judgement": ("Appraisal answers of a study", "Appraisal answers by study"),
    "reference": ("Reference", "References"),
    "term": ("Term of the codebook", "Terms of the codebook"),
    "report": ("Report found since the last search", "Reports found since the last search"),
    "search": ("Search", "Searches"),
    "figure": ("Figure of the published review", "Figures of the published review"),
    "point": ("Discussion point", "Discussion points"),
    "commentary": ("Commentary", "Commentaries"),
    "register": ("Other record", "Other records"),
    "id": ("Renamed or withdrawn ID", "Renamed or withdrawn IDs"),
}
# The registers whose entries are compared one by one; every other register is compared as one entity.
REGISTERS_WITH_ENTRIES = frozenset(
    {"review", "codebook", "searches", "screening", "figures", "discussion", "commentaries", "ids"}
)
ENTRY_NAMES = ("id", "version", "number")  # the fields that identify an entry of a list
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of a state. `label` is what a reader knows it by; `fields` are its values as text, by their paths."""

    kind: str
    id: str
    label: str
    fields: Mapping[str, str]


KNOWN = "review.versions.entities"


def entities(state: State | None) -> dict[Key, Entity]:
    """The entities of a state by kind and id, in the order of kinds and of the files; none without a state."""
    if state is None:
        return {}
    known = vars(state)  # kept beside the state, as by a cached property: each version is compared with every other
    if KNOWN not in known:
        known[KNOWN] = _sorted_entities(state)
    result: dict[Key, Entity] = known[KNOWN]
    return result


def _sorted_entities(state: State) -> dict[Key, Entity]:
    found = {(entity.kind, entity.id): entity for entity in _entities(state)}
    order = list(KINDS)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0][0])))


def _entities(state: State) -> Iterator[Entity]:
    yield _review(state.evidence)
    yield from _studies(state)
    yield from _themes(state)
    yield from (_reference(reference) for reference in state.evidence.references)
    yield from _terms(state.evidence)
    yield from _registers(state.evidence)


def _review(evidence: Evidence) -> Entity:
    record = evidence.review.value
    notes = {
        "searches.strategy_note": evidence.searches.value.strategy_note,
        "screening.note": evidence.screening.value.note,
    }
    bookkeeping = {"versions": {"__all__": {"commit"}}}  # the commit of a version is not part of its content
    fields = flat(record, bookkeeping) | {path: note for path, note in notes.items() if note}
    return Entity("review", "review", record.title, fields)


def _studies(state: State) -> Iterator[Entity]:
    for record in state.evidence.studies:
        study, schema = state.review.studies[record.value.id], record.value
        label = f"{study.name}: {study.reference.title}"
        answered = {"excerpts": True, "appraisal": {"answers", "support"}}
        yield Entity("study", study.id, label, flat(schema, answered))
        if judgements := _judgements(schema.appraisal):
            label = "; ".join(f"{each.criterion.label}: {each.answer.label}" for each in study.judgements)
            yield Entity("judgement", study.id, label, judgements)
        for excerpt in schema.excerpts:
            yield Entity("excerpt", excerpt.id, excerpt.quote, flat(excerpt))
    for dataset in state.review.datasets.values():
        studies = "; ".join(study.id for study in dataset.studies)
        counted = "" if dataset.n_participants is None else str(dataset.n_participants)
        yield Entity("dataset", dataset.id, studies, {"studies": studies, "participants": counted})


def _judgements(appraisal: AppraisalRecord) -> dict[str, str]:
    support = {f"{criterion}.support": text for criterion, text in (appraisal.support or {}).items()}
    return {**(appraisal.answers or {}), **support}


def _themes(state: State) -> Iterator[Entity]:
    for record in state.evidence.themes:
        theme = record.value
        apart = {"findings": True, "codes": True, "subthemes": {"__all__": {"codes"}}}
        yield Entity("theme", theme.id, theme.title, flat(theme, apart))
        yield from _codes(theme)
        for finding in theme.findings:
            linked = state.review.findings[finding.id]
            supported = {
                "studies named": "; ".join(linked.named_studies),
                "studies linked": "; ".join(linked.linked_studies),
                "studies named or linked": "; ".join(linked.supporting_studies),
            }
            fields = {**flat(finding), "theme": theme.id, **supported}
            yield Entity("finding", finding.id, finding.statement, fields)


def _codes(theme: ThemeRecord) -> Iterator[Entity]:
    subthemes = {code.id: {"subtheme": subtheme.id} for subtheme in theme.subthemes for code in subtheme.codes}
    for code in theme.all_codes:
        yield Entity("code", code.id, code.label, flat(code) | {"theme": theme.id} | subthemes.get(code.id, {}))


def _reference(reference: Reference) -> Entity:
    fields = {
        "number": str(reference.number),
        "kind": reference.kind,
        "authors": "; ".join([*(name.inverted for name in reference.authors), *["et al."] * reference.truncated]),
        **reference.fields,
    }
    return Entity("reference", reference.citekey, reference.headline, fields)


def _terms(evidence: Evidence) -> Iterator[Entity]:
    codebook = evidence.codebook.value
    for vocabulary in type(codebook).model_fields:
        for term in getattr(codebook, vocabulary):
            yield Entity("term", f"{vocabulary}/{term.id}", f"{term.label}: {term.definition}", flat(term))


def _registers(evidence: Evidence) -> Iterator[Entity]:
    for each in evidence.screened():
        yield Entity("report", each.value.id, each.value.title, flat(each.value))
    for search in evidence.searches.value.searches:
        yield Entity("search", search.id, search.source, flat(search))
    for figure in evidence.figures.value.figures:
        yield Entity("figure", figure.id, figure.figure, flat(figure))
    for point in evidence.discussion.value.points:
        yield Entity("point", point.id, point.statement, flat(point))
    for commentary in evidence.commentaries.value.commentaries:
        yield Entity("commentary", commentary.id, commentary.title or ", ".join(commentary.authors), flat(commentary))
    for name in (file.removesuffix(".yml") for file in REGISTERS):
        if name not in REGISTERS_WITH_ENTRIES:
            record: Record[Schema] = getattr(evidence, name)
            yield Entity("register", name, record.path, flat(record.value))
    for entry in evidence.ids.value.ids:
        if entry.obsolete:
            label = f"became {entry.became}" if entry.became else "withdrawn"
            yield Entity("id", entry.id, label, flat(entry))


def flat(record: BaseModel, without: Any = None) -> dict[str, str]:
    """The values of a record as text by their paths; what is empty is left out.

    An entry of a list is identified by its id, version or number, so that neither an inserted entry nor another order
    changes the paths of the others; an entry without one is identified by its position.
    """
    return dict(_flat(record.model_dump(exclude=without, exclude_none=True), ""))


def _flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)) and any(isinstance(item, Mapping) for item in value):
        for number, item in enumerate(value, 1):
            name = next((item[key] for key in ENTRY_NAMES if item.get(key)), number)
            yield from _flat(item, f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        if value:
            yield path, "; ".join(map(str, value))
    else:
        yield path, str(value)
