"""Views that several pages show, each computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from review.model.review import Review
from review.references.citation_styles import Formatted
from review.site.study_filter import filter_data
from review.versions.publication import Publication
from review.views.coverage import Coverage, coverage
from review.views.themes import ThemeView, theme_view
from review.views.worksheet import Worksheet, worksheet


@dataclass(frozen=True)
class SharedViews:
    """Views of a publication for its pages."""

    publication: Publication

    @property
    def review(self) -> Review:
        """The review."""
        return self.publication.review

    @cached_property
    def formatted(self) -> dict[str, Formatted]:
        """Every reference in the style of the review's pages, by citekey."""
        style = self.review.record.settings.reference_style
        return self.publication.formatter.references(self.review.references.values(), style)

    def formatted_reference(self, citekey: str) -> Formatted:
        """Return one reference in the same style, without formatting the others."""
        if "formatted" in vars(self):
            return self.formatted[citekey]
        style = self.review.record.settings.reference_style
        return self.publication.formatter.references([self.review.references[citekey]], style)[citekey]

    @property
    def theme_views(self) -> tuple[ThemeView, ...]:
        """Every theme with its findings, excerpts and studies, in order."""
        return tuple(self.theme_view(id) for id in self.review.themes)

    def theme_view(self, id: str) -> ThemeView:
        """Return one theme with its findings, excerpts and studies."""
        return theme_view(self.review, self.review.themes[id])

    @cached_property
    def titles_of_groups(self) -> dict[str, str]:
        """The titles of the groups in which lists are divided into pages: themes and their parts, by their ID."""
        themes = self.review.themes.values()
        parts = {part.id: part.title for theme in themes for part in theme.subthemes}
        return {**parts, **{theme.id: f"{theme.number}. {theme.short_title}" for theme in themes}}

    @cached_property
    def coverage(self) -> Coverage:
        """What all studies cover."""
        return coverage(self.review, self.review.studies.values())

    @cached_property
    def filter_data(self) -> dict[str, Any]:
        """The facets of every study, for the study filter of a page."""
        return filter_data(self.review)

    def worksheets(self, theme: str) -> tuple[Worksheet, ...]:
        """Return the worksheets of the findings of a theme."""
        if theme not in self._worksheets:
            findings = self.review.themes[theme].findings
            self._worksheets[theme] = tuple(worksheet(self.review, finding) for finding in findings)
        return self._worksheets[theme]

    @cached_property
    def _worksheets(self) -> dict[str, tuple[Worksheet, ...]]:
        return {}
