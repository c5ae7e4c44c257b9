"""`review compare ID RESULT`: records what a comparison of a quotation with the study's report showed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded, text_of
from review.cli.program import command
from review.cli.relate import check_day
from review.editing import EditError, readings
from review.files.writing import write_together
from review.problems.problem import nearest, visible
from review.schema.codebook import DIFFERS, NOT_COMPARED


@command(
    "compare",
    examples=[
        'review compare smith-2020-q01 same --locator "p. 4, paragraph 2" --by "Ada Nobody" --on 2026-02-03',
        'review compare smith-2020-q02 differs --difference "The report has may." --by "Ada Nobody" --on 2026-02-03',
    ],
)
@click.argument("id")
@click.argument("result")
@click.option("--by", required=True, metavar="NAME", help="Who compared the two.")
@click.option("--on", required=True, metavar="DAY", help="The day of the comparison, as YYYY-MM-DD.")
@click.option("--locator", default="", metavar="PLACE", help="Where the words are in the report.")
@click.option("--difference", default="", metavar="TEXT", help="What differs.")
@click.option("--url", default="", metavar="URL", help="Where anyone can read the report, where it is open.")
@click.option("--again", is_flag=True, help="Replace an earlier comparison.")
@click.pass_obj
def compare(
    root: Path, id: str, result: str, by: str, on: str, locator: str, difference: str, url: str, again: bool
) -> int:
    """Record how a quotation compares with its report.

    RESULT is same, differs or not-reachable. It goes into the study's record. Until then the site says that nobody has
    compared the quotation.
    """
    review = loaded(root)
    if review is None:
        return PROBLEMS
    excerpt = review.excerpts.get(id)
    if excerpt is None:
        hint = nearest(id, review.excerpts) or "IDs such as smith-2020-q01 are shown with each quotation on the site"
        raise click.UsageError(f'no quotation has the ID "{visible(id)}"; {hint}')
    results = [term.id for term in review.codebook.terms("comparison_results") if term != NOT_COMPARED]
    if result not in results:
        raise click.UsageError(f'"{visible(result)}" is no result of a comparison; choose {", ".join(results)}')
    if (result == DIFFERS) != bool(difference):
        raise click.UsageError(f"--difference says what differs: it belongs to {DIFFERS}, and only there")
    check_day(on)
    if excerpt.comparison and not again:
        earlier = excerpt.comparison
        raise click.UsageError(
            f'"{id}" was compared on {earlier.compared_on} by {earlier.compared_by}; '
            "add --again to replace the comparison"
        )
    values = {
        "result": result,
        "compared_by": by,
        "compared_on": on,
        "primary_locator": locator,
        "difference": difference,
        "url": url,
    }
    study = review.studies[excerpt.study]
    try:
        edited = readings.with_comparison(
            text_of(root / study.path),
            study.path,
            study.excerpts.index(excerpt),
            {name: value for name, value in values.items() if value},
        )
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    write_together(root, {study.path: edited})
    print(f"{id}: {result}, compared on {on} by {by}.")
    return OK
