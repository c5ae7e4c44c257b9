"""Figures that the published review states, computed again from the records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from review.model.once import once_per_review
from review.model.review import Review
from review.schema.registers import FigureRecord, MeasureRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """A way of counting a stated figure, and what it gives."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A stated figure with the same figure computed."""

    record: FigureRecord
    computed: int
    agrees: bool
    other_readings: tuple[Reading, ...]


def reconcile(review: Review) -> tuple[Reconciliation, ...]:
    """Every stated figure with the one computed over the published review, in the order of figures.yml."""
    published = as_published(review)
    return tuple(_reconciled(published, figure) for figure in review.figures)


def as_published(review: Review) -> Review:
    """The review without the studies added since, whose references are not in the list of the published review."""
    added = {study.id for study in review.added_studies}
    return replace(review, studies={id: study for id, study in review.studies.items() if id not in added})


def _reconciled(review: Review, figure: FigureRecord) -> Reconciliation:
    computed = measure(review, figure.measure)
    stated = stated_number(figure.published)
    agrees = computed == stated if figure.compare == "equals" else computed >= stated
    readings = tuple(Reading(reading.label, measure(review, reading.measure)) for reading in figure.other_readings)
    return Reconciliation(figure, computed, agrees, readings)


def stated_number(published: str) -> int:
    """The number in a figure as stated ("at least 550" gives 550); -1 where there is none."""
    found = re.search(r"\d+", published)
    return int(found[0]) if found else -1


def measure(review: Review, record: MeasureRecord) -> int:
    """The figure that a measure names, counted over the records."""
    match record.name:
        case "studies":
            return len(review.studies)
        case "datasets":
            return len(review.datasets)
        case "themes":
            return len(review.themes)
        case "databases":
            return sum(search.kind == "database" for search in review.searches.searches)
        case "rated-studies":
            return sum(bool(study.judgements) for study in review.studies.values())
        case "participants":
            return participants(review, record.each)
        case "answers":
            return answers(review, record)
        case "references":
            wanted = numbers_in(record.numbers or "")
            return sum(study.reference.number in wanted for study in review.studies.values())
        case "reference-number":
            return review.studies[record.study].reference.number if record.study else 0


@once_per_review
def counts(review: Review) -> Mapping[str, int]:
    """The counts of records by kind, as review.json gives them."""
    countries = {study.setting.country.id for study in review.studies.values() if study.setting.country} - {
        "not-stated"
    }
    rated = [study for study in review.studies.values() if study.judgements]
    return {
        "studies": len(review.studies),
        "datasets": len(review.datasets),
        "participants": participants(review),
        "countries": len(countries),
        "themes": len(review.themes),
        "subthemes": sum(len(theme.subthemes) for theme in review.themes.values()),
        "findings": len(review.findings),
        "excerpts": len(review.excerpts),
        "rated_studies": len(rated),
        "answers": sum(len(study.judgements) for study in rated),
        "references": len(review.references),
        "awaiting": len(review.awaiting),
    }


def participants(review: Review, each: str = "dataset") -> int:
    """People counted, each dataset once (by the report that counts most) or each report's own count added up."""
    counted = review.datasets.values() if each == "dataset" else review.studies.values()
    return sum(one.n_participants or 0 for one in counted)


def answers(review: Review, record: MeasureRecord) -> int:
    """How many studies have one of the answers to a criterion; studies that share an appraisal only where asked."""
    appraised = [review.appraised_as(study) if record.count_shared else study for study in review.studies.values()]
    judged = (study.judgements for study in appraised if record.instrument in {None, study.appraisal.instrument})
    return sum(
        judgement.criterion.id == record.criterion and judgement.answer.id in record.answers
        for judgements in judged
        for judgement in judgements
    )


def numbers_in(text: str) -> set[int]:
    """The numbers of a list with spans: "37, 43-45" gives 37, 43, 44 and 45."""
    numbers: set[int] = set()
    for first, last in re.findall(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", text):
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers
