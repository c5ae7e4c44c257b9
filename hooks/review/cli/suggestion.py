"""`review suggestion FILE`: a "suggest a study" form becomes a draft candidate, or a list of what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.import_ import known_ids
from review.cli.loading import text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.editing.suggestion import draft, questions
from review.editing.yaml_editor import written
from review.evidence.documents import read_document
from review.evidence.records import read_evidence
from review.files.writing import write_together
from review.importing.candidates import entry_work
from review.model.duplicates import known_works
from review.problems.problem import Problem, report

FORM = ".github/ISSUE_TEMPLATE/suggest-a-study.yml"


@command("suggestion", examples=["review suggestion issue.md", "review suggestion issue.md --add"])
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", type=click.Path(path_type=Path), metavar="FILE", help=f"The issue form; {FORM} if not given.")
@click.option("--add", is_flag=True, help=f"Add the draft to {screening.PATH}.")
@click.pass_obj
def suggestion(root: Path, file: Path, form: Path | None, add: bool) -> int:
    """Turn a "suggest a study" form into a draft candidate.

    FILE is the text of the issue. If the form is incomplete, or the study is already known, the reasons are listed
    instead.
    """
    evidence, problems = read_evidence(root)
    document, form_problems = read_document(form or root / FORM, FORM)
    if evidence is None or form_problems:
        print(report([*problems, *form_problems]), file=sys.stderr)
        return PROBLEMS
    try:
        body = file.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from error
    path = file.name
    entry, found = draft(body, path, questions(document), known_ids(evidence, root))
    if not any(problem.stops_the_build for problem in found):
        work = entry_work(entry, path)
        match = known_works(evidence).find(work)
        if match and match.is_refused(work):
            found.append(Problem(path, 1, "E506", f"the report has {match}"))
        elif match:
            found.append(Problem(path, 1, "H403", f"the report has {match}"))
    if found:
        print(report(found))
    if any(problem.stops_the_build for problem in found):
        return PROBLEMS
    candidate = entry | {"year": int(entry["year"])}
    print(written(candidate), end="")
    if add:
        try:
            edited = screening.with_reports(text_of(root / screening.PATH), [candidate])
        except EditError as error:
            print(error, file=sys.stderr)
            return PROBLEMS
        write_together(root, {screening.PATH: edited})
    return OK
