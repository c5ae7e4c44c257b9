"""Checks of findings: what supports each of them, and that excerpts and findings agree."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.problems import message_templates as messages
from review.problems.problem import Problem


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


@check("E312")
def excerpts_support_their_own_theme(evidence: Evidence) -> Iterator[Problem]:
    """At least one finding of an excerpt belongs to the theme of the excerpt."""
    theme_of = {finding.id: record.value.id for record in evidence.themes for finding in record.value.findings}
    known = set(theme_of.values())
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            themes = {theme_of.get(finding) for finding in excerpt.findings}
            if None not in themes and excerpt.theme in known - themes:
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
