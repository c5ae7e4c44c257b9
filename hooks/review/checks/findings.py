"""Rules about findings: what each rests on, and that excerpts and findings agree."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.problems.message_templates import message
from review.problems.problem import Problem


def findings_are_supported(evidence: Evidence) -> Iterator[Problem]:
    """A finding names studies, is quoted for, or says why it has neither."""
    quoted = {
        finding for record in evidence.studies for excerpt in record.value.excerpts for finding in excerpt.findings
    }
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            named = finding.studies or any(view.studies for view in finding.views)
            if not (named or finding.id in quoted or finding.studies_note or evidence.broken):
                yield record.problem(
                    "E310", f'the finding "{finding.id}" names no study and no excerpt supports it', "findings", index
                )


def differing_views_name_the_views(evidence: Evidence) -> Iterator[Problem]:
    """Where views differ, two or more are told; where they do not, none is."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            differ = finding.kind == "differing-views"
            if differ and len(finding.views) < 2:
                yield record.problem("E311", f'the finding "{finding.id}" needs two views or more', "findings", index)
            elif finding.views and not differ:
                yield record.problem(
                    "E311",
                    f'the finding "{finding.id}" tells views and is of the kind "{finding.kind}"',
                    "findings",
                    index,
                    "views",
                    hint="choose the kind differing-views, or delete views",
                )


def excerpts_support_their_own_theme(evidence: Evidence) -> Iterator[Problem]:
    """At least one finding of an excerpt is of the excerpt's own theme."""
    theme_of = {finding.id: record.value.id for record in evidence.themes for finding in record.value.findings}
    known = set(theme_of.values())
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            themes = {theme_of.get(finding) for finding in excerpt.findings}
            if None not in themes and excerpt.theme in known - themes:
                said = message("other-theme", id=excerpt.id, theme=excerpt.theme)
                yield record.problem(*said, "excerpts", index, "findings")


def words_are_quoted_once(evidence: Evidence) -> Iterator[Problem]:
    """A hint where two excerpts hold the same words."""
    first: dict[str, str] = {}
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            words = " ".join(excerpt.quote.casefold().split())
            other = first.setdefault(words, excerpt.id)
            if other != excerpt.id:
                yield record.problem(*message("quoted-twice", id=excerpt.id, other=other), "excerpts", index)
