"""A finding for readers: the statement, the studies and excerpts that support it, and their coverage."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding, Theme
from review.views.coverage import Coverage, coverage


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its theme, what its studies cover, and its excerpts, participants' words first."""

    finding: Finding
    theme: Theme
    coverage: Coverage
    excerpts: tuple[Excerpt, ...]

    @property
    def studies(self) -> tuple[Study, ...]:
        return self.coverage.studies

    @property
    def subtheme(self) -> str:
        """The title of its subtheme, or an empty text."""
        return self.theme.subtheme_title(self.finding.subtheme)


def finding_view(review: Review, finding: Finding) -> FindingView:
    """One finding with everything that supports it."""
    excerpts = sorted(review.excerpts_of(finding), key=lambda excerpt: excerpt.voice.id)
    return FindingView(
        finding, review.themes[finding.theme], coverage(review, review.studies_of(finding)), tuple(excerpts)
    )


def findings_by_theme(review: Review) -> tuple[tuple[Theme, tuple[FindingView, ...]], ...]:
    """Return every theme with its findings."""
    return tuple(
        (theme, tuple(finding_view(review, finding) for finding in theme.findings)) for theme in review.themes.values()
    )
