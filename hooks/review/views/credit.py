"""Who did what for the living review: the contributors that review.yml names, and the people whom records name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.review import Review

SCREENED = marked("Decided on reports")
APPRAISED = marked("Appraised studies")
ASSESSED = marked("Assessed confidence in findings")


@dataclass(frozen=True, slots=True)
class Credit:
    """A person with every role that the records give."""

    name: str
    roles: tuple[str, ...]
    orcid: str = ""


def credits(review: Review) -> tuple[Credit, ...]:
    """Everybody who is named, once: contributors in the order of review.yml, then others as records name them."""
    roles: dict[str, dict[str, None]] = {}
    for name, role in _named(review):
        roles.setdefault(name, {})[role] = None
    orcid = {each.name: each.orcid or "" for each in review.record.contributors}
    return tuple(Credit(name, tuple(of_person), orcid.get(name, "")) for name, of_person in roles.items())


def _named(review: Review) -> Iterator[tuple[str, str]]:
    for contributor in review.record.contributors:
        yield from ((contributor.name, role) for role in contributor.roles)
    for report in review.candidates:
        if report.decided_by:
            yield report.decided_by, gettext(SCREENED)
    for study in review.studies.values():
        yield from ((appraiser.name, gettext(APPRAISED)) for appraiser in study.appraisal.appraisers)
    for finding in review.findings.values():
        if finding.confidence:
            yield from ((name, gettext(ASSESSED)) for name in finding.confidence.assessed_by)
