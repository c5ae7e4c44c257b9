"""Notices about cited works: retractions, expressions of concern, corrections and newer versions.

Nothing is known of a work about which nobody has asked: that is not the same as a work without notices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review.references.reference import Reference
from review.schema.surveillance import NOTICE_LABELS, LookupRecord, NoticeKind, NoticeRecord, NoticesRecord

KINDS: tuple[NoticeKind, ...] = tuple(NOTICE_LABELS)  # the gravest first


def doi_key(doi: str) -> str:
    """Return a DOI in the form in which DOIs are compared: capitals make no difference."""
    return doi.lower()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a work: when it was last asked about, whether Crossref has it, and its notices, gravest first.

    `asked_on` is empty where nobody has asked, or where the work has no DOI to ask about.
    """

    doi: str
    asked_on: str = ""
    is_registered: bool = False
    notices: tuple[NoticeRecord, ...] = ()

    @property
    def is_retracted(self) -> bool:
        """Whether it was retracted."""
        return any(notice.kind == "retraction" for notice in self.notices)


class Standings:
    """What is known of every work, by its DOI."""

    def __init__(self, record: NoticesRecord) -> None:
        self.last_lookup = max((lookup.on for lookup in record.lookups), default="")
        self._asked = asked_on(record.lookups)
        self._notices: dict[str, list[NoticeRecord]] = {}
        for notice in sorted(record.notices, key=lambda each: KINDS.index(each.kind)):
            self._notices.setdefault(doi_key(notice.work), []).append(notice)

    def of(self, doi: str) -> Standing:
        """Return what is known of the work with a DOI."""
        asked, is_registered = self._asked.get(doi_key(doi), ("", False))
        return Standing(doi, asked, is_registered, tuple(self._notices.get(doi_key(doi), ())))


def asked_on(lookups: Iterable[LookupRecord]) -> dict[str, tuple[str, bool]]:
    """Return when each DOI was last asked about, and whether Crossref has it."""
    found: dict[str, tuple[str, bool]] = {}
    for lookup in sorted(lookups, key=lambda each: each.on):
        found |= {doi_key(doi): (lookup.on, True) for doi in lookup.answered}
        found |= {doi_key(doi): (lookup.on, False) for doi in lookup.unknown}
    return found


def cited_dois(references: Iterable[Reference]) -> tuple[str, ...]:
    """Return the DOIs of references, each once, in alphabetical order."""
    found = {doi_key(reference.doi): reference.doi for reference in references if reference.doi}
    return tuple(found[key] for key in sorted(found))
