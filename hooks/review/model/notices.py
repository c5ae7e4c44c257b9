"""Notices about cited works (retractions, expressions of concern, corrections, newer versions), and what they touch.

Nothing is known of a work about which nobody has asked: that is not the same as a work without notices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding
from review.references.reference import Reference
from review.schema.surveillance import NOTICE_LABELS, LookupRecord, NoticeKind, NoticeRecord

# Notices after which a person must decide whether a study still counts.
GRAVE: frozenset[NoticeKind] = frozenset({"retraction", "concern"})
KINDS: tuple[NoticeKind, ...] = tuple(NOTICE_LABELS)  # the gravest first


def doi_key(doi: str) -> str:
    """Return a DOI in the form in which DOIs are compared: capitals make no difference."""
    return doi.lower()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a work: when it was last asked about, whether Crossref has it, and its notices, gravest first.

    `asked_on` is empty where nobody has asked, or where the work has no DOI to ask for.
    """

    doi: str
    asked_on: str
    is_registered: bool
    notices: tuple[NoticeRecord, ...]

    @property
    def is_grave(self) -> bool:
        """Whether it was retracted or its publisher expressed concern."""
        return any(notice.kind in GRAVE for notice in self.notices)

    @property
    def is_retracted(self) -> bool:
        """Whether it was retracted."""
        return any(notice.kind == "retraction" for notice in self.notices)


@dataclass(frozen=True, slots=True)
class AffectedFinding:
    """A finding that a study supports, and what supports it without that study and others that were retracted."""

    finding: Finding
    studies: tuple[Study, ...]
    excerpts: tuple[Excerpt, ...]


@once_per_review
def _by_doi(review: Review) -> Mapping[str, tuple[NoticeRecord, ...]]:
    found: dict[str, list[NoticeRecord]] = {}
    for notice in review.notices.notices:
        found.setdefault(doi_key(notice.work), []).append(notice)
    return {doi: tuple(sorted(each, key=lambda one: KINDS.index(one.kind))) for doi, each in found.items()}


@once_per_review
def _asked(review: Review) -> Mapping[str, tuple[str, bool]]:
    return asked_on(review.notices.lookups)


def asked_on(lookups: Iterable[LookupRecord]) -> dict[str, tuple[str, bool]]:
    """Return when each DOI was last asked about, and whether Crossref has it."""
    found: dict[str, tuple[str, bool]] = {}
    for lookup in sorted(lookups, key=lambda each: each.on):
        found |= {doi_key(doi): (lookup.on, True) for doi in lookup.answered}
        found |= {doi_key(doi): (lookup.on, False) for doi in lookup.unknown}
    return found


def standing(review: Review, reference: Reference) -> Standing:
    """Return what is known of a work of the reference list."""
    asked, is_registered = _asked(review).get(doi_key(reference.doi), ("", False))
    return Standing(reference.doi, asked, is_registered, _by_doi(review).get(doi_key(reference.doi), ()))


def last_lookup(review: Review) -> str:
    """Return the day of the latest look-up, or an empty text where there was none."""
    return max((lookup.on for lookup in review.notices.lookups), default="")


def cited_dois(references: Iterable[Reference]) -> tuple[str, ...]:
    """Return the DOIs of references, each once, in alphabetical order."""
    found = {doi_key(reference.doi): reference.doi for reference in references if reference.doi}
    return tuple(found[key] for key in sorted(found))


def retracted_studies(review: Review) -> tuple[Study, ...]:
    """Return the included studies that were retracted."""
    return tuple(study for study in review.studies.values() if standing(review, study.reference).is_retracted)


def affected_findings(review: Review, study: Study) -> tuple[AffectedFinding, ...]:
    """Return each finding that a study supports, with what is left without it and without retracted studies."""
    gone = {study.id, *(each.id for each in retracted_studies(review))}
    return tuple(
        AffectedFinding(
            finding,
            tuple(each for each in review.studies_of(finding) if each.id not in gone),
            tuple(each for each in review.excerpts_of(finding) if each.study not in gone),
        )
        for finding in review.findings.values()
        if study.id in finding.supporting_studies
    )
