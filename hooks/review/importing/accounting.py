"""The account of an import: one row for each record of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

from review.importing.candidates import Result, Row
from review.problems.problem import Problem

COLUMNS = ("record", "line", "result", "id", "report", "code", "reason", "fix", "warnings")


def all_rows(rows: Iterable[Row], unread: Iterable[Problem], notices: Iterable[Problem]) -> list[Row]:
    """Return a row for every record: those that were read, those that were not, with the notices about their lines."""
    refused = [
        Row(
            0,
            each.path,
            each.line,
            "",
            Result.REFUSED,
            reason=each.message,
            fix=each.hint or each.kind.fix,
            code=each.code,
        )
        for each in unread
    ]
    found = sorted([*rows, *refused], key=lambda row: row.line)
    warnings: dict[int, list[str]] = {}
    starts = [row.line for row in found]
    for notice in notices:
        index = max((number for number, line in enumerate(starts) if line <= notice.line), default=0)
        warnings.setdefault(index, []).append(f"line {notice.line}: {notice.message}")
    return [replace(row, warnings=(*row.warnings, *warnings.get(index, ()))) for index, row in enumerate(found)]


def as_csv(rows: Iterable[Row]) -> str:
    """Return the account as a table."""
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for row in rows:
        warnings = "; ".join(row.warnings)
        texts = (row.id, row.label, row.code, row.reason, row.fix, warnings)
        table.writerow((row.number or "", row.line, row.result.value, *texts))
    return stream.getvalue()
