"""What the study filter (the "lens") needs: the values of each study that readers filter by, and their labels.

The filter is one choice of studies that every count, map cell, finding and quotation of a page follows. The page's
script computes it; its facets are declared in the schema of a study, its labels in the codebook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from review.language.current import gettext, marked, ngettext
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Study
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.schema.uses import Axis, Facet, entries_at, uses
from review.views.appraisals import ALWAYS_SHOWN, NOT_APPLICABLE, STANDINGS, all_appraisals, criterion_key
from review.views.evidence_line import supports_of
from review.views.findings import NOT_ASSESSED

# The name that each dimension of the evidence map has in an address.
PARAMETERS = {axis.name: axis.facet for axis in uses(Study, Axis)} | {"studies": "study"}

# The orders that findings can be put into; without one they are in the order of themes.
ORDERS = (
    ("-named", marked("Studies named, most first")),
    ("named", marked("Studies named, fewest first")),
    ("-either", marked("Studies named or linked, most first")),
    ("either", marked("Studies named or linked, fewest first")),
    ("-datasets", marked("Datasets, most first")),
    ("datasets", marked("Datasets, fewest first")),
    ("kind", marked("Kind of finding")),
    ("confidence", marked("Confidence")),
)


def lens_data(review: Review) -> dict[str, Any]:
    """Everything the filter reads, ready for JSON.

    `studies`: by id, the name, title, citekey, year, dataset, appraisal and the values of each facet. `facets`: what
    studies are filtered by. `parts`: what findings and quotations are filtered by. `orders`: what findings are sorted
    by, as keys of parts, with a minus where the last option comes first. An option is an id and a label; the options of
    a part that is `open` are in sight from the start.
    """
    return {
        "studies": {study.id: _study(review, study) for study in review.studies.values()},
        "facets": _facets(review),
        "parts": _parts(review),
        "orders": [(key, gettext(label)) for key, label in ORDERS if key != "confidence" or review.has("confidence")],
        "criteria": _criteria(review),
        "standings": {term.id: term.standing for term in review.codebook.terms("answers")},
        "order": _order(review),
        "notStated": NO_COUNTRY,
    }


def _study(review: Review, study: Study) -> dict[str, Any]:
    """One study; `quotes` counts its quotations in each theme and in each part of one (`theme/subtheme`)."""
    places = Counter(
        place
        for excerpt in study.excerpts
        for place in {excerpt.theme, f"{excerpt.theme}/{excerpt.subtheme or ''}".rstrip("/")}
    )
    return {
        "name": study.name,
        "title": study.reference.title,
        "citekey": study.reference.citekey,
        "year": study.reference.year,
        "dataset": study.dataset,
        "appraisal": study.appraisal.shared_with or study.id,
        "answers": _answers(review, study),
        "quotes": dict(sorted(places.items())),
        **{
            facet.key: entries_at(study, facet.at) for facet in sorted(shown_uses(review, Study, Facet), key=_has_terms)
        },
    }


def _answers(review: Review, study: Study) -> dict[str, str]:
    """The answers that apply to a study, by what identifies each criterion."""
    source = review.appraised_as(study)
    if source.instrument is None:
        return {}
    return {criterion_key(review, source.instrument, each.criterion): each.answer.id for each in source.judgements}


def _has_terms(facet: Facet) -> bool:
    return bool(facet.vocabulary)


def _facets(review: Review) -> list[dict[str, Any]]:
    """Each facet with the values that occur: terms in the order of the codebook, others sorted, each its own id."""
    return [
        {"key": facet.key, "label": gettext(facet.label), "options": _options(review, facet)}
        for facet in shown_uses(review, Study, Facet)
    ]


def _options(review: Review, facet: Facet) -> list[tuple[str, str]]:
    found = {value for study in review.studies.values() for value in entries_at(study, facet.at)}
    if not facet.vocabulary:
        return [(value, value) for value in sorted(found)]
    return _terms(term for term in review.codebook.terms(facet.vocabulary) if term in found)


def _parts(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "key": "theme",
            "label": gettext("Theme"),
            "options": [(theme.id, f"{theme.number}. {theme.short_title}") for theme in review.themes.values()],
            "open": True,
        },
        *_subthemes(review),
        {"key": "voice", "label": gettext("Voice"), "options": _terms(review.codebook.terms("voices")), "open": True},
        *_reaches(review),
        {
            "key": "support",
            "label": gettext("Support"),
            "options": [(key, gettext(label)) for key, label in supports_of(review).items()],
        },
        *_numbers(review),
        *_confidence(review),
    ]


def _subthemes(review: Review) -> Iterator[dict[str, Any]]:
    """The parts of themes, where the review has any."""
    if review.has("subthemes"):
        parts = [part for theme in review.themes.values() for part in theme.subthemes]
        options = [(part.id, part.title) for part in parts]
        yield {"key": "subtheme", "label": gettext("Part of a theme"), "options": options}


def _confidence(review: Review) -> Iterator[dict[str, Any]]:
    """The levels of confidence, where the review rates it."""
    if review.has("confidence"):
        levels = [*_terms(review.codebook.terms("confidence_levels")), (NOT_ASSESSED, gettext("Not yet assessed"))]
        yield {"key": "confidence", "label": gettext("Confidence"), "options": levels}


def _reaches(review: Review) -> Iterator[dict[str, Any]]:
    """How the published review words the reach of findings, where that is recorded, and the kinds of finding.

    `hidden_by` names the part that a form offers in place of this one; addresses may still name this one.
    """
    recorded = {finding.reach.wording for finding in review.findings.values() if finding.reach}
    if recorded:
        terms = (term for term in review.codebook.terms("reaches") if term in recorded)
        yield {
            "key": "wording",
            "label": gettext("What the published review says"),
            "options": _terms(terms),
            "open": True,
        }
    kinds = {"key": "kind", "label": gettext("Kind of finding"), "options": _terms(review.codebook.terms("kinds"))}
    yield {**kinds, "hidden_by": "wording"} if recorded else kinds


def _numbers(review: Review) -> Iterator[dict[str, Any]]:
    """The numbers of studies and datasets that findings are based on, each number an option."""
    findings = review.findings.values()
    for key, label, nouns, none, numbers in (
        (
            "named",
            gettext("Studies named"),
            ("study", "studies"),
            gettext("No study"),
            {finding.n_named_studies for finding in findings},
        ),
        (
            "either",
            gettext("Studies named or linked"),
            ("study", "studies"),
            gettext("No study"),
            {finding.n_studies for finding in findings},
        ),
        (
            "datasets",
            gettext("Datasets"),
            ("dataset", "datasets"),
            gettext("No dataset"),
            {finding.n_datasets for finding in findings},
        ),
    ):
        options = [
            (str(number), f"{number} {ngettext(*nouns, number)}" if number else none) for number in sorted(numbers)
        ]
        yield {"key": key, "label": label, "options": options, "open": key == "named"}


def _criteria(review: Review) -> list[dict[str, Any]]:
    """The criteria that were answered; each names its instrument where there are several."""
    profiles = all_appraisals(review).profiles
    return [
        {
            "id": count.key,
            "label": f"{count.criterion.shown_number}. {count.criterion.label}",
            "answers": _terms(count.criterion.answers),
            **({"instrument": profile.instrument.label} if len(profiles) > 1 else {}),
        }
        for profile in profiles
        for count in profile.criteria
    ]


def _order(review: Review) -> tuple[str, ...]:
    """The standings of answers in the order of bars and columns, the one that is not counted last."""
    profiles = all_appraisals(review).profiles
    shown = ALWAYS_SHOWN.union(*(profile.standings for profile in profiles))
    counted = tuple(standing for standing in STANDINGS if standing in shown)
    return (*counted, NOT_APPLICABLE) if any(profile.has_not_applicable for profile in profiles) else counted


def _terms(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.id, term.label) for term in terms]
