"""The flow of reports into the review, in the form of PRISMA 2020 for living reviews. Unknown numbers stay unknown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.model import Review

UNKNOWN = "not reported in this source"


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the diagram: what it counts, how many (None where the source does not say), and lines of detail."""

    id: str
    label: str
    count: int | None
    details: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """`n = 29`, or that the number is not reported."""
        return f"n = {self.count}" if self.count is not None else UNKNOWN


@dataclass(frozen=True, slots=True)
class Flow:
    """The diagram: the published review, what has been met since, and the review as it stands."""

    published: tuple[Box, ...]
    since: tuple[Box, ...]
    total: Box


def flow(review: Review) -> Flow:
    """The flow that the records tell."""
    decided = Counter(report.decision for report in review.candidates)
    proposed = Counter(report.proposal for report in review.candidates if report.decision == "awaiting")
    added = {report.id for report in review.candidates if report.decision == "included"}
    of_source = [study for study in review.studies.values() if study.id not in added]
    datasets = {study.dataset for study in of_source}
    searched = ", ".join(search.source for search in review.searches.searches if search.kind == "database")
    reasons = Counter(report.reason for report in review.candidates if report.decision == "excluded")
    labels = {term.id: term.label for term in review.codebook.terms("exclusion_reasons")}
    return Flow(
        published=(
            Box("identified", "Records identified in the published review", None, (f"Databases: {searched}",)),
            Box("duplicates", "Duplicates removed before screening", None),
            Box("screened", "Records screened by title and abstract", None),
            Box("assessed", "Reports read in full", None),
            Box(
                "published", "Reports included in the published review", len(of_source), (f"{len(datasets)} datasets",)
            ),
        ),
        since=(
            Box(
                "met",
                "Reports met since the last search",
                len(review.candidates),
                ("Found by a look through public pages, not by a systematic search",),
            ),
            Box(
                "awaiting",
                "Reports awaiting assessment",
                decided["awaiting"],
                (
                    f"Proposed for reading in full: {proposed['full-text']}",
                    f"Proposed for exclusion: {proposed['exclude']}",
                    *([f"Not yet looked at: {proposed[None]}"] if proposed[None] else []),
                ),
            ),
            Box(
                "excluded",
                "Reports excluded",
                decided["excluded"],
                tuple(f"{labels[reason]}: {count}" for reason, count in sorted(reasons.items()) if reason),
            ),
            Box("added", "Reports added to the review", len(added)),
        ),
        total=Box(
            "included",
            "Reports included in this living review",
            len(review.studies),
            (f"{len(review.datasets)} datasets",),
        ),
    )
