"""Checks of reports that are recorded twice, by the test that every way in uses (model/duplicates.py)."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.model.duplicates import Works, candidate_work, reference_work
from review.model.similarity import Work
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest


@check("E329", "H403")
def reports_are_recorded_once(evidence: Evidence) -> Iterator[Problem]:
    """No study and no screened report is the same as another, and those that look alike have been compared."""
    works = Works((), evidence.screening.value.comparisons)
    references = {reference.citekey: reference for reference in evidence.references}
    for study in evidence.studies:
        if entry := references.get(study.value.citekey):
            work = reference_work(entry, study.value.id, study.path)
            for code, message in _duplicate(work, works):
                yield study.problem(code, message, "citekey")
            works.add(work)
    studies = {study.value.id for study in evidence.studies}
    for each in evidence.screened():
        if each.value.id in studies:
            continue  # the included report of a study
        work = candidate_work(each.value, each.place)
        for code, message in _duplicate(work, works):
            yield each.record.problem(code, message, "reports", each.index)
        works.add(work)


def _duplicate(work: Work, works: Works) -> Iterator[tuple[str, str]]:
    match = works.find(work)
    if match and match.work.id != work.id:  # two records of one ID have a problem of their own
        message = messages.recorded_twice if match.is_refused(work) else messages.maybe_recorded
        yield message(work.id, str(match))


@check("E330")
def compared_reports_exist(evidence: Evidence) -> Iterator[Problem]:
    """A recorded comparison names a study, a screened report or a reference."""
    known = {
        *(each.value.id for each in evidence.studies),
        *(each.value.id for each in evidence.screened()),
        *(reference.citekey for reference in evidence.references),
    } | evidence.broken
    for index, comparison in enumerate(evidence.screening.value.comparisons):
        if comparison.other not in known and not evidence.references_lost:
            text = f'"{comparison.other}" is no known report'
            place = ("comparisons", index, "other")
            yield evidence.screening.problem("E330", text, *place, hint=nearest(comparison.other, known))
