"""A theme for readers: its summary, its parts, and the studies that support it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Theme
from review.schema.theme import SubthemeRecord
from review.views.coverage import Coverage, coverage
from review.views.findings import FindingView, finding_view


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a theme: a subtheme, or what belongs to the theme as a whole (`subtheme` is None)."""

    subtheme: SubthemeRecord | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its parts, its excerpts, what its studies cover, and its neighbours."""

    theme: Theme
    coverage: Coverage
    sections: tuple[Section, ...]
    excerpts: tuple[Excerpt, ...]
    previous: Theme | None
    next: Theme | None

    def only(self, ids: Collection[str]) -> ThemeView:
        """The same with these findings alone."""
        left = (
            replace(section, findings=tuple(view for view in section.findings if view.finding.id in ids))
            for section in self.sections
            if section.findings
        )
        without = tuple(section for section in self.sections if not section.findings)
        return replace(self, sections=(*(section for section in left if section.findings), *without))

    @property
    def named(self) -> tuple[Study, ...]:
        """The studies that the published review names for any of its findings."""
        ids = self._named_ids()
        return tuple(study for study in self.coverage.studies if study.id in ids)

    @property
    def linked(self) -> tuple[Study, ...]:
        """Its other studies: linked to a finding, or quoted under the theme."""
        ids = self._named_ids()
        return tuple(study for study in self.coverage.studies if study.id not in ids)

    def _named_ids(self) -> set[str]:
        return {study for finding in self.theme.findings for study in finding.named_studies}

    @property
    def n_findings(self) -> int:
        return len(self.theme.findings)

    @property
    def n_assessed(self) -> int:
        """How many of its findings have an assessment of confidence."""
        return sum(finding.confidence is not None for finding in self.theme.findings)

    @property
    def differing(self) -> tuple[FindingView, ...]:
        """The findings that report differing views."""
        return tuple(
            view for section in self.sections for view in section.findings if view.finding.kind.id == "differing-views"
        )


def studies_of_theme(review: Review, theme: Theme) -> tuple[Study, ...]:
    """The studies that a theme's findings name or quote, or whose excerpts it lists, in the order of studies."""
    named = {study for finding in theme.findings for study in finding.supporting_studies}
    return tuple(
        study
        for study in review.studies.values()
        if study.id in named or any(excerpt.theme == theme.id for excerpt in study.excerpts)
    )


def theme_view(review: Review, theme: Theme) -> ThemeView:
    """One theme of the review with everything that belongs to it."""
    return _view(review, theme.id)


@once_per_review
def _view(review: Review, id: str) -> ThemeView:
    theme = review.themes[id]
    order = list(review.themes.values())
    place = order.index(theme)
    parts: list[SubthemeRecord | None] = [None, *theme.subthemes]
    sections = (
        Section(part, tuple(finding_view(review, finding) for finding in theme.findings_of(part.id if part else None)))
        for part in parts
    )
    return ThemeView(
        theme=theme,
        coverage=coverage(review, studies_of_theme(review, theme)),
        sections=tuple(section for section in sections if section.subtheme or section.findings),
        excerpts=tuple(excerpt for excerpt in review.excerpts.values() if excerpt.theme == theme.id),
        previous=order[place - 1] if place else None,
        next=order[place + 1] if place + 1 < len(order) else None,
    )


def theme_views(review: Review) -> tuple[ThemeView, ...]:
    """Every theme, in order."""
    return tuple(theme_view(review, theme) for theme in review.themes.values())
