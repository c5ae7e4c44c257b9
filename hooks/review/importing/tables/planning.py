"""What a table gives, by its kind; and the constants that its mapping starts with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from review.evidence.records import Evidence
from review.importing.tables.appraisals import plan_appraisals
from review.importing.tables.codes import plan_codes
from review.importing.tables.flow import plan_flow
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import TableOutcome
from review.importing.tables.quotes import plan_quotes
from review.importing.tables.studies import plan_studies
from review.importing.tables.totals import plan_totals


def plan(kind: str, mapped: MappedTable, evidence: Evidence, root: Path) -> TableOutcome:
    """Return what a table of this kind adds to the review below `root`."""
    once_published = {entry.id for entry in evidence.ids.value.ids}
    if kind == "studies":
        return plan_studies(mapped, evidence, set(_ids_of_reports(evidence, root)), once_published)
    if kind == "quotes":
        return plan_quotes(mapped, evidence, once_published)
    if kind == "codes":
        return plan_codes(mapped, evidence, once_published)
    if kind == "flow":
        return plan_flow(mapped, evidence)
    return plan_totals(mapped, evidence) if mapped.is_mapped("criterion") else plan_appraisals(mapped, evidence)


def presets_of(kind: str, evidence: Evidence) -> Mapping[str, str]:
    """Return the constants that the draft of a mapping starts with, for people to correct."""
    codebook = evidence.codebook.value
    presets = {}
    if kind == "studies" and codebook.statuses:
        presets["status"] = codebook.statuses[0].id
    if kind == "appraisals" and len(codebook.instruments) == 1:
        presets["instrument"] = codebook.instruments[0].id
    return presets


def _ids_of_reports(evidence: Evidence, root: Path) -> Iterator[str]:
    yield from (each.value.id for each in evidence.screened())
    yield from (each.citekey for each in evidence.references)
    yield from (file.stem for file in (root / "evidence" / "studies").glob("*.yml"))
