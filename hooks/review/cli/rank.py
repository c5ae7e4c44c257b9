"""`review rank`: puts reports that await assessment in an order of reading, learnt from the review's own decisions."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded, text_if_any
from review.cli.program import command
from review.cli.relate import check_day
from review.editing import EditError
from review.editing.ranking import RANKS, ranks_text
from review.editing.tools import TOOLS_PATH, with_declaration
from review.files.program import installed_version
from review.files.writing import write_together
from review.ranking.classifier import Ranker, TooFewError, version
from review.ranking.declaration import DECLARATION
from review.views import ranking as view


@command("rank", examples=["review rank", "review rank --write --on 2026-02-03"])
@click.option("--write", is_flag=True, help="Write the order to evidence/ranks.yml, and declare the tool.")
@click.option("--on", default="", metavar="DAY", help="The day of the ranking, as YYYY-MM-DD; --write needs it.")
@click.pass_obj
def rank(root: Path, write: bool, on: str) -> int:
    """Put reports awaiting assessment in an order of reading.

    A small model learns from the titles and summaries of the reports that the review has included and excluded. It
    shows the words behind each score. It excludes no report and never says when to stop.
    """
    if write and not on:
        raise click.UsageError("--write needs the day of the ranking: add --on YYYY-MM-DD")
    if on:
        check_day(on)
    if find_spec("sklearn") is None:
        print('The ranking needs scikit-learn: pip install "living-review[rank]"', file=sys.stderr)
        return PROBLEMS
    review = loaded(root)
    if review is None:
        return PROBLEMS
    decided = view.decided_texts(review)
    try:
        model = Ranker([text for text, _ in decided], [included for _, included in decided])
    except TooFewError as error:
        print(error)
        return OK
    scores = model.scores([view.text_of(report) for report in review.awaiting])
    order = sorted(zip(review.awaiting, scores, strict=True), key=lambda pair: (-pair[1].value, pair[0].id))
    for report, score in order:
        print(f"{score.value:.3f}  {report.id}  {', '.join(f'{term.text} {term.weight:+.2f}' for term in score.terms)}")
    print("Only the order matters. Read every report: no score excludes one.")
    if not write:
        return OK
    included = sum(each for _, each in decided)
    values = {
        "ranked_on": on,
        "program": f"review rank {installed_version() or '(version unknown)'}",
        "library": version(),
        "included": included,
        "excluded": len(decided) - included,
        "scores": [
            {
                "id": report.id,
                "score": f"{score.value:.3f}",
                "terms": [{"term": term.text, "weight": f"{term.weight:.3f}"} for term in score.terms],
            }
            for report, score in order
        ],
    }
    try:
        declared = with_declaration(text_if_any(root / TOOLS_PATH), DECLARATION)
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    write_together(root, {RANKS: ranks_text(values), TOOLS_PATH: declared})
    print(f"Written to {RANKS}.")
    return OK
