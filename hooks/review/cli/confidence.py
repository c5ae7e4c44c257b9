"""`review confidence FINDING`: a worksheet for a GRADE-CERQual assessment, with the evidence beside each judgement."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from review.cli import OK, PROBLEMS, USAGE
from review.cli.loading import loaded
from review.model import urls
from review.model.study import Study
from review.problems.problem import nearest, visible
from review.templating.rendering import plural
from review.views.worksheet import Weight, Worksheet, components, worksheet


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
    print("\n".join(_told(worksheet(review, finding), urls.worksheet(review, finding.id))))
    return OK


def _told(sheet: Worksheet, address: str) -> Iterator[str]:
    finding = sheet.finding
    yield f"{finding.id}  {finding.statement}"
    if finding.confidence and sheet.state == "stale":
        yield f"  Assessed on {finding.confidence.assessed_on}; the finding has changed since."
    yield f"  To print, with room to write: {address} on the site."
    yield "  What is counted below is evidence to look at, never a judgement."
    evidence = {
        "methodological_limitations": _limitations,
        "coherence": _coherence,
        "adequacy": _adequacy,
        "relevance": _relevance,
    }
    for component in components():
        yield f"\n{component.label}. {component.about}"
        yield from evidence[component.name](sheet)
    yield f"\nTo paste below {finding.id} in {sheet.path}, when every empty field is filled in:"
    yield from sheet.block


def _limitations(sheet: Worksheet) -> Iterator[str]:
    for answered in sheet.answered:
        said = "; ".join(f"{answer.label}: {', '.join(names)}" for answer, names in answered.answers)
        yield f"  {answered.criterion.number}. {answered.criterion.label}. {said}"


def _coherence(sheet: Worksheet) -> Iterator[str]:
    finding = sheet.finding
    yield f"  {finding.kind.label}. {finding.studies_note or ''}".rstrip()
    yield from (f"  view: {view.view} ({', '.join(view.studies) or 'no study named'})" for view in finding.views)
    for excerpt in sheet.view.excerpts:
        yield f"  {excerpt.id} ({excerpt.voice.label}; {excerpt.speaker}): {excerpt.quote}"


def _adequacy(sheet: Worksheet) -> Iterator[str]:
    covered = sheet.view.coverage
    people = "" if covered.uncounted == covered.datasets else plural(covered.participants, "participant")
    unknown = f"no number of participants for {plural(covered.uncounted, 'dataset')}" if covered.uncounted else ""
    said = (
        plural(len(sheet.view.studies), "study", "studies"),
        plural(covered.datasets, "dataset"),
        people,
        unknown,
        plural(len(sheet.view.excerpts), "quotation"),
    )
    yield f"  {', '.join(filter(None, said))}"
    yield from (f"  {_weighed(weight)}" for weight in sheet.weights)


def _weighed(weight: Weight) -> str:
    people = weight.study.n_participants
    counted = "number of participants not stated" if people is None else plural(people, "participant")
    return f"{weight.study.id}: {counted}; {plural(len(weight.excerpts), 'quotation')}; dataset {weight.study.dataset}"


def _relevance(sheet: Worksheet) -> Iterator[str]:
    yield from (f"  {_described(study)}" for study in sheet.view.studies)


def _described(study: Study) -> str:
    professions = ", ".join(term.label for term in study.professions) or "professions not stated"
    place = study.setting.location or "place not stated"
    return f"{study.id}: {study.setting.description}; {professions}; {place}; {study.population}"
