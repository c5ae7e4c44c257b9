"""Rows of a table of studies: a record for each study that the review does not have, and any new reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from review.evidence.naming import FreeIds
from review.evidence.records import Evidence
from review.importing.candidates import as_work
from review.importing.formats.csv import report_of
from review.importing.report import IncomingReport
from review.importing.tables.fields import GROUPS, REFERENCE, REFERENCE_FIELDS
from review.importing.tables.mapping import MappedTable, base_name
from review.importing.tables.outcome import Added, TableOutcome
from review.importing.tables.rows import RowValues, at_path, problems_of
from review.importing.tables.table import TableRow
from review.importing.tables.values import Resolver
from review.model.duplicates import Match, Works, candidate_work, known_references
from review.problems.problem import Problem, visible
from review.schema.base import ID_PATTERN
from review.schema.relaxed import study_schema
from review.schema.study import StudyRecord

FOLDER = "evidence/studies"
COUNTED = re.compile(r"(?P<label>.+?)\s*[:=]\s*(?P<count>[\d ,]+)")


def plan_studies(
    mapped: MappedTable, evidence: Evidence, known_ids: Iterable[str], published_ids: Iterable[str]
) -> TableOutcome:
    """Return the studies that a table adds.

    No new study can have any of the `known_ids`. None of the `published_ids` is chosen for one, but a table can give it
    to the study that had it.
    """
    return _Studies(mapped, evidence, known_ids, published_ids).outcome


class _Studies:
    def __init__(
        self, mapped: MappedTable, evidence: Evidence, known_ids: Iterable[str], published_ids: Iterable[str]
    ) -> None:
        self.mapped = mapped
        self.path = mapped.table.path
        self.outcome = TableOutcome()
        self.schema = study_schema(evidence.review.value.settings.characteristics)
        self.resolver = Resolver(evidence, mapped.mapping.values)
        self.works = known_references(evidence)
        screened = {each.value.id: each for each in evidence.screened()}
        self.candidates = Works(candidate_work(each.value, each.place) for each in screened.values())
        self.decisions = {id: each.value.decision for id, each in screened.items()}
        self.references = {each.citekey: each for each in evidence.references}
        self.citekeys = set(self.references)
        self.studies = {record.value.id: record.value for record in evidence.studies}
        self.by_citekey = {study.citekey: study for study in self.studies.values()}
        self.free = FreeIds([*known_ids, *published_ids])
        self.uses_semicolons = any(
            ";" in row.text(mapped.mapping.columns.get("reference.authors", "")) for row in mapped.table.rows
        )
        for row in mapped.table.rows:
            self._read(row)

    def _read(self, row: TableRow) -> None:
        values = RowValues(self.mapped, row, self.resolver)
        report = self._report(values)
        match = self.works.find(as_work(report))
        citekey = values.text("citekey") or (match.work.id if match and match.is_certain else "")
        study = self.studies.get(values.text("id")) or self.by_citekey.get(citekey)
        candidate = self._candidate(report)
        id = study.id if study else self._id(values, report, citekey, candidate)
        record = self._record(values, id, citekey or id)
        label = report.label if report.title else id
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            self.outcome.left_out.append(Problem(self.path, row.line, "H509", text))
            return
        if not study:
            self._check_new(values, id, citekey, report, match)
            self._check_candidate(values, id, candidate)
        found = values.problems or problems_of(record, self.schema, self.path, row.line)
        if found:
            self.outcome.refused += found
        elif study:
            self._compare(values, study, record, label)
        else:
            self._add(row, id, citekey or id, record, report, label)

    def _report(self, values: RowValues) -> IncomingReport:
        cells = {name: values.text(f"{REFERENCE}{name}") for name in REFERENCE_FIELDS}
        return report_of(cells, self.path, values.row.line, uses_semicolons=self.uses_semicolons)

    def _candidate(self, report: IncomingReport) -> str:
        """The ID of the screened report that a row is about; empty where there is none."""
        match = self.candidates.find(as_work(report)) if report.title or report.doi else None
        return match.work.id if match and match.is_certain else ""

    def _check_candidate(self, values: RowValues, id: str, candidate: str) -> None:
        """Add a problem where the report of a new study was screened and not included, or has another ID there."""
        if candidate and self.decisions[candidate] != "included":
            text = f'the report is "{candidate}" of the screening, with the decision "{self.decisions[candidate]}"'
            hint = f"record the decision to include it: review screen {candidate} include"
            values.problem("E507", text, hint)
        elif candidate and id != candidate:
            values.problem("E507", f'the report is "{candidate}" of the screening, so that its study has this ID too')

    def _id(self, values: RowValues, report: IncomingReport, citekey: str, candidate: str) -> str:
        """The ID of a new study: that of its row, of its screened report or of its reference, else a new one."""
        if given := values.text("id") or candidate:
            return given
        if (
            citekey
            and re.fullmatch(ID_PATTERN, citekey)
            and citekey not in self.outcome.lines
            and citekey in self.citekeys
        ):
            return citekey
        reference = self.references.get(citekey)
        family = report.family or (reference.first_author if reference else "")
        year = report.year or (reference.year if reference else None)
        return self.free.study_id(family, year) if family and year else ""

    def _check_new(self, values: RowValues, id: str, citekey: str, report: IncomingReport, match: Match | None) -> None:
        """Add a problem where a new study lacks a reference, or may be one that the review has."""
        if citekey and citekey not in self.citekeys:
            if not report.title:
                values.problem("E304", f'"{visible(citekey)[:64]}" is not a known reference')
        elif not citekey:
            missing = [
                name
                for name, value in (("title", report.title), ("authors", report.family), ("year", report.year))
                if not value
            ]
            for name in missing:
                values.problem(
                    "E507", f"the reference has no {name}", "complete the row, or name a reference by its citekey"
                )
        if match and not match.is_certain and not citekey:
            text = f"the report may be known: it has {match}"
            values.problem("E507", text, "if it is the same, give its citekey; if not, add its reference first")
        if id in self.citekeys and not citekey:
            hint = "give the row another ID or, if it is this work, its citekey"
            values.problem("E305", f'"{visible(id)[:64]}" is the key of another work in the reference list', hint)

    def _record(self, values: RowValues, id: str, citekey: str) -> dict[str, Any]:
        record: dict[str, Any] = {"id": id, "citekey": citekey, "dataset": id}
        mapping = self.mapped.mapping
        groups: dict[str, Any] = {}
        for name in dict.fromkeys((*mapping.columns, *mapping.constants)):
            if name.startswith(REFERENCE) or name in {"id", "citekey", GROUPS}:
                continue
            value = values.value(name)
            is_stated_list = isinstance(value, list) and name in mapping.constants
            if not value and not is_stated_list:
                continue
            if base_name(name).startswith(f"{GROUPS}."):
                number, _, part = name.removeprefix(f"{GROUPS}.").rpartition(".")
                groups.setdefault(number, {})[part] = value
            else:
                at_path(record, name, value)
        entries = [
            *self._groups_in_one_cell(values, groups),
            *(group for _, group in sorted(groups.items()) if "label" in group),
        ]
        if entries or any(base_name(name).startswith(GROUPS) for name in (*mapping.columns, *mapping.constants)):
            record.setdefault("participants", {})["groups"] = entries
        return record

    def _groups_in_one_cell(self, values: RowValues, groups: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The groups of a cell such as "Nurses: 10; Social workers: 4"; professions belong to a single one only."""
        if not self.mapped.is_mapped(GROUPS):
            return
        written = values.entries(GROUPS)
        professions = groups.get("", {}).get("professions", [])
        if len(written) > 1 and professions:
            text = f"the row has {len(written)} groups of participants, and professions of all of them together"
            hint = f"give each group a column of its own, as in {GROUPS}.1.professions, or state them as []"
            values.problem("E507", text, hint)
        for each in written:
            counted = COUNTED.fullmatch(each)
            group: dict[str, Any] = {"label": counted["label"] if counted else each, "professions": professions}
            if counted:
                group["count"] = re.sub(r"\D", "", counted["count"])
            yield group

    def _add(
        self, row: TableRow, id: str, citekey: str, record: dict[str, Any], report: IncomingReport, label: str
    ) -> None:
        path = f"{FOLDER}/{id}.yml"
        self.outcome.records[path] = record
        self.outcome.lines[path] = row.line
        self.outcome.added.append(Added(row.line, id, label))
        self.free.take(id)
        if citekey not in self.citekeys:
            self.citekeys.add(citekey)
            self.outcome.references[citekey] = report.reference(citekey)
            self.outcome.lines[f"references/{citekey}.bib"] = row.line
            self.works.add(as_work(report, citekey))
        study = self.schema.model_validate(record)
        self.studies[id] = study
        self.by_citekey[citekey] = study

    def _compare(self, values: RowValues, study: StudyRecord, record: dict[str, Any], label: str) -> None:
        """Name the fields in which a row differs from the study that the review has, which stays as it is."""
        line = values.row.line
        old, new = study.model_dump(), self.schema.model_validate(record).model_dump()
        parts = {
            base_name(name).split(".")[0] for name in (*self.mapped.mapping.columns, *self.mapped.mapping.constants)
        }
        differing = sorted(part for part in parts & set(new) - {"id", "citekey"} if old[part] != new[part])
        if differing:
            text = f'the study "{study.id}" is recorded with other values of {", ".join(differing)}; it stays as it is'
            self.outcome.left_out.append(
                Problem(self.path, line, "H509", text, "correct the record by hand if the table is right")
            )
        else:
            self.outcome.known.append(Added(line, study.id, label))
