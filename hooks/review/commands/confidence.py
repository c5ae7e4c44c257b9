"""`review confidence FINDING`: a worksheet for a GRADE-CERQual assessment, with the evidence beside each judgement."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from review.commands import OK, PROBLEMS, USAGE
from review.commands.loading import loaded
from review.model import Finding, Review, Study
from review.notation import quoted
from review.problems import nearest, visible
from review.shapes.theme import ConcernRecord, ConfidenceRecord
from review.views.coverage import coverage


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("confidence", help="print a worksheet for assessing confidence in a finding")
    command.add_argument("finding")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what the finding rests on, and the block that a filled assessment becomes in the theme's record."""
    review = loaded(chosen.root)
    if review is None:
        return PROBLEMS
    finding = review.findings.get(chosen.finding)
    if finding is None:
        hint = nearest(chosen.finding, review.findings) or "findings are named theme-f01, as beside them on the site"
        print(f'no finding has the id "{visible(chosen.finding)}"; {hint}', file=sys.stderr)
        return USAGE
    print("\n".join([*_evidence(review, finding), "", *_block(review, finding)]))
    return OK


def _evidence(review: Review, finding: Finding) -> Iterator[str]:
    covered = coverage(review, review.studies_of(finding))
    yield f"{finding.id}  {finding.statement}"
    yield from (f"  view: {view.text}" for view in finding.views)
    yield f"  {finding.kind.label}. {finding.studies_note}".rstrip()
    yield f"  {len(finding.studies)} studies over {covered.datasets} datasets, {len(finding.excerpts)} quotations"
    if finding.assessment_is_stale and finding.confidence:
        yield f"  Assessed on {finding.confidence.assessed_on}; the finding has changed since."
    yield "\nMethodological limitations: how the studies were done"
    yield from (_appraised(review, study) for study in review.studies_of(finding))
    yield "\nCoherence and adequacy: what the data say, how much and how rich"
    for excerpt in review.excerpts_of(finding):
        yield f"  {excerpt.id} ({excerpt.voice.label}; {excerpt.speaker}): {excerpt.quote}"
    yield "\nRelevance: whom, where and what the studies were about"
    for study in review.studies_of(finding):
        professions = ", ".join(term.label for term in study.professions) or "professions not stated"
        place = study.setting.location or "place not stated"
        yield f"  {study.id}: {professions}; {study.setting.description}; {place}"


def _appraised(review: Review, study: Study) -> str:
    open_to_question = [
        f"{judgement.criterion.label}: {judgement.answer.label}"
        for judgement in review.judgements_of(study)
        if judgement.answer.standing != "met"
    ]
    return f"  {study.id}: {'; '.join(open_to_question) or 'every criterion met'}"


def _block(review: Review, finding: Finding) -> Iterator[str]:
    """The YAML to paste below the finding. What only people can judge is left empty."""
    levels = ", ".join(term.id for term in review.codebook.terms("confidence_levels"))
    concerns = ", ".join(term.id for term in review.codebook.terms("concerns"))
    yield f"To paste below {finding.id} in {review.themes[finding.theme].path}, when every empty field is filled in:"
    yield "    confidence:"
    for name, field in ConfidenceRecord.model_fields.items():
        if field.annotation is ConcernRecord:
            yield f"      {name}:  # {field.description}"
            yield f"        concern:  # one of: {concerns}"
            yield "        explanation:"
        elif name == "finding_hash":
            yield f"      {name}: {quoted(finding.hash)}"
        else:
            yield f"      {name}:  # {f'one of: {levels}' if name == 'level' else field.description}"
