"""`review relate ID FINDING RELATION`: how a passage relates to a finding, or that a study says nothing on it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded, text_of
from review.cli.program import command
from review.editing import EditError, readings
from review.files.writing import write_together
from review.model.review import Review
from review.model.study import Study
from review.problems.problem import nearest, visible
from review.schema.base import DATE_PATTERN, is_calendar_date
from review.schema.codebook import SUPPORTS


@command(
    "relate",
    examples=[
        'review relate smith-2020-q01 waiting-f01 contradicts --note "It is dry without." --by "Ada" --on 2026-02-03',
        'review relate smith-2020 waiting-f02 not-asked --by "Ada Nobody" --on 2026-02-03',
    ],
)
@click.argument("id")
@click.argument("finding")
@click.argument("relation")
@click.option("--by", required=True, metavar="NAME", help="Who read the two together.")
@click.option("--on", required=True, metavar="DAY", help="The day of the reading, as YYYY-MM-DD.")
@click.option("--note", default="", metavar="TEXT", help="Why; needed where a passage does not simply support it.")
@click.pass_obj
def relate(root: Path, id: str, finding: str, relation: str, by: str, on: str, note: str) -> int:
    """Record how a quotation relates to a finding.

    RELATION is supports, qualifies or contradicts. With the ID of a study: that it is silent on the finding, or did not
    ask. An earlier entry is replaced.
    """
    review = loaded(root)
    if review is None:
        return PROBLEMS
    if finding not in review.findings:
        hint = nearest(finding, review.findings) or "IDs such as theme-f01 are shown with each finding on the site"
        raise click.UsageError(f'no finding has the ID "{visible(finding)}"; {hint}')
    check_day(on)
    study, is_excerpt = _study(review, id)
    _check(review, id, finding, relation, note, is_excerpt=is_excerpt)
    kind = "relation" if is_excerpt else "kind"
    values = {"finding": finding, kind: relation, "read_by": by, "read_on": on, **({"note": note} if note else {})}
    text = text_of(root / study.path)
    try:
        if is_excerpt:
            place = study.excerpts.index(review.excerpts[id])
            edited = readings.with_relation(text, study.path, place, values)
        else:
            edited = readings.with_silence(text, study.path, values)
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    write_together(root, {study.path: edited})
    print(f"{id}: {relation} for {finding}, read on {on} by {by}.")
    return OK


def _study(review: Review, id: str) -> tuple[Study, bool]:
    """The study of this ID or of the excerpt of this ID, and whether it is an excerpt. UsageError for any other ID."""
    if id in review.excerpts:
        return review.studies[review.excerpts[id].study], True
    if id in review.studies:
        return review.studies[id], False
    hint = nearest(id, [*review.excerpts, *review.studies]) or "IDs are shown with each quotation and study on the site"
    raise click.UsageError(f'no quotation or study has the ID "{visible(id)}"; {hint}')


def _check(review: Review, id: str, finding: str, relation: str, note: str, *, is_excerpt: bool) -> None:
    """Raise UsageError where the checks would not accept the entry."""
    allowed = [term.id for term in review.codebook.terms("relations" if is_excerpt else "silences")]
    if relation not in allowed:
        what = "a quotation" if is_excerpt else "a study"
        raise click.UsageError(f'"{visible(relation)}" is not known for {what}; choose {", ".join(allowed)}')
    if is_excerpt and finding not in review.excerpts[id].findings:
        raise click.UsageError(f"{id} is not linked to {finding}; add the finding to its findings first")
    if is_excerpt and relation != SUPPORTS and not note:
        raise click.UsageError(f"say with --note why {id} {relation} {finding}")
    if not is_excerpt and review.speaks_to(review.studies[id], review.findings[finding]):
        raise click.UsageError(f"{id} is named for {finding} or linked to it, so it does say something on it")


def check_day(written: str) -> None:
    """Raise UsageError where a text is not a date."""
    if not (re.fullmatch(DATE_PATTERN, written) and is_calendar_date(written)):
        raise click.UsageError(f'"{visible(written)}" is not a date; write YYYY-MM-DD')
