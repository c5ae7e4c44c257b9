"""`review new [ID]`: the reference and the commented record of a study, ready to fill in. Nothing is overwritten."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.cli.asking import Answers, NoAnswerError, ask, is_interactive
from review.cli.import_ import known_ids
from review.editing.new_record import Scaffold
from review.evidence.naming import study_id
from review.evidence.records import Evidence, read_evidence
from review.files.writing import write_together
from review.importing import ExtraMissingError, read_file
from review.importing.candidates import as_work
from review.importing.duplicates import known_references, known_works
from review.importing.report import IncomingReport, doi_in, person
from review.problems.problem import report as told
from review.problems.problem import visible
from review.references.formats import bibtex
from review.schema.base import ID_PATTERN
from review.schema.registers import CandidateRecord

FORMATS = {"bib": "bibtex", "ris": "ris", "nbib": "nbib", "csl": "csl"}
# What is left to fill in where only the DOI is known.
STUB = """\
% Fill in what is empty, authors as: Family, Given and Family, Given
@article{{{id},
  author  = {{}},
  title   = {{}},
  journal = {{}},
  year    = {{}},
  volume  = {{}},
  number  = {{}},
  pages   = {{}},
  doi     = {{{doi}}}
}}
"""


class NotWrittenError(Exception):
    """Nothing was written, and why; `code` is the exit code."""

    def __init__(self, message: str, code: int = PROBLEMS) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True)
class Plan:
    """What is to be written: the study's id, the key of its reference, and the report where that has no entry yet."""

    id: str
    citekey: str
    report: IncomingReport | None
    candidate: CandidateRecord | None


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("new", help="start the record of a study: its reference and a form to fill in")
    command.add_argument("id", nargs="?", default="", help="<family name>-<year>; made from the reference if left out")
    source = command.add_mutually_exclusive_group()
    source.add_argument("--doi", default="", help="start a reference that holds the DOI alone")
    for name, format in FORMATS.items():
        source.add_argument(f"--{name}", type=Path, metavar="FILE", help=f"take the reference from a {format} file")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes references/<id>.bib and evidence/studies/<id>.yml, or says why it does not."""
    evidence, problems = read_evidence(chosen.root)
    if evidence is None:
        print(told(problems), file=sys.stderr)
        return PROBLEMS
    try:
        named = _named(chosen)
        if named == Answers() and is_interactive():
            named = ask({each.id for each in evidence.screening.value.reports})
        written = _write(chosen.root, evidence, _plan(named, evidence, chosen.root))
    except (NotWrittenError, NoAnswerError, ExtraMissingError) as error:
        print(error, file=sys.stderr)
        return error.code if isinstance(error, NotWrittenError) else USAGE
    print("\n".join([*(f"written: {path}" for path in written), "Fill in what is empty; `review check` names it all."]))
    return OK


def _named(chosen: argparse.Namespace) -> Answers:
    """The report as the arguments name it."""
    files = ((getattr(chosen, name), format) for name, format in FORMATS.items() if getattr(chosen, name))
    file, format = next(files, (None, ""))
    return Answers(chosen.id, chosen.doi, file, format)


def _plan(chosen: Answers, evidence: Evidence, root: Path) -> Plan:
    if chosen.id and not re.fullmatch(ID_PATTERN, chosen.id):
        raise NotWrittenError(f'"{visible(chosen.id)}" is not an id: lower-case letters, digits, single hyphens', USAGE)
    candidates = {each.id: each for each in evidence.screening.value.reports}
    report = _report(chosen, candidates.get(chosen.id))
    candidate = _candidate(report, evidence, candidates)
    entry = known_references(evidence).find(as_work(report))
    id = chosen.id or (candidate.id if candidate else "") or (entry.work.id if entry else "")
    if not id:
        if not (report.year and report.family):
            raise NotWrittenError(
                "the reference gives no author or no year to make an id from; name one: review new smith-2020 …", USAGE
            )
        id = study_id(report.family, report.year, known_ids(evidence, root))
    if id in candidates and candidate != candidates[id]:
        raise NotWrittenError(f'"{id}" is the id of another report in {evidence.screening.path}; choose another', USAGE)
    if not entry and id in {each.citekey for each in evidence.references}:
        raise NotWrittenError(f'"{id}" is the key of another work in the reference list; choose another id', USAGE)
    return Plan(id, entry.work.id if entry else id, None if entry else report, candidate)


def _report(chosen: Answers, candidate: CandidateRecord | None) -> IncomingReport:
    """The report that is named: by a file of one record, by a DOI, or by the id of a candidate."""
    if chosen.file:
        read = read_file(chosen.file, chosen.file.name, chosen.format)
        if read.problems:
            print(told(read.problems), file=sys.stderr)
        if len(read.reports) != 1:
            raise NotWrittenError(
                f"{chosen.file.name} holds {len(read.reports)} records that can be read, and one is wanted; "
                f"`review import` takes many",
                USAGE,
            )
        return read.reports[0]
    if chosen.doi:
        if not (doi := doi_in(chosen.doi)):
            raise NotWrittenError(f'"{visible(chosen.doi)}" is not a DOI (10.…/…)', USAGE)
        return IncomingReport("", (), None, doi=doi)
    if candidate is None:
        raise NotWrittenError(
            "name the report: by the id of a screened report, or with --doi, --bib, --ris, --nbib or --csl", USAGE
        )
    return IncomingReport(
        candidate.title,
        tuple(map(person, candidate.authors)),
        candidate.year,
        candidate.journal or "",
        candidate.doi or "",
        candidate.pmid or "",
        candidate.url or "",
        path=candidate.id,
    )


def _candidate(
    report: IncomingReport, evidence: Evidence, candidates: dict[str, CandidateRecord]
) -> CandidateRecord | None:
    """The included candidate that is this report, or None. A report that is there otherwise is not begun anew."""
    match = known_works(evidence).find(as_work(report))
    if match and match.work.where.startswith("evidence/studies/"):
        raise NotWrittenError(f"this report is a study already: it has {match}")
    if not match or not match.work.where.startswith(evidence.screening.path):
        return None
    candidate = candidates[match.work.id]
    if candidate.decision == "included":
        return candidate
    if candidate.decision == "awaiting":
        raise NotWrittenError(
            f"this report awaits assessment: it has {match}\nWhen somebody has read it in full and found it eligible:\n"
            f"  review screen {candidate.id} include --by NAME --on YYYY-MM-DD\n  review new {candidate.id}"
        )
    raise NotWrittenError(
        f"this report was excluded ({candidate.reason}, {candidate.decided_on}): it has {match}\n"
        f"To decide anew: review screen {candidate.id} include --again --by NAME --on YYYY-MM-DD"
    )


def _write(root: Path, evidence: Evidence, plan: Plan) -> list[str]:
    """Writes the files of the plan and gives their paths. Neither of them where one is there already."""
    scaffold = Scaffold(evidence.codebook.value, [each.value for each in evidence.themes], plan.candidate)
    files = {f"evidence/studies/{plan.id}.yml": scaffold.record(plan.id, plan.citekey)}
    if plan.report:
        files = {f"references/{plan.citekey}.bib": _entry(plan.report, plan.citekey), **files}
    for path in files:
        if (root / path).exists():
            raise NotWrittenError(f"{path} is there already; nothing is overwritten")
    write_together(root, files)
    return list(files)


def _entry(report: IncomingReport, citekey: str) -> str:
    if not report.title:
        return STUB.format(id=citekey, doi=report.doi)
    return bibtex([report.reference(citekey)])
