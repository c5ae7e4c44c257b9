"""Search hits: reports that a saved search found, each with the program that ran it, from the log of runs.

The log names program and version once for a run; a report names its search and the day, so it is in no need of more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.schema.registers import CandidateRecord
from review.schema.surveillance import RunRecord
from review.schema.tools import ToolUseRecord

Runs = Mapping[tuple[str, str], RunRecord]


def runs_by_search(runs: Iterable[RunRecord]) -> Runs:
    """Return the runs by search and day: the last of a day, unless it names no program."""
    return {(run.search, run.on): run for run in sorted(runs, key=lambda run: bool(run.tool and run.version))}


def search_hit(report: CandidateRecord, runs: Runs) -> ToolUseRecord | None:
    """Return the use of a program that found a report; None where no run of that day names program and version.

    A decision on the report confirms the hit, if it names who decided.
    """
    run = runs.get((report.found_by or "", report.met_on or ""))
    if run is None or not run.tool or not run.version:
        return None
    decided = report.decision != "awaiting" and report.decided_by
    return ToolUseRecord(
        tool=run.tool,
        version=run.version,
        what="search-hit",
        used_on=run.on,
        confirmed_by=report.decided_by if decided else None,
        confirmed_on=report.decided_on if decided else None,
    )
