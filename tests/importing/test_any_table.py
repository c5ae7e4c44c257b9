"""Whatever a table says: its draft is a mapping that can be read, and a plan adds only records that are valid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import texts
from made_up import write
from review.editing.imported_tables import files_of
from review.evidence.documents import parse
from review.evidence.records import read_evidence
from review.evidence.validation import validate
from review.importing.report import cleaned
from review.importing.tables.drafting import draft
from review.importing.tables.fields import fields_of
from review.importing.tables.mapping import MappedTable, MappingRecord, read_mapping
from review.importing.tables.planning import plan, presets_of
from review.importing.tables.table import table_of
from review.importing.tables.values import Resolver
from review.schema.study import ExcerptRecord
from review.schema.theme import CodeRecord, SubthemeRecord

KINDS = ("studies", "quotes", "codes", "appraisals", "flow")
cells = st.one_of(texts, st.sampled_from(["waiting", "riding", "Shelter and light", "adams-2011", "1", "leave out"]))
clean_cells = cells.map(lambda text: cleaned(text, "")[0].strip())


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return write(tmp_path_factory.mktemp("any-table"))


@pytest.fixture(scope="module")
def evidence(root):
    found, problems = read_evidence(root)
    assert found, problems
    return found


@given(
    kind=st.sampled_from(KINDS),
    headings=st.lists(clean_cells, min_size=1, max_size=5),
    values=st.lists(clean_cells, max_size=5),
)
def test_the_draft_of_any_table_is_a_mapping_that_can_be_read(evidence, kind, headings, values):
    table = table_of("t.csv", headings, [(2, values[: len(headings)])])
    fields = fields_of(kind, evidence)
    text = draft(table, kind, fields, presets_of(kind, evidence), Resolver(evidence))
    document, problems = parse(text, "t.mapping.yml")
    assert problems == []
    document.data["values"] = None  # which people fill in
    record, problems = read_mapping(document)
    assert record, problems
    assert {*record.value.columns.values(), *record.value.unused} == set(table.headings)


@given(rows=st.lists(st.tuples(*[clean_cells] * 4), min_size=1, max_size=4))
def test_any_quotations_are_refused_or_valid(evidence, root, rows):
    columns = {"study": "a", "theme": "b", "quote": "c", "codes": "d"}
    constants = {"gloss": "G", "voice": "first-order", "speaker": "S", "locator": "L", "findings": []}
    mapping = MappingRecord(kind="quotes", columns=columns, constants=constants)
    table = table_of("t.csv", list("abcd"), list(enumerate(rows, 2)))
    mapped = MappedTable(table, mapping, fields_of("quotes", evidence))
    outcome = plan("quotes", mapped, evidence, root)
    for each in outcome.appended:
        assert ExcerptRecord.model_validate(each.entry)
    told = {each.line for each in (*outcome.added, *outcome.known, *outcome.refused, *outcome.left_out)}
    assert told == {row.line for row in table.rows}
    files = files_of(outcome, lambda path: (root / path).read_text("utf-8"))
    for path, text in files.texts.items():
        assert parse(text, path)[1] == []


@given(rows=st.lists(st.tuples(*[clean_cells] * 4), min_size=1, max_size=4))
def test_any_codes_are_refused_or_valid(evidence, root, rows):
    columns = {"theme": "a", "subtheme": "b", "label": "c", "definition": "d"}
    table = table_of("t.csv", list("abcd"), list(enumerate(rows, 2)))
    mapping = MappingRecord(kind="codes", columns=columns)
    mapped = MappedTable(table, mapping, fields_of("codes", evidence))
    outcome = plan("codes", mapped, evidence, root)
    for each in outcome.appended:
        assert (SubthemeRecord if "title" in each.entry else CodeRecord).model_validate(each.entry)
    told = {each.line for each in (*outcome.added, *outcome.known, *outcome.refused, *outcome.left_out)}
    assert told == {row.line for row in table.rows}
    files = files_of(outcome, lambda path: (root / path).read_text("utf-8"))
    for path, text in files.texts.items():
        document, problems = parse(text, path)
        assert problems == []
        assert validate(document, next(type(each.value) for each in evidence.themes))[0]
