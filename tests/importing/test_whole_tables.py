"""Tables as a whole: what is read of a file, what its mapping lacks, and all that becomes of its rows."""

from __future__ import annotations

import pytest
import whole_coding_tables
import whole_limits
import whole_mappings
import whole_refi_files
import whole_study_tables
import whole_tables
from table_outcomes import WholeTable

from made_up import NIGHT_BUSES
from review.evidence.documents import parse
from review.evidence.records import Evidence, read_evidence
from review.importing.tables.fields import fields_of
from review.importing.tables.mapping import MappedTable, mapping_problems, read_mapping
from review.importing.tables.outcome import TableOutcome
from review.importing.tables.planning import plan
from review.importing.tables.reading import read_table
from review.importing.tables.table import Table
from review.problems.problem import Problem

FILES = {**whole_tables.FILES, **whole_refi_files.FILES}
ROWS = {**whole_coding_tables.ROWS, **whole_study_tables.ROWS}


@pytest.fixture(scope="module")
def evidence():
    found, problems = read_evidence(NIGHT_BUSES)
    assert found, problems
    return found


@pytest.fixture
def read(tmp_path):
    def read(extension: str, data: str | bytes, kind: str, sheet: str = "") -> Table:
        file = tmp_path / f"x{extension}"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_table(file, "x", kind, sheet)

    return read


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_a_file_is_read_as_this_table_with_these_problems(read, case: WholeTable):
    assert read(case.extension, case.data, case.imported, case.sheet) == case.table


@pytest.mark.parametrize(("kind", "text", "mapping", "expected"), ROWS.values(), ids=ROWS)
def test_the_rows_of_a_table_have_this_outcome(
    read, evidence: Evidence, kind: str, text: str, mapping: str, expected: TableOutcome
):
    table = read(".csv", text, kind)
    document, problems = parse(mapping, "m")
    record, others = read_mapping(document)
    assert record, (*problems, *others)
    mapped = MappedTable(table, record.value, fields_of(kind, evidence))
    assert plan(kind, mapped, evidence, NIGHT_BUSES) == expected


@pytest.mark.parametrize(("names", "number", "case"), whole_limits.LIMITS.values(), ids=whole_limits.LIMITS)
def test_a_file_beyond_a_limit_is_not_read_in_part(
    read, monkeypatch, names: tuple[str, ...], number: int, case: WholeTable
):
    for name in names:
        monkeypatch.setattr(f"review.importing.{name}", number - 1)
    assert read(case.extension, case.data, case.imported) == case.table


@pytest.mark.parametrize(("names", "number", "case"), whole_limits.LIMITS.values(), ids=whole_limits.LIMITS)
def test_a_file_at_a_limit_is_read(read, monkeypatch, names: tuple[str, ...], number: int, case: WholeTable):
    whole = read(case.extension, case.data, case.imported)
    for name in names:
        monkeypatch.setattr(f"review.importing.{name}", number)
    assert read(case.extension, case.data, case.imported) == whole


@pytest.mark.parametrize(("kind", "mapping", "expected"), whole_mappings.MAPPINGS.values(), ids=whole_mappings.MAPPINGS)
def test_a_mapping_that_does_not_fit_has_these_problems(
    read, evidence: Evidence, kind: str, mapping: str, expected: list[Problem]
):
    document, _ = parse(mapping, "m")
    record, problems = read_mapping(document)
    if record:
        problems = list(
            mapping_problems(record, kind, read(".csv", whole_mappings.TABLE, kind), fields_of(kind, evidence))
        )
    assert problems == expected
