"""Checks of the parts of a review: what one without a part still records, and what one with a source must state."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.documents import Location
from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems import message_templates as messages
from review.problems.problem import Problem
from review.schema.base import Schema

Place = tuple[Record[Schema], Location]


@check("E339")
def parts_left_out_are_not_recorded(evidence: Evidence) -> Iterator[Problem]:
    """Nothing is recorded that no page would show, because the settings leave out its part or its characteristic."""
    review = evidence.review.value
    for part in review.settings.without:
        for record, location in _recorded(evidence, part):
            text = f'this review is without "{part}", so no page would show this'
            yield record.problem("E339", text, *location)
    if review.source is None:
        for index, figure in enumerate(evidence.figures.value.figures):
            text = f'"{figure.id}" is a figure of the published review, and this review has no source'
            yield evidence.figures.problem("E339", text, "figures", index)
        for theme in evidence.themes:
            for index, finding in enumerate(theme.value.findings):
                if finding.reach or any(view.reach for view in finding.views):
                    text = f'the reach of "{finding.id}" is in the words of a published review, and there is no source'
                    yield theme.problem("E339", text, "findings", index)


def _recorded(evidence: Evidence, part: str) -> Iterator[Place]:
    """Yield every place at which something of a part is recorded."""
    findings = [
        (theme, index, finding) for theme in evidence.themes for index, finding in enumerate(theme.value.findings)
    ]
    if part == "appraisal":
        if evidence.codebook.value.instruments:
            yield evidence.codebook, ("instruments",)
        if evidence.appraisals.value.totals:
            yield evidence.appraisals, ("totals",)
    elif part == "checklists" and evidence.checklists.value.checklists:
        yield evidence.checklists, ("checklists",)
    elif part == "commentaries" and evidence.commentaries.value.commentaries:
        yield evidence.commentaries, ("commentaries",)
    elif part == "discussion" and evidence.discussion.value.points:
        yield evidence.discussion, ("points",)
    elif part == "confidence":
        yield from ((theme, ("findings", index, "confidence")) for theme, index, each in findings if each.confidence)
    elif part == "screening":
        yield from ((each.record, ("reports", each.index)) for each in evidence.screened())
    elif part == "subthemes":
        yield from ((theme, ("subthemes",)) for theme in evidence.themes if theme.value.subthemes)


@check("E201")
def what_the_published_review_says_has_a_place(evidence: Evidence) -> Iterator[Problem]:
    """Where there is a published review, its authors are named, and each statement taken from it says where it is."""
    if evidence.review.value.source is None:
        return
    if not evidence.review.value.people:
        yield evidence.review.problem(*messages.missing("people"), "source")
    for record, location, locator in _statements(evidence):
        if not locator:
            yield record.problem(*messages.missing("locator"), *location)


def _statements(evidence: Evidence) -> Iterator[tuple[Record[Schema], Location, str | None]]:
    """Yield each statement that comes from the published review: its record, its place there, and its locator."""
    for theme in evidence.themes:
        for index, finding in enumerate(theme.value.findings):
            yield theme, ("findings", index), finding.locator
    for index, search in enumerate(evidence.searches.value.searches):
        yield evidence.searches, ("searches", index), search.locator
    for index, point in enumerate(evidence.discussion.value.points):
        yield evidence.discussion, ("points", index), point.locator
    for index, commentary in enumerate(evidence.commentaries.value.commentaries):
        yield evidence.commentaries, ("commentaries", index), commentary.locator
