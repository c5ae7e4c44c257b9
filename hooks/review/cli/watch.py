"""`review watch`: the saved searches are run, and reports that are new await assessment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.import_ import known_ids
from review.cli.loading import text_if_any, text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.editing.surveillance import RUNS_PATH, with_runs
from review.editing.tools import TOOLS_PATH, with_declaration
from review.evidence.records import Evidence
from review.files.progress import ProgressLine
from review.files.writing import write_together
from review.loading import load_state
from review.model.dates import first_day
from review.problems.problem import report, visible
from review.schema.base import is_calendar_date
from review.schema.surveillance import SERVICE_LABELS
from review.surveillance.declaration import DECLARATION, TOOL
from review.templating.rendering import plural

if TYPE_CHECKING:  # httpx is needed only where services are asked
    from review.surveillance.accounts import Account, Register
    from review.surveillance.polite_client import PoliteClient
    from review.surveillance.progress import Collected, Progress
    from review.surveillance.searching import Plan

STATE = ".build/watch.json"  # how far a run has come, below the root
MAX_DAYS = 7  # for which a stopped run goes on; after that it begins again
NO_CONTACT = (
    "The services ask who is asking. Add contact to evidence/review.yml (an email address or a web page), "
    "or set REPO_URL."
)
NOT_INSTALLED = 'httpx is not installed; install it with: pip install "living-review[surveillance]"'


@command("watch", examples=["review watch", "review watch --dry-run", "review watch --search europe-pmc"])
@click.option("--search", "chosen", multiple=True, metavar="ID", help="Run this search alone; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Ask the services and show what would be added; change nothing.")
@click.option("--restart", is_flag=True, help="Forget how far a stopped run had come.")
@click.option("--on", "day", default="", metavar="DAY", help="The day of the run, as YYYY-MM-DD; today if not given.")
@click.option("--service", "addresses", multiple=True, metavar="NAME=URL", help="Ask a service at another address.")
@click.pass_obj
def watch(
    root: Path, chosen: tuple[str, ...], dry_run: bool, restart: bool, day: str, addresses: tuple[str, ...]
) -> int:
    """Run the saved searches of evidence/watch.yml.

    Reports that are new are added to those awaiting assessment, with the search and the day. Every record that a
    service returns is new, known, outside the dates of the search, or refused with the reason; evidence/runs.yml keeps
    the numbers and the version of this program, which is declared in evidence/tools.yml. A service that fails is named,
    and the others are asked all the same. A run that was stopped goes on where it was.
    """
    at = given_addresses(addresses)
    now, problems = load_state(root)
    if now is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    evidence = now.evidence
    client = polite_client_of(evidence)
    if client is None:
        return USAGE
    from review.surveillance import polite_client, searching, services  # noqa: PLC0415 - an extra
    from review.surveillance.accounts import Register  # noqa: PLC0415
    from review.surveillance.progress import read_progress  # noqa: PLC0415

    day = checked_day(day) or polite_client.today()
    all_plans = list(searching.plans(evidence, client, services.services(client.contact, os.environ, at)))
    selected = _selected(all_plans, chosen)
    if not selected:
        print("evidence/watch.yml has no saved search, so there is nothing to run.")
        return OK
    state = root / STATE
    progress = read_progress(state, day)
    if restart or not 0 <= (first_day(day) - first_day(progress.day)).days <= MAX_DAYS:
        state.unlink(missing_ok=True)
        progress = read_progress(state, day)
    register, version = Register(evidence, known_ids(evidence, root)), polite_client.program_version()
    run = _Run(root, evidence, register, day, state, progress, version, dry_run=dry_run)
    try:
        with_declaration(text_if_any(root / TOOLS_PATH), DECLARATION)  # before anybody is asked: can it be written?
        failed = [plan.name for plan in selected if not run.run(plan)]
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    finally:
        client.close()
    if not failed and not chosen and not dry_run:
        state.unlink(missing_ok=True)
    ending = f", {len(failed)} failed: {', '.join(failed)}; run the command again to go on" if failed else ""
    print(f"{plural(len(selected), 'search', 'searches')} run{ending}. {plural(run.new, 'new report')}.")
    return PROBLEMS if failed else OK


def given_addresses(written: tuple[str, ...]) -> dict[str, str]:
    """Return the addresses of services that are given as NAME=URL. Raise UsageError for anything else."""
    found = dict(each.partition("=")[::2] for each in written)
    for name, url in found.items():
        if name not in SERVICE_LABELS or not url.startswith(("https://", "http://")):
            raise click.UsageError(f'--service "{name}={url}": write NAME=URL, with {", ".join(SERVICE_LABELS)}')
    return found


def checked_day(written: str) -> str:
    """Return a day as it is given. Raise UsageError where the calendar has no such day."""
    if written and not (len(written) == len("YYYY-MM-DD") and is_calendar_date(written)):
        raise click.UsageError(f'"{written}" is not a date; write YYYY-MM-DD')
    return written


def polite_client_of(evidence: Evidence) -> PoliteClient | None:
    """Return a client that asks in the name of the review; None, with the reason printed, where there can be none.

    Who asks is the contact of the review, or the address of its repository.
    """
    contact = evidence.review.value.contact or os.environ.get("REPO_URL", "").strip()
    if not contact:
        print(NO_CONTACT, file=sys.stderr)
        return None
    try:
        from review.surveillance.polite_client import PoliteClient  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        print(NOT_INSTALLED, file=sys.stderr)
        return None
    return PoliteClient(contact)


def _selected(plans: list[Plan], chosen: tuple[str, ...]) -> list[Plan]:
    names = [plan.name for plan in plans]
    for name in chosen:
        if name not in names:
            known = f"the searches are {', '.join(names)}" if names else "evidence/watch.yml has no search"
            raise click.UsageError(f'no saved search is called "{name}"; {known}')
    return [plan for plan in plans if not chosen or plan.name in chosen]


@dataclass
class _Run:
    """A run of the saved searches: each is collected, accounted for, and written before the next one begins."""

    root: Path
    evidence: Evidence
    register: Register
    day: str
    state: Path
    progress: Progress
    version: str
    dry_run: bool
    new: int = 0
    line: ProgressLine = field(default_factory=lambda: ProgressLine("records received"))

    def run(self, plan: Plan) -> bool:
        """Run a search, print what became of its records, and return whether it was completed."""
        from review.surveillance.searching import collect  # noqa: PLC0415 - an extra

        if plan.name in self.progress.done:
            print(f"{plan.name}: already run")
            return True
        collected, failed = collect(plan, self.progress, self._save)
        asked = plan
        if failed and plan.otherwise:
            print(f"{plan.name}: {visible(failed)}; asking {SERVICE_LABELS[plan.otherwise.source]} instead")
            self.progress.searches.pop(plan.name, None)
            asked = plan.otherwise
            collected, failed = collect(asked, self.progress, self._save)
        self.line.clear()
        account = self.register.account(asked, collected.records, self.day)
        self.new += len(account.entries)
        for line in _lines(asked, account, failed, dry_run=self.dry_run):
            print(visible(line), flush=True)
        if not self.dry_run:
            self._write(asked, collected, account, failed)
        if not failed and not self.dry_run:
            self.progress.done.append(plan.name)
            self._save()
        return not failed

    def _save(self) -> None:
        self.progress.write(self.state)
        self.line.advance(sum(len(each.records) for each in self.progress.searches.values()))

    def _write(self, plan: Plan, collected: Collected, account: Account, failed: str) -> None:
        """Write the new reports and the log together. Raise EditError where a file cannot be edited."""
        text = text_of(self.root / screening.PATH)
        existing = {file.name for file in (self.root / screening.FOLDER).glob("*")}
        files = screening.with_import(text, account.entries, f"{plan.name} {self.day}", existing)
        before = text_if_any(self.root / RUNS_PATH)
        run = _logged(self.day, plan, collected, account, failed) | {"tool": TOOL, "version": self.version}
        runs = [] if self._is_logged(run) else [run]
        after = with_runs(before, runs, account.refusals)
        if after != before:
            files[RUNS_PATH] = after
        undeclared = text_if_any(self.root / TOOLS_PATH)
        declared = with_declaration(undeclared, DECLARATION)
        if files and declared != undeclared:
            files[TOOLS_PATH] = declared
        if files:
            write_together(self.root, files)

    def _is_logged(self, run: Mapping[str, Any]) -> bool:
        """Whether the log has this run: it was stopped after it had been written, or nothing has changed in a day."""
        return any(
            (each.on, each.search, each.returned, each.failed or "")
            == (run["on"], run["search"], run["returned"], run.get("failed", ""))
            for each in self.evidence.runs.value.runs
        )


def _logged(day: str, plan: Plan, collected: Collected, account: Account, failed: str) -> dict[str, Any]:
    entry = {"on": day, "search": plan.name, "source": plan.source, "found": collected.found}
    entry |= {"returned": len(account.rows), **account.counts(), "failed": failed[:500]}
    return {name: value for name, value in entry.items() if value not in {None, ""}}


def _lines(plan: Plan, account: Account, failed: str, *, dry_run: bool) -> list[str]:
    """What became of the records of a search: the numbers, which add up, then each that is new or refused."""
    counts = ", ".join(f"{number} {name}" for name, number in account.counts().items())
    lines = [f"{plan.name} ({SERVICE_LABELS[plan.source]}): {plural(len(account.rows), 'record')}: {counts}"]
    if failed:
        lines.append(f"  failed: {failed}")
    for row in account.rows:
        if row.outcome == "new":
            note = f"; {row.why}" if row.why else ""
            lines.append(f"  {'would add' if dry_run else 'new'}: {row.id}  {row.label}{note}")
        elif row.outcome == "refused":
            lines.append(f"  refused: {row.record}  {row.label}: {row.why}")
    return lines
