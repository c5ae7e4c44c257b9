"""Negative cases: passages that qualify or contradict a finding, and studies that say nothing on it.

GRADE-CERQual's question of coherence needs them beside the evidence that supports a finding. A link that nobody has
read again counts as support, so the number of links that were read belongs beside every list of negative cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding, Theme
from review.schema.codebook import SUPPORTS
from review.schema.study import RelationRecord, SilenceRecord
from review.schema.term import Term


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """A study that does not simply support a finding: how, who found it, and the passage, if there is one."""

    study: Study
    kind: Term
    reading: RelationRecord | SilenceRecord
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class FindingCases:
    """A finding with its negative cases, and how many of its links somebody has read again."""

    finding: Finding
    theme: Theme
    cases: tuple[NegativeCase, ...]
    n_links: int
    n_read: int

    def of_kind(self, kind: str) -> tuple[NegativeCase, ...]:
        """Return the cases of one kind."""
        return tuple(case for case in self.cases if case.kind == kind)


@dataclass(frozen=True, slots=True)
class NegativeCases:
    """The findings that have negative cases, the kinds of case with their numbers, and how many links were read."""

    findings: tuple[FindingCases, ...]
    kinds: tuple[tuple[Term, int], ...]
    n_links: int
    n_read: int

    @property
    def n_cases(self) -> int:
        """How many cases there are."""
        return sum(number for _, number in self.kinds)


@once_per_review
def negative_cases(review: Review) -> NegativeCases:
    """Return every negative case of the review, by finding."""
    found = [cases_of(review, finding.id) for finding in review.findings.values()]
    cases = [case for each in found for case in each.cases]
    against = (term for term in review.codebook.terms("relations") if term != SUPPORTS)
    kinds = (*against, *review.codebook.terms("silences"))
    return NegativeCases(
        findings=tuple(each for each in found if each.cases),
        kinds=tuple((kind, sum(case.kind == kind for case in cases)) for kind in kinds),
        n_links=sum(each.n_links for each in found),
        n_read=sum(each.n_read for each in found),
    )


@once_per_review
def cases_of(review: Review, finding: str) -> FindingCases:
    """Return the negative cases of one finding: what contradicts it, what qualifies it, then silences."""
    record = review.findings[finding]
    excerpts = review.excerpts_of(record)
    order = [*reversed([term.id for term in review.codebook.terms("relations")])]
    passages = sorted(_passages(review, finding, excerpts), key=lambda case: order.index(case.kind.id))
    return FindingCases(
        finding=record,
        theme=review.themes[record.theme],
        cases=(*passages, *_silences(review, finding)),
        n_links=len(excerpts),
        n_read=sum(excerpt.reading_for(finding) is not None for excerpt in excerpts),
    )


def _passages(review: Review, finding: str, excerpts: tuple[Excerpt, ...]) -> Iterator[NegativeCase]:
    for excerpt in excerpts:
        reading = excerpt.reading_for(finding)
        if reading and reading.relation != SUPPORTS:
            yield NegativeCase(review.studies[excerpt.study], reading.relation, reading, excerpt)


def _silences(review: Review, finding: str) -> Iterator[NegativeCase]:
    studies = [review.studies[id] for id in review.silent_studies.get(finding, ())]
    for kind in review.codebook.terms("silences"):
        for study in studies:
            for silence in study.silences:
                if silence.finding == finding and silence.kind == kind:
                    yield NegativeCase(study, kind, silence)
