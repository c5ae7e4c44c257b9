"""Checks of findings: what supports each of them, and that excerpts and findings agree."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check, review_check
from review.evidence.records import Evidence
from review.model.review import Review
from review.problems import message_templates as messages
from review.problems.problem import Problem
from review.schema.base import MAX_HEADLINE_WORDS
from review.schema.theme import FindingRecord, ReachRecord


@check("E310")
def findings_are_supported(evidence: Evidence) -> Iterator[Problem]:
    """A finding names studies, has an excerpt, or explains why it has neither."""
    quoted = {
        finding for record in evidence.studies for excerpt in record.value.excerpts for finding in excerpt.findings
    }
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            named = finding.studies or any(view.studies for view in finding.views)
            if not (named or finding.id in quoted or finding.studies_note or evidence.broken):
                text = f'the finding "{finding.id}" names no study, and no excerpt supports it'
                yield record.problem("E310", text, "findings", index)


@check("E311")
def views_match_the_kind_of_finding(evidence: Evidence) -> Iterator[Problem]:
    """A finding with differing views has at least two; any other finding has none."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            differ = finding.kind == "differing-views"
            if differ and len(finding.views) < 2:
                text = f'the finding "{finding.id}" needs at least two views'
                yield record.problem("E311", text, "findings", index)
            elif finding.views and not differ:
                text = f'the finding "{finding.id}" has views, but its kind is "{finding.kind}"'
                hint = "choose the kind differing-views, or delete views"
                yield record.problem("E311", text, "findings", index, "views", hint=hint)


@check("E326")
def kind_and_reach_agree(evidence: Evidence) -> Iterator[Problem]:
    """The kind of a finding is one that its reach allows, and a finding of one study names no second.

    Where the views and the kind disagree, E311 says so.
    """
    allowed = {reach.id: reach.kinds for reach in evidence.codebook.value.reaches}
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            kinds = allowed.get(finding.reach.wording, ()) if finding.reach else ()
            if kinds and finding.kind not in kinds and bool(finding.views) == (finding.kind == "differing-views"):
                yield record.problem(
                    "E326",
                    f'the kind "{finding.kind}" of "{finding.id}" does not agree with its reach',
                    "findings",
                    index,
                    "kind",
                    hint=f"for this reach, choose {' or '.join(kinds)}; or correct the reach",
                )
            elif finding.kind == "single-study" and len(finding.named_studies) > 1:
                yield record.problem(
                    "E326",
                    f'"{finding.id}" is of the kind "{finding.kind}" and names {len(finding.named_studies)} studies',
                    "findings",
                    index,
                    "kind",
                )


@check("E327")
def headlines_are_short(evidence: Evidence) -> Iterator[Problem]:
    """A headline has few words."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            words = len((finding.headline or "").split())
            if words > MAX_HEADLINE_WORDS:
                yield record.problem(
                    "E327",
                    f"the headline has {words} words; {MAX_HEADLINE_WORDS} at most",
                    "findings",
                    index,
                    "headline",
                )


@check("E328")
def phrases_have_a_line(evidence: Evidence) -> Iterator[Problem]:
    """The words of the published review come with the line on which they begin, and the line with the words."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            for reach, place in _reaches(finding):
                if (reach.phrase is None) != (reach.line is None):
                    missing = "line" if reach.line is None else "phrase"
                    yield record.problem(
                        "E328", f'the reach of "{finding.id}" has no {missing}', "findings", index, *place
                    )


def _reaches(finding: FindingRecord) -> Iterator[tuple[ReachRecord, tuple[str | int, ...]]]:
    """The reach of a finding and of each of its views, and where it is in the finding."""
    if finding.reach:
        yield finding.reach, ("reach",)
    for number, view in enumerate(finding.views):
        if view.reach:
            yield view.reach, ("views", number, "reach")


@review_check("E331")
def added_studies_are_not_credited_to_the_published_review(evidence: Evidence, review: Review) -> Iterator[Problem]:
    """A finding of the published review names only studies that the published review includes."""
    added = {study.id for study in review.added_studies}
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            for study in finding.named_studies if finding.reach else ():
                if study in added:
                    text = f'"{finding.id}" is a finding of the published review, which does not include "{study}"'
                    yield record.problem("E331", text, "findings", index, "studies")


@check("E312")
def excerpts_support_their_own_theme(evidence: Evidence) -> Iterator[Problem]:
    """An excerpt that is linked to findings is linked to at least one of its own theme."""
    theme_of = {finding.id: record.value.id for record in evidence.themes for finding in record.value.findings}
    known = set(theme_of.values())
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            themes = {theme_of.get(finding) for finding in excerpt.findings}
            if themes and None not in themes and excerpt.theme in known - themes:
                message = messages.other_theme(excerpt.id, excerpt.theme)
                yield record.problem(*message, "excerpts", index, "findings")


@check("H402")
def quotations_are_unique(evidence: Evidence) -> Iterator[Problem]:
    """No two excerpts quote the same words."""
    first: dict[str, str] = {}
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            words = " ".join(excerpt.quote.casefold().split())
            other = first.setdefault(words, excerpt.id)
            if other != excerpt.id:
                yield record.problem(*messages.quoted_twice(excerpt.id, other), "excerpts", index)
