"""The flow of reports into the review, in the form of PRISMA 2020 for updated reviews. Unknown numbers stay unknown.

PRISMA calls a study what may have several reports. Here that is a dataset, and each report included is a study.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.model.review import Review
from review.schema.registers import SearchRecord
from review.schema.surveillance import BACKWARD, FORWARD

UNKNOWN = "not reported in the text we used"
NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the diagram: what it counts, how many (None where it is not reported), details, and a page with more."""

    id: str
    label: str
    count: int | None
    details: tuple[str, ...] = ()
    address: str = ""
    unknown: str = UNKNOWN

    @property
    def count_text(self) -> str:
        """`n = 29`, or why there is no number."""
        return f"n = {self.count}" if self.count is not None else self.unknown


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


@dataclass(frozen=True, slots=True)
class Flow:
    """The diagram: the routes into the review, and where they meet."""

    strands: tuple[Strand, ...]
    meets: Strand

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box, in reading order."""
        return tuple(box for strand in (*self.strands, self.meets) for step in strand.steps for box in step.boxes)


def flow(review: Review) -> Flow:
    """The flow of reports, as far as the records give it."""
    return Flow((_previous(review), _databases(review), _others(review)), _included(review))


def _previous(review: Review) -> Strand:
    """The published review. Numbers that no record gives are unknown."""
    searched = ", ".join(search.source for search in _searches(review, since=False))
    reports = tuple(study for study in review.studies.values() if review.is_in_published_review(study))
    datasets, details = len(review.datasets_of(reports)), f"Reports: {len(reports)}"
    return Strand(
        "previous",
        "Previous studies: the published review",
        (
            Step(
                "Identification",
                Box("identified", "Records identified", None, (f"Databases: {searched}",), "methods/#search"),
                Box("duplicates", "Removed before screening, as duplicates", None),
            ),
            Step(
                "Screening",
                Box("screened", "Records screened by title and abstract", None),
                Box("screened-out", "Records excluded", None),
            ),
            Step(
                "Screening",
                Box("assessed", "Reports read in full", None),
                Box("assessed-out", "Reports excluded", None),
            ),
            Step("Included", Box("published", "Datasets in the published review", datasets, (details,))),
        ),
    )


def _databases(review: Review) -> Strand:
    """New studies by searches of databases that go further than those of the published review."""
    searched = ", ".join(search.source for search in _searches(review, since=True))
    if searched:
        count, detail = None, f"Databases: {searched}"
    else:
        count, detail = 0, "No database has been searched since"
    box = Box("new-records", "Records identified", count, (detail,), "methods/#search", NOT_RECORDED)
    return Strand("databases", "New studies: databases and registers", (Step("Identification", box),))


def _others(review: Review) -> Strand:
    """New studies identified in other ways, those without a decision of screening among them."""
    decided = Counter(str(report.decision) for report in review.candidates)
    proposed = Counter(report.proposal for report in review.awaiting)
    reasons = Counter(report.reason for report in review.candidates if report.decision == "excluded")
    labels = {term.id: term.label for term in review.codebook.terms("exclusion_reasons")}
    undecided = len(review.undecided_studies)
    no_decision = (f"Without a screening decision: {undecided}",) if undecided else ()
    return Strand(
        "others",
        "New studies: other ways",
        (
            Step(
                "Identification",
                Box(
                    "met",
                    "Reports identified",
                    len(review.candidates) + undecided,
                    (*_ways(review), *no_decision),
                ),
                Box(
                    "awaiting",
                    "Reports awaiting assessment",
                    decided["awaiting"],
                    (
                        f"Suggested for full-text assessment: {proposed['full-text']}",
                        f"Suggested for exclusion: {proposed['exclude']}",
                        *([f"Not yet screened: {proposed[None]}"] if proposed[None] else []),
                    ),
                    "updates/#awaiting",
                ),
            ),
            Step(
                "Screening",
                Box("decided", "Reports assessed", decided["included"] + decided["excluded"]),
                Box(
                    "excluded",
                    "Reports excluded",
                    decided["excluded"],
                    tuple(f"{labels[reason]}: {count}" for reason, count in sorted(reasons.items()) if reason),
                ),
            ),
            Step("Included", Box("added", "Reports added to the review", len(review.added_studies), no_decision)),
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
        return ("Found online, not by a systematic search",)
    by_people = len(review.candidates) - found.total()
    return (
        f"Found by saved searches: {found['search']}",
        f"Found by following citations: {found['citations']}",
        f"Found online, not by a systematic search: {by_people}",
    )


def _included(review: Review) -> Strand:
    """The review as it is now."""
    details = (f"Reports: {len(review.studies)}",)
    box = Box("included", "Datasets in this living review", len(review.datasets), details, "studies/")
    return Strand("included", "Current review", (Step("Included", box),))


def _searches(review: Review, *, since: bool) -> list[SearchRecord]:
    """The searches of databases that end after those of the first version, or those that do not."""
    first = review.record.versions[-1].searches_through
    return [
        search
        for search in review.searches.searches
        if search.kind == "database" and (bool(search.end and search.end > first) == since)
    ]
