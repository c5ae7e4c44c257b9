"""`review screen ID include|exclude`: notes the decision on a report that awaits assessment."""

from __future__ import annotations

import argparse
import re
import sys

from review.cli import OK, PROBLEMS, USAGE
from review.editing import EditError, screening
from review.evidence.records import Evidence, read_evidence
from review.files.writing import write_together
from review.problems.problem import nearest, report
from review.schema.base import DATE_PATTERN
from review.schema.registers import CandidateRecord

DECISIONS = {"include": "included", "exclude": "excluded"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("screen", help="note the decision on a report that awaits assessment")
    command.add_argument("id")
    command.add_argument("decision", choices=tuple(DECISIONS))
    command.add_argument("--reason", default="", help="why it is excluded: a term of exclusion_reasons in the codebook")
    command.add_argument("--note", default="", help="the reason in words")
    command.add_argument("--by", required=True, help="who decided")
    command.add_argument("--on", required=True, help="the day of the decision, YYYY-MM-DD")
    command.add_argument("--again", action="store_true", help="decide anew what is decided already")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes the decision into evidence/screening.yml and says what comes next."""
    evidence, problems = read_evidence(chosen.root)
    if evidence is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    reports = evidence.screening.value.reports
    index = next((number for number, each in enumerate(reports) if each.id == chosen.id), -1)
    wrong = _wrong(chosen, evidence, reports[index] if index >= 0 else None)
    if wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    values = {"decision": DECISIONS[chosen.decision], "reason": chosen.reason, "reason_note": chosen.note}
    values |= {"decided_on": chosen.on, "decided_by": chosen.by}
    without = ("proposal", "reason", "reason_note") if chosen.decision == "include" else ()
    file = chosen.root / screening.PATH
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        edited = screening.with_decision(text, index, {key: said for key, said in values.items() if said}, without)
    except EditError as error:
        print(f"{screening.PATH}: {error}", file=sys.stderr)
        return PROBLEMS
    write_together(chosen.root, {screening.PATH: edited})
    print(_said(reports[index], chosen, without))
    return OK


def _wrong(chosen: argparse.Namespace, evidence: Evidence, candidate: CandidateRecord | None) -> str:
    """What is wrong with the decision; empty where nothing is."""
    if candidate is None:
        known = [each.id for each in evidence.screening.value.reports]
        hint = nearest(chosen.id, known) or f"{screening.PATH} lists all of them"
        return f'no report has the id "{chosen.id}"; {hint}'
    reasons = [term.id for term in evidence.codebook.value.exclusion_reasons]
    if chosen.decision == "exclude" and chosen.reason not in reasons:
        said = nearest(chosen.reason, reasons)
        start = f'"{chosen.reason}" is not a reason' if chosen.reason else "an exclusion needs a --reason"
        return f"{start}; {said + ' ' if said else ''}the codebook knows: {', '.join(reasons)}"
    if chosen.decision == "include" and (chosen.reason or chosen.note):
        return "a reason belongs to an exclusion; leave --reason and --note out"
    if not re.fullmatch(DATE_PATTERN, chosen.on):
        return f'"{chosen.on}" is not a date; write YYYY-MM-DD'
    if candidate.decision != "awaiting" and not chosen.again:
        who = f" by {candidate.decided_by}" if candidate.decided_by else ""
        return (
            f'"{candidate.id}" is {candidate.decision} already, on {candidate.decided_on or "a day not noted"}{who}; '
            "add --again to decide anew"
        )
    return ""


def _said(candidate: CandidateRecord, chosen: argparse.Namespace, without: tuple[str, ...]) -> str:
    lines = [f"{candidate.id} is {DECISIONS[chosen.decision]}, on {chosen.on} by {chosen.by}."]
    gone = [f"{name}: {getattr(candidate, name)}" for name in without if getattr(candidate, name)]
    lines += [f"Taken out of its entry: {'; '.join(gone)}"] if gone else []
    if chosen.decision == "include":
        lines.append(f"Now it needs a study record; `review check` asks for it. Write one: review new {candidate.id}")
    return "\n".join(lines)
