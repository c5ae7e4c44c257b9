"""The reports of the screening register, by what was proposed or decided on them."""

from __future__ import annotations

from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.review import Review
from review.schema.registers import CandidateRecord

# The proposals on reports that await assessment, in order, and what a reader needs to know about each; the last is for
# reports without a proposal.
PROPOSALS = (
    (
        "full-text",
        marked("Suggested for full-text assessment"),
        marked("These look eligible from the title and abstract."),
    ),
    (
        "exclude",
        marked("Suggested for exclusion"),
        marked("These look ineligible from the title and abstract. A second person needs to confirm this."),
    ),
    (
        None,
        marked("Not yet screened"),
        marked("Added by a suggestion or from an export. Nobody has screened them yet."),
    ),
)


@dataclass(frozen=True, slots=True)
class ScreeningGroup:
    """Reports with the same proposal; `anchor` identifies the group on its page."""

    anchor: str
    title: str
    lead: str
    reports: tuple[CandidateRecord, ...]


def awaiting_assessment(review: Review) -> tuple[ScreeningGroup, ...]:
    """Return the reports that await assessment by proposal; without a proposal, only where there are any."""
    groups = (
        ScreeningGroup(
            proposal or "new",
            gettext(title),
            gettext(lead),
            tuple(each for each in review.awaiting if each.proposal == proposal),
        )
        for proposal, title, lead in PROPOSALS
    )
    return tuple(group for group in groups if group.reports or group.anchor != "new")


def decided(review: Review) -> tuple[CandidateRecord, ...]:
    """Return the reports that were included or excluded."""
    return tuple(report for report in review.candidates if report.decision != "awaiting")
