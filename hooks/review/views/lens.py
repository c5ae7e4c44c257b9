"""What the reader's lens needs to know: of each study what it can be chosen by, and the words for it.

The lens is one choice of studies that every count, map cell, finding and quotation of a page follows. The page's script
works it out; everything it names, and every word a reader sees for it, comes from here and so from the codebook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from review.model.review import Review, Study, Term
from review.views.coverage import STANDINGS, instrument_of

# The term for what a report does not name. It can be chosen, and is no country when countries are counted.
NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Facet:
    """A side from which studies can be chosen: its name in an address, its label, its vocabulary, a study's terms."""

    key: str
    label: str
    vocabulary: str
    terms: Callable[[Study], Iterable[Term]]


FACETS = (
    Facet("country", "Country", "countries", lambda study: (study.setting.country,)),
    Facet("setting", "Setting", "settings", lambda study: study.setting.types),
    Facet("profession", "Profession", "professions", lambda study: study.professions),
    Facet("intervention", "Intervention", "interventions", lambda study: study.interventions),
)

# How an address calls each dimension of the evidence map.
PARAMETERS = {facet.vocabulary: facet.key for facet in FACETS} | {"studies": "study"}


def lens_data(review: Review) -> dict[str, Any]:
    """Everything the lens reads, ready for JSON.

    `studies`: by id, the name, title, citekey, year, dataset, appraisal and the terms under each facet. `facets`: the
    sides that studies are chosen by. `parts`: the sides that findings and quotations are chosen by, an option being id
    and label.
    """
    return {
        "studies": {study.id: _study(review, study) for study in review.studies.values()},
        "facets": _facets(review),
        "parts": _parts(review),
        "criteria": _criteria(review),
        "standings": {term.id: term.standing for term in review.codebook.terms("answers")},
        "order": STANDINGS,
        "notStated": NOT_STATED,
    }


def _study(review: Review, study: Study) -> dict[str, Any]:
    """One study; `quotes` counts its quotations in each theme and in each part of one (`theme/subtheme`)."""
    places = Counter(
        place
        for excerpt in study.excerpts
        for place in {excerpt.theme, f"{excerpt.theme}/{excerpt.subtheme}".rstrip("/")}
    )
    return {
        "name": study.name,
        "title": study.reference.title,
        "citekey": study.reference.citekey,
        "year": study.reference.year,
        "dataset": study.dataset,
        "appraisal": study.appraisal.shared_with or study.id,
        "answers": {judgement.criterion.id: judgement.answer.id for judgement in review.judgements_of(study)},
        "quotes": dict(sorted(places.items())),
        "nation": [study.setting.nation] if study.setting.nation else [],
        **{facet.key: [term.id for term in facet.terms(study)] for facet in FACETS},
    }


def _facets(review: Review) -> list[dict[str, Any]]:
    """Each facet with the terms that occur, in the order of the codebook; a country is followed by its parts."""
    facets = [
        {
            "key": facet.key,
            "label": facet.label,
            "options": [
                (term.id, term.label)
                for term in review.codebook.terms(facet.vocabulary)
                if any(term in facet.terms(study) for study in review.studies.values())
            ],
        }
        for facet in FACETS
    ]
    return [facets[0], _nations(review), *facets[1:]]


def _nations(review: Review) -> dict[str, Any]:
    """The parts of countries that records name. They are no controlled terms: the name is the id."""
    names = sorted({study.setting.nation for study in review.studies.values()} - {""})
    return {"key": "nation", "label": "Part of a country", "options": [(name, name) for name in names]}


def _parts(review: Review) -> list[dict[str, Any]]:
    subthemes = [part for theme in review.themes.values() for part in theme.subthemes]
    return [
        {
            "key": "theme",
            "label": "Theme",
            "options": [(theme.id, f"{theme.number}. {theme.short_title}") for theme in review.themes.values()],
        },
        {"key": "subtheme", "label": "Part of a theme", "options": [(part.id, part.title) for part in subthemes]},
        {"key": "voice", "label": "Voice", "options": _terms(review.codebook.terms("voices"))},
        {"key": "kind", "label": "Kind of finding", "options": _terms(review.codebook.terms("kinds"))},
    ]


def _criteria(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "id": criterion.id,
            "label": f"{criterion.number}. {criterion.label}",
            "answers": _terms(criterion.answers),
        }
        for criterion in instrument_of(review).criteria
    ]


def _terms(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.id, term.label) for term in terms]
