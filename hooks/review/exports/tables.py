"""The open data: one table for each kind of record, as JSON and as CSV, with the columns that the data contract names.

JSON keeps lists and numbers as such. CSV joins lists by "; " and leaves empty what is not known.
"""

from __future__ import annotations

import csv as csv_format
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from review.exports.registration import JSON, exports_files
from review.files.spreadsheet import protected
from review.language.current import gettext, marked
from review.model import urls
from review.model.codebook import Codebook
from review.model.id_registry import follow
from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.stated_figures import reconcile
from review.model.study import Excerpt, Study
from review.model.theme import Code, Finding, Theme
from review.schema.base import Schema
from review.schema.registers import CandidateRecord
from review.schema.settings import Part
from review.schema.term import Standing, Term
from review.schema.uses import Column as DeclaredColumn
from review.schema.uses import is_term_at, uses, value_at, vocabulary_at
from review.versions.history import snapshot_now
from review.versions.publication import Publication
from review.views.appraisal_sheets import reported_totals
from review.views.flow import flow
from review.views.lag import STAGES, journeys
from review.views.replay import OUTCOMES, replay
from review.views.tools import tool_uses

Row = dict[str, Any]

# The states of an id, as the data contract names them.
ID_STATES = ("stands", "leads on", "withdrawn")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its Frictionless type, its description, and the values it allows, if any."""

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, title and columns, the columns that identify a row, and the function that gives its rows.

    `refers_to` names the table that a column refers to by its id.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Review, str], Iterator[Row]]
    refers_to: Mapping[str, str] = field(default_factory=dict)


# Tables that a review has only if it has a part.
TABLES_OF_PARTS: dict[str, Part] = {
    "appraisals": "appraisal",
    "screening": "screening",
    "lag": "screening",
    "reconciliation": "source",
}
# Descriptions of columns in a review that updates no published one, by those of a review that does.
WITHOUT_SOURCE = {
    "Where the words are in the published review, or in the report for a study added later.": marked(
        "Where the words are in the report."
    ),
    "The studies named for it by the published review.": marked("The studies named for it."),
    "The settings to which it applies, if the published review says.": marked("The settings to which it applies."),
    "The professions to which it applies, if the published review says.": marked(
        "The professions to which it applies."
    ),
    "Whether the published review names it for the finding, or the contributors linked it.": marked(
        "Whether it is named for the finding, or the contributors linked it."
    ),
}
# The same in a review that does not show professions.
WITHOUT_PROFESSIONS = {
    "Groups of participants: group, count where given, professions.": marked(
        "Groups of participants: group, and count where given."
    )
}
TO_STUDIES = {"study": "studies"}
URL = Column("url", "string", "Where it can be read on the site.")


def record_table(
    name: str,
    title: str,
    schema: type[Schema],
    review: Review,
    records: Callable[[Review], Iterable[Schema]],
    address: Callable[[Review, str], str] | None = None,
    refers_to: Mapping[str, str] | None = None,
) -> Table:
    """A table with a row for each record and the columns that its schema declares.

    `address` gives the page of a record by its id, which is then the last column.
    """
    declared = shown_uses(review, schema, DeclaredColumn)

    def rows(review: Review, site_url: str) -> Iterator[Row]:
        for record in records(review):
            row = {column.name: plain(value_at(record, column.at)) for column in declared}
            yield row | ({"url": site_url + address(review, row["id"])} if address else {})

    columns = tuple(_column(schema, column, review.codebook) for column in declared)
    return Table(name, title, (*columns, URL) if address else columns, ("id",), rows, refers_to or {})


def _column(schema: type[Schema], column: DeclaredColumn, codebook: Codebook) -> Column:
    """A declared column; the column of a single term allows the terms of its vocabulary."""
    vocabulary = vocabulary_at(schema, column.at) if is_term_at(schema, column.at) else ""
    values = tuple(codebook.vocabularies[vocabulary]) if vocabulary else ()
    return Column(column.name, column.type, column.description, values)


def plain(value: object) -> Any:
    """A value as JSON has it: a term as its id, a record inside a record by its own columns, an empty text as None."""
    if isinstance(value, Schema):
        return {column.name: plain(value_at(value, column.at)) for column in uses(type(value), DeclaredColumn)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.id if isinstance(value, Term) else None if value == "" else value


def appraisal_rows(review: Review, site_url: str) -> Iterator[Row]:
    for study in review.studies.values():
        address = f"{site_url}{urls.study(study.id)}#appraisal"
        if study.appraisal.shared_with:
            yield {"study": study.id, "shared_with": study.appraisal.shared_with, "url": address}
        for judgement in study.judgements:
            yield {
                "study": study.id,
                "instrument": study.appraisal.instrument,
                "criterion": judgement.criterion.number,
                "label": judgement.criterion.label,
                "answer": judgement.answer.id,
                "support": judgement.support or None,
                "shared_with": None,
                "criterion_id": judgement.criterion.id,
                "item": judgement.criterion.shown_number,
                "standing": judgement.answer.standing,
                "url": address,
            }


def appraisal_total_rows(review: Review, site_url: str) -> Iterator[Row]:
    for totals in reported_totals(review):
        for count in totals.criteria:
            for answer, studies in count.answers:
                yield {
                    "instrument": totals.instrument.id,
                    "criterion_id": count.criterion.id,
                    "item": count.criterion.shown_number,
                    "label": count.criterion.label,
                    "answer": answer.id,
                    "standing": answer.standing,
                    "studies": studies,
                    "of": count.of,
                    "locator": count.locator,
                }


def relation_rows(review: Review, site_url: str) -> Iterator[Row]:
    """A row for every link between an excerpt and a finding, then for every study that says nothing on a finding."""
    for excerpt in review.excerpts.values():
        for finding, relation in zip(excerpt.findings, excerpt.relation, strict=True):
            reading = excerpt.reading_for(finding)
            yield {
                "finding": finding,
                "study": excerpt.study,
                "excerpt": excerpt.id,
                "relation": relation.id,
                "read_by": reading.read_by if reading else None,
                "read_on": reading.read_on if reading else None,
                "note": reading.note if reading else None,
            }
    for study in review.studies.values():
        for silence in study.silences:
            yield {
                "finding": silence.finding,
                "study": study.id,
                "relation": silence.kind.id,
                "read_by": silence.read_by,
                "read_on": silence.read_on,
                "note": silence.note,
            }


def replay_rows(review: Review, site_url: str) -> Iterator[Row]:
    """A row for each finding that a study speaks for; one row for a study that speaks for none."""
    for step in replay(review).steps:
        common = {"step": step.number, "study": step.study.id, "year": step.year}
        for event in step.events:
            yield common | {
                "finding": event.finding.id,
                "outcome": event.outcome,
                "support": "named" if event.named else "linked",
                "new_terms": [term.id for term in event.terms],
                "findings_so_far": step.findings_so_far,
            }
        if not step.events:
            yield common | {"new_terms": [], "findings_so_far": step.findings_so_far}


def lag_rows(review: Review, site_url: str) -> Iterator[Row]:
    for journey in journeys(review):
        dates = {stage: written or None for stage, written in zip(STAGES, journey.dates, strict=True)}
        days = {f"days_to_{stage}": journey.days(place) for place, stage in enumerate(STAGES) if place}
        yield {"report": journey.report.id, "decision": journey.decision, **dates, **days}


def tool_use_rows(review: Review, site_url: str) -> Iterator[Row]:
    for each in tool_uses(review):
        yield {"record_kind": each.kind, "record": each.record, **each.use.model_dump()}


def flow_rows(review: Review, site_url: str) -> Iterator[Row]:
    """A row for every box of the flow diagram, in reading order."""
    shown = flow(review)
    for strand in (*shown.strands, shown.meets):
        for step in strand.steps:
            for box in step.boxes:
                basis = "not known" if box.count is None else "as stated" if box.source else "counted"
                yield {
                    "id": box.id,
                    "strand": strand.title,
                    "stage": step.stage,
                    "label": box.label,
                    "number": box.count,
                    "basis": basis,
                    "source": box.source or None,
                    "details": list(box.details),
                }


def reconciliation_rows(review: Review, site_url: str) -> Iterator[Row]:
    for each in reconcile(review):
        yield {
            "id": each.record.id,
            "figure": each.record.figure,
            "where": each.record.where,
            "published": each.record.published,
            "computed": each.computed,
            "agrees": each.agrees,
            "note": each.record.difference or each.record.caveat,
        }


def id_rows(review: Review, site_url: str) -> Iterator[Row]:
    """A row for every id: first those that were published, then those that no version has published yet."""
    registry, current = review.registry, review.ids
    for id in dict.fromkeys([*registry, *urls.current_urls(review)]):
        trail, now = follow(id, registry, current), snapshot_now(review, id)
        yield {
            "id": id,
            "since": registry[id].since if id in registry else None,
            "state": "stands" if id in current else "leads on" if now else "withdrawn",
            "leads_to": trail.last if now and trail.last != id else None,
            "hash": now.hash if now else None,
            "url": site_url + urls.permanent(id),
        }


def tables(review: Review) -> tuple[Table, ...]:
    """The tables of the data contract, in its order, without those of parts that the review does not have."""
    left_out = {name for name, part in TABLES_OF_PARTS.items() if not review.has(part)}
    if not review.appraisal_totals.totals:
        left_out.add("appraisal_totals")
    return tuple(_worded(review, table) for table in _tables(review) if table.name not in left_out)


def _worded(review: Review, table: Table) -> Table:
    """The table with its title and the descriptions of its columns in the words and the language of the review."""
    other = ({} if review.has("source") else WITHOUT_SOURCE) | (
        {} if review.shows("professions") else WITHOUT_PROFESSIONS
    )
    columns = (
        replace(column, description=gettext(other.get(column.description, column.description)))
        for column in table.columns
    )
    return replace(table, title=gettext(table.title), columns=tuple(columns))


def _tables(review: Review) -> tuple[Table, ...]:
    """Every table, with the allowed values of the codebook."""
    codebook = review.codebook
    return (
        record_table("studies", "Included studies", Study, review, _studies, _study_url),
        Table(
            "appraisals",
            "Appraisal answers, one a row",
            (
                Column("study", "string", "The study's id."),
                Column("instrument", "string", "The appraisal instrument."),
                Column("criterion", "integer", "The criterion's place in it; empty where the appraisal is shared."),
                Column("label", "string", "The criterion's short label."),
                Column("answer", "string", "The answer.", tuple(codebook.vocabularies["answers"])),
                Column("support", "string", "The reason for the answer, where given."),
                Column("shared_with", "string", "The study whose appraisal also applies to this one."),
                Column("criterion_id", "string", "The criterion's ID, unique within its instrument."),
                Column("item", "string", "The criterion's number as the instrument has it, such as 1.1."),
                Column("standing", "string", "What the answer says of the criterion.", get_args(Standing)),
                URL,
            ),
            (),
            appraisal_rows,
            TO_STUDIES,
        ),
        Table(
            "appraisal_totals",
            "Appraisal answers that are known in total only",
            (
                Column("instrument", "string", "The appraisal instrument."),
                Column("criterion_id", "string", "The criterion's ID, unique within its instrument."),
                Column("item", "string", "The criterion's number as the instrument has it, such as 1.1."),
                Column("label", "string", "The criterion's short label."),
                Column("answer", "string", "The answer.", tuple(codebook.vocabularies["answers"])),
                Column("standing", "string", "What the answer says of the criterion.", get_args(Standing)),
                Column("studies", "integer", "How many studies have this answer."),
                Column("of", "integer", "How many studies were appraised on the criterion."),
                Column("locator", "string", "Where that is reported."),
            ),
            ("instrument", "criterion_id", "answer"),
            appraisal_total_rows,
        ),
        record_table("excerpts", "Quotations from the studies", Excerpt, review, _excerpts, _excerpt_url, TO_STUDIES),
        Table(
            "relations",
            "How passages and studies relate to findings",
            (
                Column("finding", "string", "The finding."),
                Column("study", "string", "The study."),
                Column("excerpt", "string", "The excerpt; empty where the study says nothing on the finding."),
                Column(
                    "relation",
                    "string",
                    "How the passage relates to the finding, or why the study says nothing on it.",
                    (*codebook.vocabularies["relations"], *codebook.vocabularies["silences"]),
                ),
                Column("read_by", "string", "Who read the two together again; empty where nobody has."),
                Column("read_on", "string", "When."),
                Column("note", "string", "Why."),
            ),
            (),
            relation_rows,
            {"finding": "findings", "study": "studies", "excerpt": "excerpts"},
        ),
        record_table("findings", "Findings", Finding, review, _findings, urls.finding),
        record_table("themes", "Themes", Theme, review, _themes, _theme_url),
        *([_codes_table(review)] if review.codes else ()),
        record_table(
            "screening",
            "Reports found since the last search",
            CandidateRecord,
            review,
            lambda review: review.candidates,
        ),
        Table(
            "flow",
            "Flow of reports into the review, one box a row",
            (
                Column("id", "string", "The box of the flow diagram."),
                Column("strand", "string", "The way into the review that it is part of."),
                Column("stage", "string", "The stage, as PRISMA 2020 names it."),
                Column("label", "string", "What is counted."),
                Column("number", "integer", "How many; empty where it is not known."),
                Column(
                    "basis",
                    "string",
                    "Whether the number is counted from the records, is as a report states it, or is not known.",
                    ("counted", "as stated", "not known"),
                ),
                Column("source", "string", "Where a stated number is stated."),
                Column("details", "array", "What the number is made of."),
            ),
            ("id",),
            flow_rows,
        ),
        Table(
            "replay",
            "The studies in order of publication, and what each did for the findings",
            (
                Column("step", "integer", "The place of the study in the order of publication."),
                Column("study", "string", "The study."),
                Column("year", "integer", "Its year of publication."),
                Column("finding", "string", "A finding that it is named for or linked to; empty where there is none."),
                Column("outcome", "string", "What it did for the finding.", tuple(OUTCOMES)),
                Column(
                    "support",
                    "string",
                    "Whether the published review names it for the finding, or the contributors linked it.",
                    ("named", "linked"),
                ),
                Column(
                    "new_terms",
                    "array",
                    "The characteristics, such as settings and countries, that were new to the finding.",
                ),
                Column("findings_so_far", "integer", "How many findings have a study after this one."),
            ),
            (),
            replay_rows,
            {"study": "studies", "finding": "findings"},
        ),
        Table(
            "lag",
            "Dates of each screened report on its way into the review",
            (
                Column("report", "string", "The report's ID."),
                Column("decision", "string", "The decision on it.", tuple(codebook.vocabularies["decisions"])),
                Column("published", "string", "When it was published, as precisely as is recorded."),
                Column("identified", "string", "When it was identified; empty where that is not recorded."),
                Column("decided", "string", "When it was decided."),
                Column("integrated", "string", "When its study was linked to findings."),
                Column("released", "string", "The date of the version that first had it."),
                *(
                    Column(f"days_to_{stage}", "integer", "Days since the date before, at least; empty if not known.")
                    for stage in STAGES[1:]
                ),
            ),
            ("report",),
            lag_rows,
            {"report": "screening"},
        ),
        Table(
            "tool_uses",
            "What programs suggested or drafted, and who confirmed it",
            (
                Column("record_kind", "string", "What the record is.", ("study", "excerpt", "finding", "report")),
                Column("record", "string", "The record's ID."),
                Column("tool", "string", "The program, as the page Tools and AI declares it."),
                Column("version", "string", "Its version."),
                Column("what", "string", "What it suggested or drafted."),
                Column("used_on", "string", "When."),
                Column("confirmed_by", "string", "Who confirmed it."),
                Column("confirmed_on", "string", "When it was confirmed."),
            ),
            (),
            tool_use_rows,
        ),
        Table(
            "reconciliation",
            "Figures of the published review compared with our counts",
            (
                Column("id", "string", "The figure's id."),
                Column("figure", "string", "What it says."),
                Column("where", "string", "Where the published review states it."),
                Column("published", "string", "The figure as stated."),
                Column("computed", "integer", "The figure as the records give it."),
                Column("agrees", "boolean", "Whether the two agree."),
                Column(
                    "note",
                    "string",
                    "Why they differ, as far as it is known, or why agreement is no independent check.",
                ),
            ),
            ("id",),
            reconciliation_rows,
        ),
        Table(
            "ids",
            "Permanent ids and their current state",
            (
                Column("id", "string", "The permanent id of a study, finding, excerpt, theme or code."),
                Column("since", "string", "The version that first published it; empty until one has."),
                Column("state", "string", "Whether it is current, was renamed or merged, or was withdrawn.", ID_STATES),
                Column("leads_to", "string", "Its current id, where it was renamed or merged."),
                Column("hash", "string", "A short hash of its current wording, as in links to cite it."),
                URL,
            ),
            ("id",),
            id_rows,
        ),
    )


def _codes_table(review: Review) -> Table:
    return record_table("codes", "Codes", Code, review, _codes, urls.code, {"theme": "themes"})


def _codes(review: Review) -> Iterable[Code]:
    return review.codes.values()


def _studies(review: Review) -> Iterable[Study]:
    return review.studies.values()


def _study_url(review: Review, id: str) -> str:
    return urls.study(id)


def _excerpts(review: Review) -> Iterable[Excerpt]:
    return review.excerpts.values()


def _excerpt_url(review: Review, id: str) -> str:
    return urls.excerpt(review, id)


def _findings(review: Review) -> Iterable[Finding]:
    return review.findings.values()


def _themes(review: Review) -> Iterable[Theme]:
    return review.themes.values()


def _theme_url(review: Review, id: str) -> str:
    return urls.theme(id)


def rows_of(table: Table, review: Review, site_url: str) -> list[Row]:
    """The table's rows, each with every column in order; what is not known is None."""
    return _rows(review, site_url)[table.name]


@once_per_review
def _rows(review: Review, site_url: str) -> dict[str, list[Row]]:
    """The rows of every table, by its name."""
    found = {}
    for table in tables(review):
        names = [column.name for column in table.columns]
        found[table.name] = [{name: row.get(name) for name in names} for row in table.rows(review, site_url)]
    return found


@once_per_review
def written_rows(review: Review, site_url: str) -> dict[str, str]:
    """The rows of every table as JSON, by its name."""
    return {
        name: json.dumps(rows, ensure_ascii=False, indent=1) + "\n" for name, rows in _rows(review, site_url).items()
    }


@exports_files({"data/*.json": JSON, "data/*.csv": "text/csv"})
def files(publication: Publication) -> dict[str, str]:
    """Return data/<table>.json and data/<table>.csv for each table."""
    review, site_url = publication.review, publication.site_url
    written: dict[str, str] = {}
    for table in tables(review):
        written[f"data/{table.name}.json"] = written_rows(review, site_url)[table.name]
        written[f"data/{table.name}.csv"] = csv(table, rows_of(table, review, site_url))
    return written


def csv(table: Table, rows: list[Row]) -> str:
    """The rows as CSV text with a header."""
    names = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv_format.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows)
    return text.getvalue()


def cell(value: object) -> str:
    """A value as the text of a cell: lists joined by "; ", nothing for what is not known, no formulas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return cell("; ".join(_item(item) for item in value))
    text = str(value)
    return protected(text) if isinstance(value, str) else text


def _item(item: object) -> str:
    if isinstance(item, dict) and "group" in item:
        return f"{item['group']}: {item['count']}" if item["count"] is not None else str(item["group"])
    if isinstance(item, dict):
        return ", ".join(str(value) for value in item.values() if value is not None)
    return str(item)
