"""Surveillance for readers: when each saved search last ran, what it found, and the notices with what they affect."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.affected_findings import AffectedFinding, affected_findings
from review.model.notices import doi_key
from review.model.review import Review
from review.model.study import Study
from review.references.reference import Reference
from review.schema.surveillance import (
    BACKWARD,
    FORWARD,
    SERVICE_LABELS,
    NoticeRecord,
    RunRecord,
    SavedSearchRecord,
)

CITATIONS = {FORWARD: marked("Reports that cite an included study"), BACKWARD: marked("References of included studies")}


@dataclass(frozen=True, slots=True)
class WatchedSearch:
    """A saved search, or the following of citations: its last run, if any, and how many reports it has found so far.

    `record` is None for citations. `last_success` is the day of the last run that was completed.
    """

    id: str
    label: str
    service: str
    record: SavedSearchRecord | None
    last: RunRecord | None
    last_success: str
    found: int


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with the reference, the included study if the work is one, and the findings that it affects."""

    notice: NoticeRecord
    reference: Reference | None
    study: Study | None
    affected: tuple[AffectedFinding, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """The saved searches with their last runs, and the notices with the day of the last look-up (empty if none)."""

    searches: tuple[WatchedSearch, ...]
    notices: tuple[NoticeView, ...]
    last_lookup: str
    n_refused: int

    @property
    def last_run(self) -> str:
        """The day of the latest run of any search; empty where none has run."""
        return max((each.last.on for each in self.searches if each.last), default="")

    @property
    def failing(self) -> tuple[WatchedSearch, ...]:
        """The searches whose last run failed."""
        return tuple(each for each in self.searches if each.last and each.last.failed)

    @property
    def found(self) -> int:
        """How many reports the searches have found so far."""
        return sum(each.found for each in self.searches)

    @property
    def undecided(self) -> tuple[NoticeView, ...]:
        """The notices that wait for a decision."""
        return tuple(each for each in self.notices if each.notice.is_grave and not each.notice.decision)


def watch(review: Review) -> Watch:
    """Return what surveillance has done and found."""
    found = Counter(report.found_by for report in review.candidates if report.found_by)
    last = {run.search: run for run in review.runs.runs}
    success = {run.search: run.on for run in review.runs.runs if not run.failed}

    def searched(id: str, label: str, record: SavedSearchRecord | None) -> WatchedSearch:
        run = last.get(id)
        source = record.source if record else run.source if run else "openalex"
        return WatchedSearch(id, label, SERVICE_LABELS[source], record, run, success.get(id, ""), found[id])

    searches = [searched(each.id, SERVICE_LABELS[each.source], each) for each in review.watch.searches]
    if followed := review.watch.citations:
        wanted = {FORWARD: followed.forward, BACKWARD: followed.backward}
        searches += [searched(id, gettext(label), None) for id, label in CITATIONS.items() if wanted[id]]
    notices = tuple(notice_view(review, notice) for notice in review.notices.notices)
    return Watch(tuple(searches), notices, review.standings.last_lookup, len(review.runs.refused))


def notice_view(review: Review, notice: NoticeRecord) -> NoticeView:
    """Return a notice with the work that it is about; for a grave one, with the findings that it affects."""
    key = doi_key(notice.work)
    study = next((each for each in review.studies.values() if doi_key(each.reference.doi) == key), None)
    reference = next((each for each in review.references.values() if doi_key(each.doi) == key), None)
    affected = affected_findings(review, study) if study and notice.is_grave else ()
    return NoticeView(notice, reference, study, affected)
