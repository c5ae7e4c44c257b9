"""`review new [ID]`: the reference and the commented record of a study, to be completed. Nothing is overwritten."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.asking import Answers, NoAnswerError, ask, file_options, is_interactive
from review.cli.import_ import known_ids
from review.cli.loading import read, text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.editing.new_record import Scaffold
from review.editing.validation import checked_day
from review.evidence.naming import FreeIds
from review.evidence.records import Evidence
from review.files.writing import write_together
from review.importing import ExtraMissingError, read_file
from review.importing.candidates import as_work
from review.importing.candidates import candidate as candidate_entry
from review.importing.formats import importers
from review.importing.report import IncomingReport
from review.model.duplicates import known_references, known_works
from review.problems.problem import nearest, visible
from review.problems.problem import report as problem_report
from review.references.formats import bibtex
from review.references.identifiers import doi_in
from review.references.names import person
from review.schema.base import ID_PATTERN
from review.schema.registers import CandidateRecord

STUDIES = "evidence/studies/"
SCREENING = "evidence/screening"  # the start of the path of every file of the screening
# The entry of a report of which only the DOI is known.
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

NO_DECISION = (
    "No screening decision is recorded, so the site counts the study as added without one. "
    "To record it, add the report to evidence/screening.yml; next time, use --by and --on."
)
IF_DIFFERENT = (
    "If they are different reports, correct the DOI, or record the decision under comparisons in "
    "evidence/screening.yml."
)


class NotWrittenError(Exception):
    """Nothing was written, and why; `code` is the exit status."""

    def __init__(self, message: str, code: int = PROBLEMS) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True)
class Plan:
    """What to write: the study's ID, the key of its reference, and the report where it has no reference yet."""

    id: str
    citekey: str
    given: IncomingReport
    candidate: CandidateRecord | None
    is_referenced: bool

    @property
    def report(self) -> IncomingReport | None:
        return None if self.is_referenced else self.given


def _file_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for a file of each format."""
    for option, format in reversed(file_options().items()):
        function = click.option(
            option,
            format,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"Take the reference from a file with one record, in {importers()[format].label}.",
        )(function)
    return function


@command(
    "new",
    examples=[
        "review new --ris export.ris",
        'review new --ris export.ris --by "Ada Nobody" --on 2026-02-03',
        "review new smith-2020 --doi 10.1000/example",
        "review new chan-2018",
    ],
)
@click.argument("id", default="")
@click.option("--doi", default="", help="Start with a reference that has only the DOI.")
@click.option("--by", default="", metavar="NAME", help="Record that the report is included, and who decided.")
@click.option("--on", default="", metavar="DAY", help="The day of that decision, as YYYY-MM-DD.")
@click.option("--instrument", default="", metavar="ID", help="Appraise with this instrument, if there are several.")
@_file_options
@click.pass_obj
def new(root: Path, /, id: str, doi: str, by: str, on: str, instrument: str, **files: Path | None) -> int:
    """Start a study: its reference and a record to fill in.

    ID is <family name>-<year>, made from the reference if not given, or that of a screened report. Without a report,
    the command asks for it. Files that exist are never overwritten. Without a decision, of `review screen` or by --by
    and --on, the site counts the study as added without one.
    """
    if bool(by) != bool(on):
        raise click.UsageError("a decision needs both --by and --on")
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    known = [each.id for each in evidence.codebook.value.instruments]
    if instrument and instrument not in known:
        hint = nearest(instrument, known) or f"known: {', '.join(known) or 'none'}"
        raise click.UsageError(f'"{visible(instrument)}" is not an instrument of the codebook; {hint}')
    given = [(file, format) for format, file in files.items() if file]
    if len(given) + bool(doi) > 1:
        raise click.UsageError("name the report once: by one file or by --doi")
    file, format = given[0] if given else (None, "")
    answers = Answers(id, doi, file, format)
    try:
        if answers == Answers() and is_interactive():
            answers = ask({each.value.id for each in evidence.screened()})
        plan = _plan(answers, evidence, root)
        register = _with_decision(root, evidence, plan, by, on) if by else {}
        paths = _write(root, evidence, plan, register, instrument)
    except (NotWrittenError, NoAnswerError, ExtraMissingError, EditError) as error:
        print(error, file=sys.stderr)
        return USAGE if isinstance(error, NoAnswerError | ExtraMissingError) else getattr(error, "code", PROBLEMS)
    print("\n".join(f"written: {path}" for path in paths))
    source = evidence.review.value.source
    included = source.included if source else ()
    is_published = plan.citekey in included if included else plan.is_referenced
    if source and not (plan.candidate or register or is_published):
        print(NO_DECISION)
    print("Next: fill in the empty fields; `review check` lists them.")
    return OK


def _plan(answers: Answers, evidence: Evidence, root: Path) -> Plan:
    if answers.id and not re.fullmatch(ID_PATTERN, answers.id):
        raise NotWrittenError(
            f'"{visible(answers.id)}" is not an ID: use lower-case letters, digits and single hyphens', USAGE
        )
    candidates = {each.value.id: each.value for each in evidence.screened()}
    report = _report(answers, candidates.get(answers.id))
    candidate = _candidate(report, evidence, candidates)
    found = known_references(evidence).find(as_work(report))
    entry = found if found and found.is_certain else None
    id = answers.id or (candidate.id if candidate else "") or (entry.work.id if entry else "")
    if not id:
        if not (report.year and report.family):
            raise NotWrittenError(
                "the reference has no author or no year to make an ID from; give one: review new smith-2020 …", USAGE
            )
        id = FreeIds(known_ids(evidence, root)).study_id(report.family, report.year)
    if id in candidates and candidate != candidates[id]:
        raise NotWrittenError(f'"{id}" is the ID of another report of the screening; choose another', USAGE)
    if not entry and id in {each.citekey for each in evidence.references}:
        raise NotWrittenError(f'"{id}" is the key of another work in the reference list; choose another ID', USAGE)
    return Plan(id, entry.work.id if entry else id, report, candidate, is_referenced=entry is not None)


def _report(answers: Answers, candidate: CandidateRecord | None) -> IncomingReport:
    """The report, named by a file with one record, by a DOI, or by the ID of a candidate."""
    if answers.file:
        imported = read_file(answers.file, answers.file.name, answers.format)
        if imported.problems:
            print(problem_report(imported.problems), file=sys.stderr)
        if len(imported.reports) != 1:
            raise NotWrittenError(
                f"{answers.file.name} has {len(imported.reports)} records that can be read, not one; "
                f"for several, use `review import`",
                USAGE,
            )
        return imported.reports[0]
    if answers.doi:
        if not (doi := doi_in(answers.doi)):
            raise NotWrittenError(f'"{visible(answers.doi)}" is not a DOI (10.…/…)', USAGE)
        return IncomingReport("", (), None, doi=doi)
    if candidate is None:
        raise NotWrittenError(
            f"name the report: by the ID of a screened report, or with --doi, {', '.join(file_options())}", USAGE
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
    """The included candidate that is this report, or None. Raise NotWrittenError if the report is otherwise known."""
    work = as_work(report)
    match = known_works(evidence).find(work)
    if match and match.is_certain and match.work.where.startswith(STUDIES):
        raise NotWrittenError(f"this report is already a study: it has {match}")
    if match and not match.is_certain and match.is_refused(work):
        where = match.work.where
        known = "a study" if where.startswith(STUDIES) else "screened" if where.startswith(SCREENING) else "a reference"
        raise NotWrittenError(f"this report is already {known}: it has {match}\n{IF_DIFFERENT}")
    if match and not match.is_certain:
        print(f"Check first whether this is another report: it has {match}", file=sys.stderr)
        return None
    if not match or match.work.id not in candidates or not match.work.where.startswith(SCREENING):
        return None
    candidate = candidates[match.work.id]
    if candidate.decision == "included":
        return candidate
    if candidate.decision == "awaiting":
        raise NotWrittenError(
            f"this report awaits assessment: it has {match}\nOnce it has been read in full and found eligible:\n"
            f"  review screen {candidate.id} include --by NAME --on YYYY-MM-DD\n  review new {candidate.id}"
        )
    raise NotWrittenError(
        f"this report was excluded ({candidate.reason}, {candidate.decided_on}): it has {match}\n"
        f"To replace the decision: review screen {candidate.id} include --again --by NAME --on YYYY-MM-DD"
    )


def _with_decision(root: Path, evidence: Evidence, plan: Plan, by: str, on: str) -> dict[str, str]:
    """The register of screening with the report included by a person on a day.

    Raise NotWrittenError where the decision is recorded already, or the report is not known well enough to record it.
    """
    if plan.candidate:
        raise NotWrittenError(f"{plan.id} is already decided on; leave out --by and --on", USAGE)
    day = checked_day(on)
    entry, problems = candidate_entry(plan.given, FreeIds(known_ids(evidence, root)))
    if problems:
        raise NotWrittenError(f"the decision cannot be recorded:\n{problem_report(problems)}")
    written = {name: value for name, value in entry.items() if value}
    decision = {"id": plan.id, "decision": "included", "decided_on": day, "decided_by": by}
    text = text_of(root / screening.PATH)
    return {screening.PATH: screening.with_reports(text, [written | decision])}


def _write(root: Path, evidence: Evidence, plan: Plan, register: dict[str, str], instrument: str) -> list[str]:
    """Write the files of the plan, and a register that is changed with them; return their paths.

    Raise NotWrittenError where a file of the plan exists.
    """
    scaffold = Scaffold(
        evidence.codebook.value,
        [each.value for each in evidence.themes],
        plan.candidate,
        evidence.review.value.settings,
        instrument,
    )
    files = {f"evidence/studies/{plan.id}.yml": scaffold.record(plan.id, plan.citekey)}
    if plan.report:
        files = {f"references/{plan.citekey}.bib": _entry(plan.report, plan.citekey), **files}
    for path in files:
        if (root / path).exists():
            raise NotWrittenError(f"{path} already exists; nothing is overwritten")
    write_together(root, files | register)
    return [*files, *register]


def _entry(report: IncomingReport, citekey: str) -> str:
    if not report.title:
        return STUB.format(id=citekey, doi=report.doi)
    return bibtex([report.reference(citekey)])
