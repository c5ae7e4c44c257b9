"""Views and templates to pages: every page that the records alone make, by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from review import addresses
from review.citations import Formatted, format_references
from review.figures.bars import appraisal_bars
from review.measures import reconcile
from review.model import Review
from review.rendering import render
from review.views.coverage import coverage, instrument_of, profile
from review.views.evidence_map import grids, study_grid
from review.views.findings import finding_views
from review.views.studies import study_view
from review.views.themes import theme_views

# How the filters of the quotes page call the dimensions of the map.
FILTER_KEYS = {
    "settings": "setting",
    "professions": "profession",
    "countries": "country",
    "interventions": "intervention",
    "studies": "study",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, what it is called, and its body as HTML.

    `source` is the record it is made from, relative to the project's root, or an empty text where there is no one file.
    """

    address: str
    title: str
    description: str
    body: str
    source: str = ""


class Pages:
    """Makes pages of a review. What several pages need is computed once."""

    def __init__(self, review: Review) -> None:
        self.review = review

    @cached_property
    def formatted(self) -> dict[str, Formatted]:
        """Every reference in the Vancouver style, by citekey."""
        return format_references(self.review.references.values())

    def all(self) -> Iterator[Page]:
        """Every page, hubs first."""
        yield from (hub() for hub in self.hubs())
        yield from self.themes()
        yield from self.studies()

    def hubs(self) -> tuple[Callable[[], Page], ...]:
        """The pages that gather records."""
        return (
            self.theme_list,
            self.findings,
            self.study_list,
            self.quotes,
            self.appraisal,
            self.map,
            self.references,
            self.updates,
        )

    def page(
        self, address: str, template: str, title: str, description: str, source: str = "", **values: object
    ) -> Page:
        """A page made from a template."""
        body = render(f"pages/{template}.html", here=address, review=self.review, **values)
        return Page(address, title, description, body, source)

    def theme_list(self) -> Page:
        return self.page(
            "themes/",
            "themes",
            "Themes",
            "The themes of the review, each with what carries it.",
            themes=theme_views(self.review),
        )

    def themes(self) -> Iterator[Page]:
        for view in theme_views(self.review):
            yield self.page(
                addresses.theme(view.theme.id),
                "theme",
                view.theme.title,
                view.theme.summary[0].text,
                view.theme.path,
                view=view,
            )

    def findings(self) -> Page:
        return self.page(
            "findings/",
            "findings",
            "Summary of findings",
            "Every finding in one table.",
            views=finding_views(self.review),
        )

    def study_list(self) -> Page:
        return self.page(
            "studies/",
            "studies",
            "Included studies",
            "The included studies, to browse and to filter.",
            coverage=coverage(self.review, self.review.studies.values()),
        )

    def studies(self) -> Iterator[Page]:
        for study in self.review.studies.values():
            view = study_view(self.review, study, self.formatted[study.reference.citekey])
            yield self.page(
                addresses.study(study.id), "study", study.name, study.reference.title, study.path, view=view
            )

    def quotes(self) -> Page:
        return self.page(
            "quotes/",
            "quotes",
            "Quotations",
            "Every quotation, to search and to filter.",
            quoted={excerpt.study for excerpt in self.review.excerpts.values()},
        )

    def appraisal(self) -> Page:
        rated = profile(self.review, self.review.studies.values())
        rows = [
            {
                "study": study,
                "judgements": study.appraisal.judgements,
                "shared_with": self.review.studies.get(study.appraisal.shared_with),
            }
            for study in self.review.studies.values()
        ]
        return self.page(
            "appraisal/",
            "appraisal",
            "Appraisal",
            "How well the studies were done and reported.",
            profile=rated,
            instrument=instrument_of(self.review),
            rows=rows,
            figure=appraisal_bars(rated, "appraisal/"),
            reconciled=reconcile(self.review),
        )

    def map(self) -> Page:
        return self.page(
            "map/",
            "map",
            "Evidence map",
            "Where the review holds evidence, and where it has gaps.",
            grids=(*grids(self.review), study_grid(self.review)),
            keys=FILTER_KEYS,
        )

    def references(self) -> Page:
        included = {study.reference.citekey: study for study in self.review.studies.values()}
        return self.page(
            "references/",
            "references",
            "References",
            "Every reference, numbered.",
            "references.bib",
            references=tuple(self.review.references.values()),
            formatted=self.formatted,
            included=included,
        )

    def updates(self) -> Page:
        return self.page(
            "updates/",
            "updates",
            "Updates",
            "Versions, and studies that wait to be assessed.",
            "evidence/screening.yml",
        )
