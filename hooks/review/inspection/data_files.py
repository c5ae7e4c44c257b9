"""The data files of a built site against their own description, a Frictionless Data Package."""

from __future__ import annotations

from pathlib import Path

from review.inspection import INSTALL, NotCheckedError


def data_faults(site: Path) -> list[str]:
    """Return what is wrong with the tables of a site. Raise NotCheckedError where Frictionless is not installed."""
    try:
        from frictionless import Package, system  # noqa: PLC0415 - not installed everywhere
    except ModuleNotFoundError as error:
        raise NotCheckedError(f"The data files are not checked: {INSTALL}") from error
    with system.use_context(trusted=True):  # the description is ours
        report = Package(str(site / "data" / "datapackage.json")).validate()
    return [
        *(f"data: {fault.message}" for fault in report.errors),
        *(f"data/{task.place}: {fault.message}" for task in report.tasks for fault in task.errors),
    ]
