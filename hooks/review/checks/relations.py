"""Checks of how passages and studies relate to findings, and of comparisons of quotations with their reports."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.problems.problem import Problem
from review.schema.codebook import DIFFERS, NOT_COMPARED, SUPPORTS


@check("E333")
def relations_concern_linked_findings(evidence: Evidence) -> Iterator[Problem]:
    """A relation is to a finding of the excerpt, once, with a reason unless the passage supports it."""
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            seen: set[str] = set()
            for number, relation in enumerate(excerpt.relations):
                finding, place = relation.finding, ("excerpts", index, "relations", number)
                if finding not in excerpt.findings:
                    text = f'"{excerpt.id}" is not linked to "{finding}"'
                    yield record.problem("E333", text, *place, "finding", hint="add the finding to findings")
                elif finding in seen:
                    text = f'"{excerpt.id}" has two relations to "{finding}"'
                    yield record.problem("E333", text, *place, "finding", hint="keep one of the two")
                elif relation.relation != SUPPORTS and not relation.note:
                    text = f'nothing says why "{excerpt.id}" {relation.relation} "{finding}"'
                    yield record.problem("E333", text, *place, "relation", hint="give the reason as note")
                seen.add(finding)


@check("E334")
def silences_are_of_studies_that_say_nothing(evidence: Evidence) -> Iterator[Problem]:
    """A study is recorded as silent once for a finding, and not where it is named for the finding or linked to it."""
    named = {
        (finding.id, study)
        for record in evidence.themes
        for finding in record.value.findings
        for study in finding.named_studies
    }
    for record in evidence.studies:
        study = record.value
        linked = {finding for excerpt in study.excerpts for finding in excerpt.findings}
        seen: set[str] = set()
        for number, silence in enumerate(study.silences):
            finding = silence.finding
            if finding in linked or (finding, study.id) in named:
                text = f'"{study.id}" is named for "{finding}" or linked to it, so it does say something on it'
                yield record.problem("E334", text, "silences", number, "finding")
            elif finding in seen:
                text = f'"{study.id}" has two entries on "{finding}"'
                yield record.problem("E334", text, "silences", number, "finding", hint="keep one of the two")
            seen.add(finding)


@check("E335")
def comparisons_say_what_they_showed(evidence: Evidence) -> Iterator[Problem]:
    """A comparison has a result, and says what differs where something does, and only there."""
    for record in evidence.studies:
        for index, excerpt in enumerate(record.value.excerpts):
            compared = excerpt.comparison
            if compared is None:
                continue
            found = {
                "has no result; delete it until somebody has compared the two": compared.result == NOT_COMPARED,
                "does not say what differs": compared.result == DIFFERS and not compared.difference,
                "says what differs, but its result is another": compared.result not in {DIFFERS, NOT_COMPARED}
                and bool(compared.difference),
            }
            for text, wrong in found.items():
                if wrong:
                    message = f'the comparison of "{excerpt.id}" {text}'
                    yield record.problem("E335", message, "excerpts", index, "comparison", "result")
