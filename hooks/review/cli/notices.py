"""`review notices`: looks up retractions, corrections and the like of cited works, and records decisions on them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.program import command
from review.cli.watch import checked_day, given_addresses, polite_client_of
from review.editing.surveillance import NOTICES_PATH, notices_text
from review.files.writing import write_together
from review.loading import State, load_state
from review.model.affected_findings import affected_findings
from review.model.notices import cited_dois, doi_key
from review.problems.problem import report, visible
from review.schema.surveillance import NoticeDecisionRecord, NoticeRecord, NoticesRecord
from review.templating.rendering import plural

STATE = ".build/notices.json"  # the answers of a look-up that was stopped, below the root


@command(
    "notices",
    examples=[
        "review notices",
        'review notices --decide 10.1000/xyz123 --by "Ada Nobody" --on 2026-02-03 --text "Excluded from all findings."',
    ],
)
@click.option("--dry-run", is_flag=True, help="Ask, show what would be recorded, and change nothing.")
@click.option("--decide", "decided", default="", metavar="DOI", help="Record a decision on the notices of this work.")
@click.option("--by", default="", metavar="NAME", help="Who decided.")
@click.option("--text", default="", metavar="TEXT", help="What follows for the review.")
@click.option(
    "--on", "day", default="", metavar="DAY", help="The day, as YYYY-MM-DD; of a look-up, today if not given."
)
@click.option("--service", "addresses", multiple=True, metavar="NAME=URL", help="Ask a service at another address.")
@click.pass_obj
def notices(root: Path, dry_run: bool, decided: str, by: str, text: str, day: str, addresses: tuple[str, ...]) -> int:
    """Look up retractions and corrections of cited works.

    Crossref is asked about each DOI: retractions, expressions of concern and corrections, those of Retraction Watch
    among them, and the articles of preprints. What it answers goes into evidence/notices.yml with the day. For a
    retraction, each finding that it affects is named. `review check` reminds of it until somebody has decided.
    """
    at = given_addresses(addresses)
    day = checked_day(day)
    state, problems = load_state(root)
    if state is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    if decided:
        return _decide(root, state, decided, by, day, text)
    client = polite_client_of(state.evidence)
    if client is None:
        return USAGE
    from review.surveillance import lookups, polite_client, services  # noqa: PLC0415 - an extra

    dois = cited_dois(state.evidence.references)
    answers = lookups.read_answers(root / STATE, day or polite_client.today())
    crossref = services.services(client.contact, os.environ, at)["crossref"]
    failed = 0
    try:
        for doi, why in lookups.look_up(client, crossref, dois, answers, lambda: answers.write(root / STATE)):
            print(visible(f"  failed: {doi}: {why}"))
            failed += 1
    finally:
        client.close()
    before = state.evidence.notices.value
    after = lookups.with_answers(before, state.evidence.references, answers)
    new = lookups.new_notices(before, after)
    for notice in new.values():
        for line in _lines(state, notice):
            print(visible(line))
    if not dry_run:
        if after != before:
            write_together(root, {NOTICES_PATH: notices_text(after)})
        if not failed:
            (root / STATE).unlink(missing_ok=True)
    unknown = sum(answers.by_doi.get(doi, ()) is None for doi in dois)
    lost = f", {failed} without an answer; run the command again for these" if failed else ""
    print(
        f"{plural(len(dois), 'DOI')} looked up: {plural(len(new), 'new notice')}, {len(after.notices)} in all, "
        f"{unknown} not known to Crossref{lost}."
    )
    return PROBLEMS if failed else OK


def _lines(state: State, notice: NoticeRecord) -> list[str]:
    """A notice in words; for a retraction of an included study, each finding that it affects, with what is left."""
    dated = f", {notice.date}" if notice.date else ""
    at = f", {notice.doi}" if notice.doi else ""
    lines = [f"  {notice.kind_label}: {notice.work} ({notice.label}{at}{dated}; {', '.join(notice.sources)})"]
    review = state.review
    studies = [each for each in review.studies.values() if doi_key(each.reference.doi) == doi_key(notice.work)]
    for study in studies if notice.is_grave else ():
        for each in affected_findings(review, study):
            left = f"{plural(len(each.studies), 'study', 'studies')} and {plural(len(each.excerpts), 'quotation')}"
            lines.append(f"    affects {each.finding.id}: without {study.id}, {left} are left")
    return lines


def _decide(root: Path, state: State, work: str, by: str, day: str, text: str) -> int:
    """Record a decision on the grave notices of a work that have none, or else on all of them."""
    before = state.evidence.notices.value
    found = [each for each in before.notices if doi_key(each.work) == doi_key(work)]
    if not found:
        raise click.UsageError(f"{NOTICES_PATH} has no notice about {work}")
    if not (by and day and text):
        raise click.UsageError("a decision needs --by, --on and --text")
    open_ones = [each for each in found if each.is_grave and not each.decision]
    if not open_ones:
        raise click.UsageError(f"{work} has no notice that waits for a decision")
    decision = NoticeDecisionRecord(on=day, by=by, text=text)
    changed = tuple(
        each.model_copy(update={"decision": decision}) if each in open_ones else each for each in before.notices
    )
    write_together(root, {NOTICES_PATH: notices_text(NoticesRecord(lookups=before.lookups, notices=changed))})
    print(f"Decision on {plural(len(open_ones), 'notice')} about {work} recorded, on {day} by {by}.")
    return OK
