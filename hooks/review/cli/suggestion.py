"""`review suggestion FILE`: a filled "suggest a study" form becomes a draft of a candidate, or says what is missing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.cli.import_ import known_ids
from review.editing import EditError, screening
from review.editing.suggestion import draft, questions
from review.editing.yaml_editor import written
from review.evidence.documents import read_document
from review.evidence.records import read_evidence
from review.files.writing import write_together
from review.importing.duplicates import Work, known_works
from review.problems.problem import Problem, report

FORM = ".github/ISSUE_TEMPLATE/suggest-a-study.yml"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("suggestion", help='turn a filled "suggest a study" form into a draft candidate')
    command.add_argument("file", type=Path, help="the text of the issue")
    command.add_argument("--form", type=Path, help=f"the issue form; {FORM} if not named")
    command.add_argument("--add", action="store_true", help=f"add the draft to {screening.PATH}")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints the draft, and adds it to the screening if asked; or prints every reason why it cannot be one yet."""
    evidence, problems = read_evidence(chosen.root)
    form, wrong = read_document(chosen.form or chosen.root / FORM, FORM)
    if evidence is None or wrong:
        print(report([*problems, *wrong]), file=sys.stderr)
        return PROBLEMS
    path = chosen.file.name
    try:
        body = chosen.file.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        print(f"{chosen.file} cannot be read: {error.strerror}", file=sys.stderr)
        return USAGE
    entry, found = draft(body, path, questions(form), known_ids(evidence, chosen.root))
    if not any(problem.stops_the_build for problem in found):
        work = Work("", path, entry["title"], int(entry["year"]), entry.get("doi", ""), entry.get("pmid", ""))
        if match := known_works(evidence).find(work):
            found.append(Problem(path, 1, "E506", f"the report has {match}"))
    if found:
        print(report(found))
    if any(problem.stops_the_build for problem in found):
        return PROBLEMS
    print(written(entry | {"year": int(entry["year"])}), end="")
    if chosen.add:
        file = chosen.root / screening.PATH
        try:
            with file.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            edited = screening.with_reports(text, [entry | {"year": int(entry["year"])}])
            write_together(chosen.root, {screening.PATH: edited})
        except EditError as error:
            print(f"{screening.PATH}: {error}", file=sys.stderr)
            return PROBLEMS
    return OK
