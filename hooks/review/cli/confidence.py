"""`review confidence FINDING`: a worksheet for a GRADE-CERQual assessment, with the evidence beside each judgement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded
from review.cli.program import command
from review.model import urls
from review.model.study import Study
from review.problems.problem import nearest, visible
from review.templating.rendering import plural
from review.views.worksheet import Weight, Worksheet, components, worksheet


@command("confidence", examples=["review confidence riding-f01", "review confidence riding-f01 > worksheet.txt"])
@click.argument("finding")
@click.pass_obj
def confidence(root: Path, finding: str) -> int:
    """Print a worksheet for assessing confidence in a finding.

    It shows the evidence for each component of GRADE-CERQual, and the block to complete and add to the theme's record.
    """
    review = loaded(root)
    if review is None:
        return PROBLEMS
    found = review.findings.get(finding)
    if found is None:
        hint = nearest(finding, review.findings) or "IDs such as theme-f01 are shown with each finding on the site"
        raise click.UsageError(f'no finding has the ID "{visible(finding)}"; {hint}')
    print("\n".join(_lines(worksheet(review, found), urls.worksheet(review, found.id))))
    return OK


def _lines(sheet: Worksheet, address: str) -> Iterator[str]:
    finding = sheet.finding
    yield f"{finding.id}  {finding.statement}"
    if finding.confidence and sheet.state == "stale":
        yield f"  Assessed on {finding.confidence.assessed_on}; the finding has changed since."
    yield f"  A version to print and write on: {address} on the site."
    yield "  The counts below are evidence to consider, not judgements."
    evidence = {
        "methodological_limitations": _limitations,
        "coherence": _coherence,
        "adequacy": _adequacy,
        "relevance": _relevance,
    }
    for component in components():
        yield f"\n{component.label}. {component.about}"
        yield from evidence[component.name](sheet)
    yield f"\nFill in every empty field, and paste this below {finding.id} in {sheet.path}:"
    yield from sheet.block


def _limitations(sheet: Worksheet) -> Iterator[str]:
    for instrument, rows in sheet.answered:
        if len(sheet.answered) > 1:
            yield f"  {instrument.label}"
        for answered in rows:
            answers = "; ".join(f"{answer.label}: {', '.join(names)}" for answer, names in answered.answers)
            yield f"  {answered.criterion.shown_number}. {answered.criterion.label}. {answers}"
    if unknown := sheet.view.coverage.appraisals.not_appraised:
        yield f"  not appraised: {', '.join(study.name for study in unknown)}"


def _coherence(sheet: Worksheet) -> Iterator[str]:
    finding = sheet.finding
    yield f"  {finding.kind.label}. {finding.studies_note or ''}".rstrip()
    yield from (f'  the published review: "{phrase}"' for phrase in sheet.view.evidence.phrases)
    yield from (f"  view: {view.view} ({', '.join(view.studies) or 'no study named'})" for view in finding.views)
    for excerpt in sheet.view.excerpts:
        relation = excerpt.relation_to(finding.id).label.lower()
        yield f"  {excerpt.id} ({relation}; {excerpt.voice.label}; {excerpt.speaker}): {excerpt.quote}"
    links = plural(sheet.negative.n_links, "link")
    yield f"  {sheet.negative.n_read} of {links} read again; the others count as support"
    for case in sheet.negative.cases:
        source = case.excerpt.id if case.excerpt else case.study.id
        yield f"  negative case: {source}: {case.kind.label.lower()}. {case.reading.note or ''}".rstrip()


def _adequacy(sheet: Worksheet) -> Iterator[str]:
    covered = sheet.view.coverage
    people = "" if covered.uncounted == covered.datasets else plural(covered.participants, "participant")
    unknown = f"no number of participants for {plural(covered.uncounted, 'dataset')}" if covered.uncounted else ""
    counts = (
        f"{plural(sheet.finding.n_named_studies, 'study', 'studies')} named, {sheet.finding.n_linked_studies} linked",
        f"together {plural(len(sheet.view.studies), 'study', 'studies')}",
        plural(covered.datasets, "dataset"),
        people,
        unknown,
        plural(len(sheet.view.excerpts), "quotation"),
    )
    yield f"  {', '.join(filter(None, counts))}"
    yield from (f"  {_weight(weight)}" for weight in sheet.weights)


def _weight(weight: Weight) -> str:
    number = weight.study.n_participants
    people = "number of participants not stated" if number is None else plural(number, "participant")
    support = "named" if weight.is_named else "linked"
    quotations = plural(len(weight.excerpts), "quotation")
    return f"{weight.study.id}: {support}; {people}; {quotations}; dataset {weight.study.dataset}"


def _relevance(sheet: Worksheet) -> Iterator[str]:
    yield from (f"  {_study(study)}" for study in sheet.view.studies)


def _study(study: Study) -> str:
    professions = ", ".join(term.label for term in study.professions) or "professions not stated"
    place = study.setting.location or "place not stated"
    about = (study.setting.description, professions, place, study.population)
    return f"{study.id}: {'; '.join(text for text in about if text)}"
