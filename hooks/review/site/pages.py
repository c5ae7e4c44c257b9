"""Views and templates to pages: every page that the records alone make, by its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from review.citing.cite_this import ShortCitations
from review.figures.bars import appraisal_bars
from review.forms.script import described
from review.forms.study import StudyForm
from review.model import urls
from review.model.review import Review
from review.model.review_status import review_status
from review.model.stated_figures import reconcile
from review.references.citation_styles import Formatted, format_references
from review.templating.rendering import render
from review.versions.diff_report import groups
from review.versions.history import EMPTY, Comparison, History
from review.views.agreement import agreement_over
from review.views.checklists import LABELS, SYMBOLS, checklist_views
from review.views.coverage import coverage, instrument_of, profile
from review.views.downloads import FEEDS
from review.views.evidence_map import grids, study_grid
from review.views.findings import finding_views
from review.views.lens import PARAMETERS, lens_data
from review.views.studies import study_view
from review.views.themes import ThemeView, theme_views
from review.views.worksheet import Worksheet, components, worksheet

WIDE = {"findings/", "studies/", "appraisal/", "map/", "references/", "checklists/", "whole/"}
REPEATS = {"whole", "add", "comparison", "worksheets"}  # by their templates


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, what it is called, and its body as HTML.

    `source` is the record it is made from, relative to the project's root, or an empty text where there is no one file.
    A `wide` page has a table that wants the room of the table of contents, and links of its own to its parts. What
    `repeats` other pages is left out of the site's search.
    """

    address: str
    title: str
    description: str
    body: str
    source: str = ""
    wide: bool = False
    repeats: bool = False


class Pages:
    """Makes pages of a review. What several pages need is computed once."""

    def __init__(
        self,
        review: Review,
        site_url: str = "",
        as_of: date | None = None,
        repo_url: str = "",
        history_uri: str = "",
        history: History = EMPTY,
    ) -> None:
        """`site_url` is where the site will stand, `as_of` the day by which the review is judged overdue or not.

        `repo_url` is the address of the repository, where there is one: issues are opened there. `history_uri`, put
        after it and before the path of a file, leads to the history of that file. `history` holds the earlier versions
        that have addresses of their own.
        """
        self.review = review
        self.site_url = site_url
        self.repo_url = repo_url.rstrip("/")
        self.history_url = f"{self.repo_url}/{history_uri.strip('/')}" if repo_url and history_uri else ""
        self.living = review_status(review, as_of)
        self.history = history

    @cached_property
    def formatted(self) -> dict[str, Formatted]:
        """Every reference in the Vancouver style, by citekey."""
        return format_references(self.review.references.values())

    @cached_property
    def short_citations(self) -> ShortCitations:
        """How to cite each finding and excerpt."""
        return ShortCitations(self.review, self.site_url, self.formatted)

    @cached_property
    def theme_views(self) -> tuple[ThemeView, ...]:
        """Every theme with everything that belongs to it, in order."""
        return theme_views(self.review)

    @cached_property
    def lens_data(self) -> dict[str, Any]:
        """What the reader's lens knows of every study."""
        return lens_data(self.review)

    @cached_property
    def appraisal_rows(self) -> list[dict[str, Any]]:
        """Each study with its own judgements, or the study whose appraisal it shares."""
        return [
            {
                "study": study,
                "judgements": study.judgements,
                "shared_with": self.review.studies.get(study.appraisal.shared_with or ""),
            }
            for study in self.review.studies.values()
        ]

    def all(self) -> Iterator[Page]:
        """Every page, hubs first."""
        yield from (hub() for hub in self.hubs())
        yield from self.themes()
        yield from self.studies()
        yield from map(self.comparison, self.history.comparisons)
        yield from self.worksheets()

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
            self.add,
            self.confidence,
            self.checklists,
            self.whole,
        )

    def page(
        self, address: str, template: str, title: str, description: str, source: str = "", **values: object
    ) -> Page:
        """A page made from a template."""
        shared = {"lens_data": self.lens_data, "short_citations": self.short_citations, "living": self.living}
        body = render(f"pages/{template}.html", here=address, review=self.review, **shared, **values)
        if source:
            body += render("fragments/record.html", source=source, history_url=self.history_url)
        return Page(address, title, description, body, source, wide=address in WIDE, repeats=template in REPEATS)

    def theme_list(self) -> Page:
        return self.page(
            "themes/",
            "themes",
            "Themes",
            "The themes of the review, each with what carries it.",
            themes=self.theme_views,
        )

    def themes(self) -> Iterator[Page]:
        for view in self.theme_views:
            yield self.page(
                urls.theme(view.theme.id),
                "theme",
                view.theme.title,
                view.theme.summary[0].sentence,
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
            yield self.page(urls.study(study.id), "study", study.name, study.reference.title, study.path, view=view)

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
        return self.page(
            "appraisal/",
            "appraisal",
            "Appraisal",
            "How well the studies were done and reported.",
            profile=rated,
            instrument=instrument_of(self.review),
            rows=self.appraisal_rows,
            agreement=agreement_over(self.review),
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
            keys=PARAMETERS,
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
            feeds=FEEDS,
            history=self.history,
        )

    def comparison(self, compared: Comparison) -> Page:
        after = f"version {compared.after.number}" if compared.after else "the review as it is now"
        return self.page(
            compared.address,
            "comparison",
            f"From version {compared.before.number} to {after}",
            "What differs, finding by finding, and record by record.",
            compared=compared,
            groups=sorted(groups(compared.changes), key=lambda group: group.kind != "finding"),
            after=after,
        )

    def add(self) -> Page:
        form = StudyForm(self.review)
        return self.page(
            "contribute/add/",
            "add",
            "Add a study without git",
            "A form that checks a study's record and shows it as it will look.",
            form=form,
            script=described(form),
            repo_url=self.repo_url,
        )

    @cached_property
    def sheets(self) -> dict[str, tuple[Worksheet, ...]]:
        """The worksheet of every finding, by theme."""
        return {
            theme.id: tuple(worksheet(self.review, finding) for finding in theme.findings)
            for theme in self.review.themes.values()
        }

    def confidence(self) -> Page:
        sheets = [sheet for of_theme in self.sheets.values() for sheet in of_theme]
        states = Counter(sheet.state for sheet in sheets)
        return self.page(
            "contribute/confidence/",
            "confidence",
            "Assess confidence",
            "Worksheets for judging confidence in a finding, with the evidence beside each judgement.",
            themes=[(theme, self.sheets[theme.id]) for theme in self.review.themes.values()],
            components=components(),
            total=len(sheets),
            assessed=len(sheets) - states["missing"],
            stale=states["stale"],
            repo_url=self.repo_url,
        )

    def worksheets(self) -> Iterator[Page]:
        for theme in self.review.themes.values():
            yield self.page(
                urls.worksheets(theme.id),
                "worksheets",
                f"Worksheets: {theme.title}",
                "What to look at when judging how much confidence to place in each finding of this theme.",
                theme.path,
                theme=theme,
                sheets=self.sheets[theme.id],
                components=components(),
                repo_url=self.repo_url,
            )

    def checklists(self) -> Page:
        return self.page(
            "checklists/",
            "checklists",
            "Reporting checklists",
            "What reporting guidelines ask of a review like this one, and where it stands here.",
            "evidence/checklists.yml",
            views=checklist_views(self.review),
            labels=LABELS,
            symbols=SYMBOLS,
        )

    def whole(self) -> Page:
        return self.page(
            "whole/",
            "whole",
            "The whole review on one page",
            "Every theme, finding, quotation, study and answer on one page, to print or to save.",
            site_url=self.site_url,
            themes=self.theme_views,
            coverage=coverage(self.review, self.review.studies.values()),
            instrument=instrument_of(self.review),
            rows=self.appraisal_rows,
            formatted=self.formatted,
        )
