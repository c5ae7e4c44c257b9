"""The flow of reports into the review, in the form of PRISMA 2020. Unknown numbers stay unknown.

PRISMA calls a study what may have several reports. Here that is a dataset, and each report included is a study. Where
the review updates a published one, the diagram is that for updated reviews. What a report states comes from
evidence/searches.yml with its place; everything else is counted from the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.review import Review
from review.schema.flow import FlowRecord
from review.schema.registers import SearchRecord
from review.schema.surveillance import BACKWARD, FORWARD

UNKNOWN = marked("not reported")
NOT_RECORDED = marked("not recorded")


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the diagram: what it counts, how many (None where it is not reported), details, and a page with more.

    `source` is where the number is stated; empty where it is counted from the records, or unknown.
    """

    id: str
    label: str
    count: int | None
    details: tuple[str, ...] = ()
    address: str = ""
    unknown: str = UNKNOWN
    source: str = ""

    @property
    def count_text(self) -> str:
        """`n = 12`, or why there is no number."""
        return f"n = {self.count}" if self.count is not None else gettext(self.unknown)


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way down: the stage, its box, and what leaves the flow here."""

    stage: str
    box: Box
    leaves: Box | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        return (self.box, self.leaves) if self.leaves else (self.box,)


@dataclass(frozen=True, slots=True)
class Strand:
    """One way into the review."""

    id: str
    title: str
    steps: tuple[Step, ...]
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The diagram: the routes into the review, and where they meet."""

    strands: tuple[Strand, ...]
    meets: Strand

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box, in reading order."""
        return tuple(box for strand in (*self.strands, self.meets) for step in strand.steps for box in step.boxes)

    @property
    def is_counted(self) -> bool:
        """Whether no number is one that a report states."""
        return not any(box.source for box in self.boxes)


def flow(review: Review) -> Flow:
    """The flow of reports, as far as the records give it."""
    return Flow(tuple(_strands(review)), _included(review))


def _strands(review: Review) -> Iterator[Strand]:
    if review.has("source"):
        yield _previous(review)
        yield _databases(review)
        if review.has("screening"):
            yield _others(review)
        return
    yield _own(review)
    if review.searches.flow_since or _searches(review, since=True):
        yield _databases(review)
    if review.has("screening") and review.candidates:
        yield _others(review)


def _previous(review: Review) -> Strand:
    """The published review. Numbers that no record gives are unknown."""
    stated = review.searches.flow
    reports = tuple(study for study in review.studies.values() if review.is_in_published_review(study))
    datasets, details = len(review.datasets_of(reports)), gettext("Reports: {number}", number=len(reports))
    published = Box("published", gettext("Datasets in the published review"), datasets, (details, *_as_stated(stated)))
    return Strand(
        "previous",
        gettext("Previous studies: the published review"),
        (*_stated_steps(stated, "", _sources(review, since=False), UNKNOWN), Step(gettext("Included"), published)),
        *_origin(stated),
    )


def _own(review: Review) -> Strand:
    """The searches of a review that updates no other, up to its first version."""
    stated = review.searches.flow
    steps = _stated_steps(stated, "", _sources(review, since=False), NOT_RECORDED)
    return Strand("databases", gettext("Studies: databases, registers and other ways"), tuple(steps), *_origin(stated))


def _databases(review: Review) -> Strand:
    """New studies by searches of databases that go further than those of the first version."""
    title, stated = gettext("New studies: databases and registers"), review.searches.flow_since
    sources = _sources(review, since=True)
    if stated:
        return Strand("new", title, tuple(_stated_steps(stated, "new-", sources, NOT_RECORDED)), *_origin(stated))
    count, detail = (None, sources) if sources else (0, gettext("No database has been searched since"))
    box = Box("new-records", gettext("Records identified"), count, (detail,), "methods/#search", NOT_RECORDED)
    return Strand("databases", title, (Step(gettext("Identification"), box),))


def _origin(stated: FlowRecord | None) -> tuple[str, str]:
    """Where the numbers of a strand are stated, and what readers should know about them."""
    return (stated.locator, stated.note or "") if stated else ("", "")


def _as_stated(stated: FlowRecord | None) -> Iterator[str]:
    """Yield how many studies and reports a report says it includes, where it does."""
    if stated and stated.studies_included is not None:
        yield gettext("Studies, as stated: {number}", number=stated.studies_included)
    if stated and stated.reports_included is not None:
        yield gettext("Reports, as stated: {number}", number=stated.reports_included)


def _stated_steps(stated: FlowRecord | None, prefix: str, sources: str, unknown: str) -> Iterator[Step]:
    """Yield the steps from the records identified to the reports assessed, with the numbers that a report states."""
    of = stated or FlowRecord(locator="-")
    source = stated.locator if stated else ""

    def box(id: str, label: str, count: int | None, details: tuple[str, ...] = (), address: str = "") -> Box:
        return Box(f"{prefix}{id}", label, count, details, address, unknown, source if count is not None else "")

    identified = (
        *([sources] if sources else []),
        *_parts((gettext("From databases"), of.databases), (gettext("From registers"), of.registers)),
    )
    removed = _parts(
        (gettext("Duplicates"), of.duplicates),
        (gettext("Ineligible by automation tools"), of.ineligible_by_tool),
        (gettext("Other reasons"), of.removed_otherwise),
    )
    only_duplicates = of.ineligible_by_tool is None and of.removed_otherwise is None
    yield Step(
        gettext("Identification"),
        box("identified", gettext("Records identified"), of.identified, identified, "methods/#search"),
        box("duplicates", gettext("Removed before screening, as duplicates"), of.removed)
        if only_duplicates
        else box("duplicates", gettext("Removed before screening"), of.removed, removed),
    )
    if of.other is not None:
        yield Step(gettext("Identification"), box("other", gettext("Identified in other ways"), of.other))
    yield Step(
        gettext("Screening"),
        box("screened", gettext("Records screened by title and abstract"), of.screened),
        box("screened-out", gettext("Records excluded"), of.excluded),
    )
    if of.sought is not None or of.not_retrieved is not None:
        yield Step(
            gettext("Screening"),
            box("sought", gettext("Reports sought for retrieval"), of.sought),
            box("not-retrieved", gettext("Reports not retrieved"), of.not_retrieved),
        )
    reasons = tuple(f"{each.reason}: {each.count}" for each in of.reasons)
    yield Step(
        gettext("Screening"),
        box("assessed", gettext("Reports read in full"), of.assessed),
        box("assessed-out", gettext("Reports excluded"), of.all_excluded, reasons),
    )


def _parts(*numbers: tuple[str, int | None]) -> tuple[str, ...]:
    """Return each number that is stated with what it counts, where more than one is."""
    known = tuple(f"{label}: {number}" for label, number in numbers if number is not None)
    return known if len(known) > 1 else ()


def _others(review: Review) -> Strand:
    """New studies identified in other ways, those without a decision of screening among them."""
    decided = Counter(str(report.decision) for report in review.candidates)
    proposed = Counter(report.proposal for report in review.awaiting)
    reasons = Counter(report.reason for report in review.candidates if report.decision == "excluded")
    labels = {term.id: term.label for term in review.codebook.terms("exclusion_reasons")}
    undecided = len(review.undecided_studies)
    no_decision = (gettext("Without a screening decision: {number}", number=undecided),) if undecided else ()
    added = len(review.added_studies) if review.has("source") else decided["included"]
    return Strand(
        "others",
        gettext("New studies: other ways"),
        (
            Step(
                gettext("Identification"),
                Box(
                    "met",
                    gettext("Reports identified"),
                    len(review.candidates) + undecided,
                    (*_ways(review), *no_decision),
                ),
                Box(
                    "awaiting",
                    gettext("Reports awaiting assessment"),
                    decided["awaiting"],
                    (
                        gettext("Suggested for full-text assessment: {number}", number=proposed["full-text"]),
                        gettext("Suggested for exclusion: {number}", number=proposed["exclude"]),
                        *([gettext("Not yet screened: {number}", number=proposed[None])] if proposed[None] else []),
                    ),
                    "updates/#awaiting",
                ),
            ),
            Step(
                gettext("Screening"),
                Box("decided", gettext("Reports assessed"), decided["included"] + decided["excluded"]),
                Box(
                    "excluded",
                    gettext("Reports excluded"),
                    decided["excluded"],
                    tuple(f"{labels[reason]}: {count}" for reason, count in sorted(reasons.items()) if reason),
                ),
            ),
            Step(gettext("Included"), Box("added", gettext("Reports added to the review"), added, no_decision)),
        ),
    )


def _ways(review: Review) -> tuple[str, ...]:
    """How the reports were found: by saved searches, by following citations, or by people."""
    found = Counter(
        "citations" if report.found_by in {FORWARD, BACKWARD} else "search"
        for report in review.candidates
        if report.found_by
    )
    if not found:
        return (review.screening_found,) if review.screening_found else ()
    by_people = len(review.candidates) - found.total()
    return (
        gettext("Found by saved searches: {number}", number=found["search"]),
        gettext("Found by following citations: {number}", number=found["citations"]),
        f"{review.screening_found or gettext('Found in other ways')}: {by_people}",
    )


def _included(review: Review) -> Strand:
    """The review as it is now."""
    stated = None if review.has("source") else review.searches.flow
    details = (gettext("Reports: {number}", number=len(review.studies)), *_as_stated(stated))
    box = Box("included", gettext("Datasets in this living review"), len(review.datasets), details, "studies/")
    return Strand("included", gettext("Current review"), (Step(gettext("Included"), box),))


def _sources(review: Review, *, since: bool) -> str:
    """Return which databases were searched up to the first version, or since, each with what it gave; or no text."""
    searched = ", ".join(
        search.source if search.records is None else f"{search.source} ({search.records})"
        for search in _searches(review, since=since)
    )
    return gettext("Databases: {searched}", searched=searched) if searched else ""


def _searches(review: Review, *, since: bool) -> list[SearchRecord]:
    """The searches of databases that end after those of the first version, or those that do not."""
    first = review.record.versions[-1].searches_through
    return [
        search
        for search in review.searches.searches
        if search.kind == "database" and (bool(search.end and search.end > first) == since)
    ]
