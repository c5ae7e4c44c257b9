"""A study for readers: its characteristics, its appraisal, and the findings that it supports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review.language.current import gettext
from review.language.formats import in_sentence
from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Excerpt, Judgement, Study
from review.model.theme import Finding, Theme
from review.references.citation_styles import Formatted
from review.schema.term import Term
from review.schema.uses import Row, value_at
from review.views.agreement import Agreement, agreement_on


@dataclass(frozen=True, slots=True)
class Support:
    """A finding that a study speaks to: whether it is named for it, and its excerpts that are linked to it."""

    finding: Finding
    named: bool
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the study's characteristics: its label, its text, and the path of the value in the record."""

    label: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class StudyView:
    """A study with its characteristics, citation, reports of the same data, and what it supports.

    `appraised` is the study whose appraisal applies: itself, or the one whose appraisal it shares.
    """

    study: Study
    rows: tuple[PageRow, ...]
    citation: Formatted
    appraised: Study
    agreement: Agreement | None
    same_data: tuple[Study, ...]
    supports: tuple[tuple[Theme, tuple[Support, ...]], ...]
    previous: Study | None
    next: Study | None

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The answers that apply to it."""
        return self.appraised.judgements

    @property
    def has_reasons(self) -> bool:
        """Whether the support of any judgement is recorded."""
        return any(judgement.support for judgement in self.judgements)

    @property
    def n_named(self) -> int:
        """How many findings it is named for."""
        return sum(support.named for _, supports in self.supports for support in supports)

    @property
    def n_linked(self) -> int:
        """How many findings it is linked to and not named for."""
        return sum(not support.named for _, supports in self.supports for support in supports)


def study_view(review: Review, study: Study, citation: Formatted) -> StudyView:
    """One study with everything that belongs to it."""
    previous, following = _neighbours(review)[study.id]
    by_theme = (
        (theme, tuple(_support(study, finding) for finding in findings))
        for theme, findings in _supported(review).get(study.id, {}).items()
    )
    return StudyView(
        study=study,
        rows=tuple(row for row in (_row(review, study, each) for each in shown_uses(review, Study, Row)) if row.text),
        citation=citation,
        appraised=review.appraised_as(study),
        agreement=agreement_on(study),
        same_data=tuple(other for other in review.datasets[study.dataset].studies if other is not study),
        supports=tuple((review.themes[theme], supports) for theme, supports in by_theme),
        previous=previous,
        next=following,
    )


def added_among(review: Review, studies: Iterable[Study]) -> tuple[Study, ...]:
    """Return those of some studies that were added since the published review, in the order of the review."""
    ids = {study.id for study in studies}
    return tuple(study for study in review.added_studies if study.id in ids)


@once_per_review
def _neighbours(review: Review) -> dict[str, tuple[Study | None, Study | None]]:
    """The studies before and after each study, by its ID."""
    order: list[Study | None] = [None, *review.studies.values(), None]
    return {
        study.id: (before, after) for before, study, after in zip(order, order[1:], order[2:], strict=False) if study
    }


@once_per_review
def _supported(review: Review) -> dict[str, dict[str, list[Finding]]]:
    """The findings that each study supports or speaks against, by the ID of their theme, by the ID of the study."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in review.findings.values():
        against = (review.excerpts[id].study for id in finding.contradicting)
        for study in dict.fromkeys([*finding.supporting_studies, *against]):
            found.setdefault(study, {}).setdefault(finding.theme, []).append(finding)
    return found


def _row(review: Review, study: Study, row: Row) -> PageRow:
    text = _text(value_at(study, row.at)) or gettext(row.empty)
    kinds = f" ({in_sentence(_text(value_at(study, row.terms)))})" if row.terms else ""
    own = review.record.settings.participants_heading if row.at == "participants" else ""
    return PageRow(own or gettext(row.label), f"{text}{kinds}", row.at)


def _text(value: object) -> str:
    """A value in words: terms by their labels, lists joined by semicolons."""
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    return value.label if isinstance(value, Term) else "" if value is None else str(value)


def _support(study: Study, finding: Finding) -> Support:
    linked = tuple(excerpt for excerpt in study.excerpts if finding.id in excerpt.findings)
    return Support(finding, study.id in finding.named_studies, linked)
