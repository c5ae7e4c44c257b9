"""The fields that a table can fill, by what is imported: from the schemas, with the headings that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from review.evidence.records import Evidence
from review.importing.formats.csv import HEADINGS, heading
from review.schema.annotations import bare, markers_in, models_in
from review.schema.base import Names, fields_of_new_record, label_of
from review.schema.codebook import CodebookRecord
from review.schema.flow import FlowRecord
from review.schema.relaxed import study_schema
from review.schema.study import AppraisalRecord, ExcerptRecord, StudyRecord
from review.schema.term import Vocabulary
from review.schema.theme import CodeRecord
from review.schema.uses import Column, uses

REFERENCE = "reference."
GROUPS = "participants.groups"
ANSWER, SUPPORT, TOTAL = "answers.", "support.", "total."
CRITERION = "criterion"

# What a reference is made of, and whether a new one needs it.
REFERENCE_FIELDS = {
    "authors": ("The authors of the report.", True),
    "year": ("The year of publication.", True),
    "title": ("The title of the report.", True),
    "journal": ("The journal, book or institution.", False),
    "doi": ("The DOI.", False),
    "pmid": ("The PubMed number.", False),
    "url": ("A web address.", False),
    "volume": ("The volume.", False),
    "number": ("The issue.", False),
    "pages": ("The pages.", False),
    "publisher": ("The publisher.", False),
    "type": ("The type of the report.", False),
}
# Headings that tables have for a field, besides its own names.
SYNONYMS = {
    "setting.description": ("setting", "service", "study setting"),
    "setting.country": ("country", "country of study", "location"),
    "setting.types": ("type of setting",),
    "setting.place": ("place",),
    "setting.nation": ("nation", "region"),
    "designs": ("design", "study design"),
    "population": ("service users", "clients", "patients"),
    "interventions.description": ("intervention",),
    "interventions.terms": ("type of intervention",),
    "data_collection.description": ("method", "data collection method"),
    "data_collection.methods": ("methods", "methods of data collection"),
    GROUPS: ("participants", "sample"),
    f"{GROUPS}.label": ("participant group", "participants described"),
    f"{GROUPS}.count": ("n", "sample size", "number of participants", "participants (n)"),
    f"{GROUPS}.professions": ("professions", "profession", "role", "roles", "occupation"),
    "study": ("source", "report", "study id", "citation"),
    "quote": ("quotation", "passage", "excerpt", "text", "words"),
    "gloss": ("comment", "memo", "summary", "paraphrase"),
    "locator": ("page", "location", "line"),
    "speaker": ("participant", "said by"),
    "codes": ("code",),
    "codes.guid": ("code guids",),
    "label": ("code", "code name", "name"),
    "definition": ("description", "code description"),
    "guid": ("code guid",),
    "theme.guid": ("theme guid",),
    "subtheme.guid": ("subtheme guid",),
    "subtheme": ("sub theme", "category"),
}


OF_STUDY = ("study id", "study")
FLOW_STEP = "step of the flow"
# The numbers of a flow diagram, with what a table can call each of them.
FLOW_COUNTS = {
    name: (label_of(FlowRecord, name), (field.description or "").removesuffix("."))
    for name, field in FlowRecord.model_fields.items()
    if int in get_args(bare(field.annotation)) or bare(field.annotation) is int
}


@dataclass(frozen=True, slots=True)
class TableField:
    """A field that a table can fill: the path of its value in the record, and the headings that name it.

    `vocabulary` names the vocabulary of its terms, `names` what kind of record it names. A list of `is_prose` has one
    text a line, any other list is divided by the separator of the mapping.
    """

    name: str
    description: str
    is_required: bool
    is_list: bool = False
    is_prose: bool = False
    vocabulary: str = ""
    names: str = ""
    headings: tuple[str, ...] = ()


def fields_of(kind: str, evidence: Evidence) -> dict[str, TableField]:
    """Return the fields of a kind of table by name, in the order of the records of this review."""
    settings = evidence.review.value.settings
    if kind == "studies":
        found = _study_fields(study_schema(settings.characteristics))
    elif kind == "quotes":
        found = _quote_fields()
    elif kind == "codes":
        found = _code_fields()
    elif kind == "flow":
        found = _flow_fields()
    else:
        found = tuple(_appraisal_fields(evidence.codebook.value))
    return {field.name: replace(field, description=settings.worded(field.description)) for field in found}


@cache
def _study_fields(schema: type[StudyRecord]) -> tuple[TableField, ...]:
    apart = {"excerpts", "appraisal"}
    derived = {"id", "citekey", "dataset"}  # from the reference, unless the table has them
    own = [
        field if field.name not in derived else _optional(field, *(OF_STUDY if field.name == "id" else ()))
        for field in _fields(schema, schema, "", required=True)
        if field.name.split(".")[0] not in apart
    ]
    groups = TableField(
        GROUPS,
        'Groups of participants in one cell, as in "Nurses: 10; Social workers: 4".',
        is_required=False,
        is_list=True,
        headings=_headings(GROUPS, (), StudyRecord),
    )
    reference = (
        TableField(f"{REFERENCE}{name}", description, required, headings=HEADINGS.get(name, (name,)))
        for name, (description, required) in REFERENCE_FIELDS.items()
    )
    own = [replace(each, names="") if each.name == "citekey" else each for each in own]  # or that of a new reference
    return (*reference, *own, groups)


@cache
def _quote_fields() -> tuple[TableField, ...]:
    study = TableField(
        "study", "The study that is quoted.", is_required=True, names="study", headings=("study", *SYNONYMS["study"])
    )
    own = [
        _optional(each) if each.name == "id" else each
        for each in _fields(ExcerptRecord, ExcerptRecord, "", required=True)
    ]
    guid = TableField(
        "codes.guid",
        "The GUIDs of its codes, in their order.",
        is_required=False,
        is_list=True,
        headings=("code guids",),
    )
    return (study, *own, guid)


@cache
def _code_fields() -> tuple[TableField, ...]:
    own = [
        _optional(each) if each.name == "id" else each for each in _fields(CodeRecord, CodeRecord, "", required=True)
    ]
    theme = TableField("theme", "The theme.", is_required=True, names="theme", headings=("theme", "main theme"))
    subtheme = TableField("subtheme", "The subtheme.", is_required=False, headings=("subtheme", *SYNONYMS["subtheme"]))
    guids = (
        TableField(name, "The GUID by which another program identifies it.", is_required=False, headings=SYNONYMS[name])
        for name in ("guid", "theme.guid", "subtheme.guid")
    )
    return (theme, subtheme, *(_optional(each) if each.name == "label" else each for each in own), *guids)


@cache
def _flow_fields() -> tuple[TableField, ...]:
    steps = (
        TableField(
            "step", "The step of the flow.", is_required=False, names=FLOW_STEP, headings=("step", "stage", "box")
        ),
        TableField("count", "Its number.", is_required=False, headings=("count", "n", "number", "records")),
        TableField(
            "reason", "A reason for exclusion, whose number the row gives.", is_required=False, headings=("reason",)
        ),
        TableField(
            "part", "flow (up to the first version) or flow_since.", is_required=False, headings=("part", "diagram")
        ),
    )
    own = [each for each in _fields(FlowRecord, FlowRecord, "", required=True) if not each.name.startswith("reasons")]
    return (*steps, *own)


def _appraisal_fields(codebook: CodebookRecord) -> Iterator[TableField]:
    yield TableField("study", "The study.", is_required=True, names="study", headings=("study", *SYNONYMS["study"]))
    yield TableField(
        "instrument",
        "The instrument.",
        is_required=True,
        names="instrument",
        headings=("instrument", "checklist", "tool"),
    )
    seen: set[str] = set()
    for criterion in (each for instrument in codebook.instruments for each in instrument.criteria):
        if criterion.id in seen:
            continue
        seen.add(criterion.id)
        headings = tuple(map(heading, (criterion.id, criterion.label, criterion.shown_number)))
        yield TableField(
            f"{ANSWER}{criterion.id}", criterion.definition, is_required=False, names="answer", headings=headings
        )
        reasons = tuple(f"{each} {word}" for each in headings for word in ("reason", "support", "comment"))
        yield TableField(
            f"{SUPPORT}{criterion.id}",
            f"Why, for the criterion: {criterion.label}.",
            is_required=False,
            headings=reasons,
        )
    yield from _total_fields(codebook)
    apart = {"instrument", "answers", "support", "appraisers"}
    yield from (
        each for each in _fields(AppraisalRecord, AppraisalRecord, "", required=False) if each.name not in apart
    )


def _total_fields(codebook: CodebookRecord) -> Iterator[TableField]:
    """The fields of appraisals that are known in total only: how many studies have each answer to a criterion."""
    yield TableField(
        "criterion",
        "The criterion, in a table with the numbers of studies for each answer.",
        is_required=False,
        names=CRITERION,
        headings=("criterion", "question", "item", "domain"),
    )
    yield TableField("of", "How many studies were appraised on it.", is_required=False, headings=("of", "total", "n"))
    for answer in codebook.answers:
        headings = tuple(map(heading, (answer.id, answer.label)))
        text = f'How many studies have the answer "{answer.label}".'
        yield TableField(f"{TOTAL}{answer.id}", text, is_required=False, headings=headings)
    yield TableField(
        "locator", "Where the totals are stated.", is_required=False, headings=("locator", "where", "page")
    )


def _optional(field: TableField, *headings: str) -> TableField:
    return replace(field, is_required=False, headings=(*field.headings, *headings))


def _fields(root: type[BaseModel], schema: type[BaseModel], prefix: str, *, required: bool) -> Iterator[TableField]:
    """The fields of a record that hold texts, numbers or terms, by their paths; a list of records counts as one."""
    for name, field in fields_of_new_record(schema).items():
        path, is_required = f"{prefix}{name}", required and field.is_required()
        markers = [*field.metadata, *markers_in(field.annotation)]
        models = models_in(field.annotation)
        if models:
            yield from _fields(root, models[0], f"{path}.", required=is_required)
            continue
        is_list = get_origin(bare(field.annotation)) is tuple
        named = next((each.what for each in markers if isinstance(each, Names)), "")
        vocabulary = next((each.name for each in markers if isinstance(each, Vocabulary)), "")
        yield TableField(
            path,
            field.description or "",
            is_required,
            is_list,
            is_list and not named and not vocabulary,
            vocabulary,
            named,
            _headings(path, () if prefix else (name, label_of(schema, name)), root),
        )


def _headings(path: str, names: Sequence[str], schema: type[BaseModel]) -> tuple[str, ...]:
    exported = [use.name for use in uses(schema, Column) if use.at == path]
    own = [path.replace(".", " "), *exported, *SYNONYMS.get(path, ())]
    return tuple(dict.fromkeys(map(heading, [*own, *names])))
