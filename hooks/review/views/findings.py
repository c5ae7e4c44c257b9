"""A finding for readers: the statement, the studies and excerpts that support it, and their coverage."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding, Theme
from review.schema.term import Term
from review.views.coverage import Coverage
from review.views.evidence_line import EvidenceLine, evidence_line
from review.views.negative_cases import FindingCases, cases_of

NOT_ASSESSED = "not-assessed"  # in place of a level, where confidence was not assessed

# The marks of reaches, in the order in which they are drawn together.
MARKS = ("agreement", "some", "one-study", "not-stated", "differing")
# The mark of a finding whose kind is all that is known of its reach.
MARKS_OF_KINDS = {"single-study": "one-study", "differing-views": "differing"}

MAX_EXCERPTS_IN_LIST = 3  # of a finding in the list of all; the page of its theme has every one


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its theme, its evidence line, its excerpts, participants' words first, and its negative cases."""

    finding: Finding
    theme: Theme
    evidence: EvidenceLine
    excerpts: tuple[Excerpt, ...]
    negative: FindingCases

    @property
    def reach(self) -> Term:
        """How many studies it is reported of, in the words of the codebook; its kind where that is not recorded."""
        return reach_of(self.finding)

    @property
    def mark(self) -> str:
        """The name of the mark for its reach."""
        return mark_of(self.finding)

    @property
    def differs(self) -> bool:
        """Whether it reports more than one view."""
        return self.finding.kind == "differing-views"

    @property
    def few_excerpts(self) -> tuple[Excerpt, ...]:
        """The first of its excerpts, for a list of many findings."""
        return self.excerpts[:MAX_EXCERPTS_IN_LIST]

    @property
    def coverage(self) -> Coverage:
        """What its studies cover, named and linked ones together."""
        return self.evidence.coverage

    @property
    def studies(self) -> tuple[Study, ...]:
        """Its studies, named and linked ones together."""
        return self.coverage.studies

    @property
    def noticed(self) -> tuple[Study, ...]:
        """Its studies that were retracted, or about which their publishers expressed concern."""
        return tuple(study for study in self.studies if any(notice.is_grave for notice in study.notices))

    @property
    def n_studies_left(self) -> int:
        """How many studies it has without those."""
        return len(self.studies) - len(self.noticed)

    @property
    def n_excerpts_left(self) -> int:
        """How many excerpts it has without those of these studies."""
        noticed = {study.id for study in self.noticed}
        return sum(excerpt.study not in noticed for excerpt in self.excerpts)

    @property
    def rating(self) -> str:
        """The id of the level of confidence, or `not-assessed`."""
        return self.finding.confidence.level.id if self.finding.confidence else NOT_ASSESSED

    @property
    def subtheme(self) -> str:
        """The title of its subtheme, or an empty text."""
        return self.theme.subtheme_title(self.finding.subtheme)


def reach_of(finding: Finding) -> Term:
    """Return how many studies a finding is reported of; its kind where that is not recorded."""
    return finding.reach.wording if finding.reach else finding.kind


def mark_of(finding: Finding) -> str:
    """Return the name of the mark for the reach of a finding; that of an unknown number for a term without a mark."""
    reach = reach_of(finding).id
    mark = MARKS_OF_KINDS.get(reach, reach)
    return mark if mark in MARKS else "not-stated"


def finding_view(review: Review, finding: Finding) -> FindingView:
    """One finding of the review with everything that supports it."""
    return _view(review, finding.id)


@once_per_review
def _view(review: Review, id: str) -> FindingView:
    finding = review.findings[id]
    excerpts = sorted(review.excerpts_of(finding), key=lambda excerpt: excerpt.voice.id)
    evidence, negative = evidence_line(review, finding), cases_of(review, id)
    return FindingView(finding, review.themes[finding.theme], evidence, tuple(excerpts), negative)


def findings_by_theme(review: Review) -> tuple[tuple[Theme, tuple[FindingView, ...]], ...]:
    """Return every theme with its findings."""
    return tuple(
        (theme, tuple(finding_view(review, finding) for finding in theme.findings)) for theme in review.themes.values()
    )
