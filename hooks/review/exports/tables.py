"""The open data: one table for each kind of record, as JSON and as CSV, with the columns that the data contract names.

JSON keeps lists and numbers as such. CSV joins lists by "; " and leaves empty what is not known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from review.model import urls
from review.model.id_registry import follow
from review.model.review import ParticipantGroup, Review, Term
from review.model.stated_figures import reconcile
from review.versions.history import snapshot_now

Row = dict[str, Any]

# How an id can fare.
ID_STATES = ("stands", "leads on", "withdrawn")

# What a spreadsheet would take for a formula, full-width forms included (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its Frictionless type, and what it holds."""

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, title and columns, the columns that identify a row, and the function that gives its rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Review, str], Iterator[Row]]


def _ids(terms: tuple[Term, ...]) -> list[str]:
    return [term.id for term in terms]


def _group(group: ParticipantGroup) -> Row:
    return {"group": group.label, "count": group.count, "professions": _ids(group.professions)}


def study_rows(review: Review, site_url: str) -> Iterator[Row]:
    for study in review.studies.values():
        country = study.setting.country
        yield {
            "id": study.id,
            "citekey": study.reference.citekey,
            "ref_number": study.reference.number,
            "first_author": study.reference.first_author,
            "year": study.reference.year,
            "title": study.reference.title,
            "doi": study.reference.doi or None,
            "dataset": study.dataset,
            "participants": [_group(group) for group in study.groups],
            "n_participants": study.n_participants,
            "n_participants_note": study.participants_note or None,
            "professions": _ids(study.professions),
            "data_collection": study.data_collection,
            "setting": "; ".join(
                part for part in (study.setting.description, study.setting.place, study.setting.nation) if part
            ),
            "setting_type": _ids(study.setting.types),
            "country": country.label if country.id != "not-stated" else None,
            "population": study.population,
            "intervention": study.intervention or "; ".join(term.label for term in study.interventions),
            "status": study.status.id,
            "url": site_url + urls.study(study.id),
        }


def appraisal_rows(review: Review, site_url: str) -> Iterator[Row]:
    for study in review.studies.values():
        address = f"{site_url}{urls.study(study.id)}#appraisal"
        if study.appraisal.shared_with:
            yield {"study": study.id, "shared_with": study.appraisal.shared_with, "url": address}
        for judgement in study.appraisal.judgements:
            yield {
                "study": study.id,
                "instrument": study.appraisal.instrument.id if study.appraisal.instrument else None,
                "criterion": judgement.criterion.number,
                "label": judgement.criterion.label,
                "answer": judgement.answer.id,
                "support": judgement.support or None,
                "shared_with": None,
                "url": address,
            }


def excerpt_rows(review: Review, site_url: str) -> Iterator[Row]:
    for excerpt in review.excerpts.values():
        yield {
            "id": excerpt.id,
            "study": excerpt.study,
            "theme": excerpt.theme,
            "subtheme": excerpt.subtheme or None,
            "findings": list(excerpt.findings),
            "quote": excerpt.quote,
            "gloss": excerpt.gloss,
            "voice": excerpt.voice.id,
            "speaker": excerpt.speaker,
            "locator": excerpt.locator,
            "note": excerpt.note or None,
            "url": site_url + urls.excerpt(excerpt.id),
        }


def finding_rows(review: Review, site_url: str) -> Iterator[Row]:
    for finding in review.findings.values():
        studies = review.studies_of(finding)
        yield {
            "id": finding.id,
            "theme": finding.theme,
            "subtheme": finding.subtheme or None,
            "statement": finding.statement,
            "kind": finding.kind.id,
            "studies": list(finding.studies),
            "excerpts": list(finding.excerpts),
            "n_studies": len(studies),
            "n_datasets": len(review.datasets_of(studies)),
            "settings": _ids(finding.settings),
            "professions": _ids(finding.professions),
            "confidence": finding.confidence.level if finding.confidence else None,
            "url": site_url + urls.finding(review, finding.id),
        }


def theme_rows(review: Review, site_url: str) -> Iterator[Row]:
    for theme in review.themes.values():
        yield {
            "id": theme.id,
            "number": theme.number,
            "title": theme.title,
            "summary": " ".join(sentence.text for sentence in theme.summary),
            "subthemes": [subtheme.id for subtheme in theme.subthemes],
            "url": site_url + urls.theme(theme.id),
        }


def screening_rows(review: Review, site_url: str) -> Iterator[Row]:
    for report in review.candidates:
        yield {
            "id": report.id,
            "title": report.title,
            "authors": list(report.authors),
            "year": report.year,
            "journal": report.journal,
            "doi": report.doi,
            "decision": report.decision,
            "reason": report.reason,
            "decided_on": report.decided_on,
            "evidence_url": list(report.evidence_urls),
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
            "note": each.record.difference,
        }


def id_rows(review: Review, site_url: str) -> Iterator[Row]:
    """Every id there ever was: those that were published, then those that no version has published yet."""
    registry, standing = review.registry, review.ids
    for id in dict.fromkeys([*registry, *urls.current_urls(review)]):
        trail, now = follow(id, registry, standing), snapshot_now(review, id)
        yield {
            "id": id,
            "since": registry[id].since if id in registry else None,
            "state": "stands" if id in standing else "leads on" if now else "withdrawn",
            "leads_to": trail.last if now and trail.last != id else None,
            "hash": now.hash if now else None,
            "url": site_url + urls.permanent(id),
        }


def tables(review: Review) -> tuple[Table, ...]:
    """The tables of the data contract, in its order, with the allowed values of the codebook."""
    return _tables({name: tuple(terms) for name, terms in review.codebook.vocabularies.items()})


def _tables(terms: dict[str, tuple[str, ...]]) -> tuple[Table, ...]:
    url = Column("url", "string", "Where it can be read on the site.")
    return (
        Table(
            "studies",
            "Included studies",
            (
                Column("id", "string", "The study's permanent id."),
                Column("citekey", "string", "The key of its entry in references.bib."),
                Column("ref_number", "integer", "Its number in the reference list."),
                Column("first_author", "string", "The first author's family name."),
                Column("year", "integer", "The year of publication."),
                Column("title", "string", "The report's title."),
                Column("doi", "string", "Its DOI, where one was seen beside its title."),
                Column("dataset", "string", "The data it draws on; reports of the same data share it."),
                Column("participants", "array", "Groups of participants: group, count where given, professions."),
                Column(
                    "n_participants", "integer", "People counted, summed over the groups; empty where none is given."
                ),
                Column("n_participants_note", "string", "What the report says beyond a plain count."),
                Column("professions", "array", "Professions of the participants, as terms of the codebook."),
                Column("data_collection", "string", "How the data were collected."),
                Column("setting", "string", "The service or setting, and its place."),
                Column("setting_type", "array", "Kinds of setting, as terms of the codebook."),
                Column("country", "string", "The country; empty where the source names none."),
                Column("population", "string", "The people whom the services are for."),
                Column("intervention", "string", "What intervention the study concerned."),
                Column("status", "string", "Where the report stands today.", terms["statuses"]),
                url,
            ),
            ("id",),
            study_rows,
        ),
        Table(
            "appraisals",
            "Appraisal answers, one a row",
            (
                Column("study", "string", "The study's id."),
                Column("instrument", "string", "The appraisal instrument."),
                Column("criterion", "integer", "The criterion's number, 1 to 10; empty where the appraisal is shared."),
                Column("label", "string", "The criterion's short label."),
                Column("answer", "string", "The answer.", terms["answers"]),
                Column("support", "string", "What in the report the answer rests on, where noted."),
                Column("shared_with", "string", "The study whose appraisal holds for this one too."),
                url,
            ),
            (),
            appraisal_rows,
        ),
        Table(
            "excerpts",
            "Quotations from the studies",
            (
                Column("id", "string", "The excerpt's permanent id."),
                Column("study", "string", "The study it is from."),
                Column("theme", "string", "The theme it stands in."),
                Column("subtheme", "string", "The subtheme, where the theme has them."),
                Column("findings", "array", "The findings it supports."),
                Column("quote", "string", "The words, verbatim; an ellipsis shows a cut."),
                Column("gloss", "string", "What the whole passage says, in the review's own words."),
                Column("voice", "string", "Whose words they are.", terms["voices"]),
                Column("speaker", "string", "Who speaks, by role."),
                Column("locator", "string", "Where the words stand in the source."),
                Column("note", "string", "What is not certain about it."),
                url,
            ),
            ("id",),
            excerpt_rows,
        ),
        Table(
            "findings",
            "Findings",
            (
                Column("id", "string", "The finding's permanent id."),
                Column("theme", "string", "Its theme."),
                Column("subtheme", "string", "Its subtheme, where the theme has them."),
                Column("statement", "string", "The finding, in plain words."),
                Column("kind", "string", "How the studies stand to it.", terms["kinds"]),
                Column("studies", "array", "The studies that the source names or quotes for it."),
                Column("excerpts", "array", "The excerpts that support it."),
                Column("n_studies", "integer", "How many studies are named or quoted for it (computed)."),
                Column("n_datasets", "integer", "How many datasets those draw on (computed)."),
                Column("settings", "array", "Where it holds, if the source says."),
                Column("professions", "array", "For whom it holds, if the source says."),
                Column(
                    "confidence", "string", "GRADE-CERQual; empty means not yet assessed.", terms["confidence_levels"]
                ),
                url,
            ),
            ("id",),
            finding_rows,
        ),
        Table(
            "themes",
            "Themes",
            (
                Column("id", "string", "The theme's permanent id."),
                Column("number", "integer", "Its number."),
                Column("title", "string", "Its title."),
                Column("summary", "string", "The theme in a few sentences."),
                Column("subthemes", "array", "Its parts."),
                url,
            ),
            ("id",),
            theme_rows,
        ),
        Table(
            "screening",
            "Reports met since the last search",
            (
                Column("id", "string", "The report's id."),
                Column("title", "string", "Its title."),
                Column("authors", "array", "Its authors."),
                Column("year", "integer", "Its year."),
                Column("journal", "string", "Where it was published."),
                Column("doi", "string", "Its DOI."),
                Column("decision", "string", "What was decided on it.", terms["decisions"]),
                Column("reason", "string", "Why it is, or is proposed to be, excluded.", terms["exclusion_reasons"]),
                Column("decided_on", "string", "When it was decided; empty while it awaits assessment."),
                Column("evidence_url", "array", "Public pages on which it was seen."),
            ),
            ("id",),
            screening_rows,
        ),
        Table(
            "reconciliation",
            "Figures of the source beside the same figures computed",
            (
                Column("id", "string", "The figure's id."),
                Column("figure", "string", "What it says."),
                Column("where", "string", "Where the source states it."),
                Column("published", "string", "The figure as stated."),
                Column("computed", "integer", "The figure as the records give it."),
                Column("agrees", "boolean", "Whether the two agree."),
                Column("note", "string", "Where they differ: why, as far as it can be known."),
            ),
            ("id",),
            reconciliation_rows,
        ),
        Table(
            "ids",
            "Permanent ids, and what became of each",
            (
                Column("id", "string", "A study's, finding's, excerpt's or theme's id, for ever."),
                Column("since", "string", "The version that first published it; empty until one has."),
                Column("state", "string", "Whether it stands, leads on or was withdrawn.", ID_STATES),
                Column("leads_to", "string", "The id that the thing has now, where it was renamed or merged."),
                Column("hash", "string", "A short hash of what the thing says now, as links to cite it hold it."),
                url,
            ),
            ("id",),
            id_rows,
        ),
    )


def rows_of(table: Table, review: Review, site_url: str) -> list[Row]:
    """The table's rows, each with every column in order; what is not known is None."""
    names = [column.name for column in table.columns]
    return [{name: row.get(name) for name in names} for row in table.rows(review, site_url)]


def files(review: Review, site_url: str) -> dict[str, str]:
    """data/<table>.json and data/<table>.csv for each table."""
    written: dict[str, str] = {}
    for table in tables(review):
        rows = rows_of(table, review, site_url)
        written[f"data/{table.name}.json"] = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
        written[f"data/{table.name}.csv"] = csv(table, rows)
    return written


def csv(table: Table, rows: list[Row]) -> str:
    """The rows as CSV text with a header."""
    cells = [{name: cell(value) for name, value in row.items()} for row in rows]
    frame = pd.DataFrame(cells, columns=[column.name for column in table.columns], dtype="object")
    return str(frame.to_csv(index=False, lineterminator="\n"))


def cell(value: object) -> str:
    """A value as the text of a cell: lists joined by "; ", nothing for what is not known, no formulas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return cell("; ".join(_item(item) for item in value))
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _item(item: object) -> str:
    if isinstance(item, dict):
        return f"{item['group']}: {item['count']}" if item["count"] is not None else str(item["group"])
    return str(item)
