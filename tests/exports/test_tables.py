"""The open data, column by column as the data contract promises it, and equal in both formats."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import CONTRACT
from hostile import seeded, texts
from places import SITE_URL
from review.exports.table_files import cell
from review.exports.table_files import csv as as_csv
from review.exports.tables import tables
from review.exports.tables.table import Column, Table

ROWS = {
    "flow": 7 + 1 + 5 + 1,  # the published review, searches since, other ways, and where they meet
    "relations": 8,
    "replay": 8,
    "lag": 4,
    "tool_uses": 0,
    "studies": 4,
    "appraisals": 3 * 3 + 1,  # three answers of three studies, and the link of the fourth
    "excerpts": 7,
    "findings": 6,
    "themes": 2,
    "codes": 4,
    "screening": 4,
    "reconciliation": 3,
    "ids": 4 + 2 + 6 + 7 + 4 + 4,  # current and retired IDs
}
EACH_TABLE = pytest.mark.parametrize("name", CONTRACT)


@pytest.fixture(scope="module")
def files(exported):
    return exported


def rows(files, name):
    return json.loads(files[f"data/{name}.json"])


def cells(files, name):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"])))


def row(files, name, **wanted):
    return next(each for each in rows(files, name) if all(each[key] == value for key, value in wanted.items()))


def test_every_table_of_the_contract_is_there_and_no_other(review):
    assert [table.name for table in tables(review)] == list(CONTRACT)


@EACH_TABLE
def test_columns_are_as_the_contract_lists_them(files, name):
    columns = CONTRACT[name].split(", ")
    assert files[f"data/{name}.csv"].splitlines()[0] == ",".join(columns)
    assert all(list(each) == columns for each in rows(files, name))


@EACH_TABLE
def test_no_row_is_lost(files, name):
    assert len(rows(files, name)) == len(cells(files, name)) == ROWS[name]


@EACH_TABLE
def test_csv_equals_json(files, name):
    for full, flat in zip(rows(files, name), cells(files, name), strict=True):
        for column, value in full.items():
            if column == "participants":
                message = "; ".join(
                    group["group"] + (f": {group['count']}" if group["count"] else "") for group in value
                )
                assert flat[column] == message
            elif isinstance(value, list):
                assert flat[column] == "; ".join(value)
            elif isinstance(value, bool):
                assert flat[column] == str(value).lower()
            else:
                assert flat[column] == ("" if value is None else str(value))


def test_a_study(files):
    assert row(files, "studies", id="adams-2011") == {
        "id": "adams-2011",
        "citekey": "adams-2011",
        "ref_number": 1,
        "first_author": "Adams",
        "year": 2011,
        "title": "Under a roof: drivers on the Owl Line",
        "doi": "10.5555/owl.2011",
        "dataset": "owl-line",
        "participants": [
            {"group": "Night drivers", "count": 10, "professions": ["driver"]},
            {"group": "Ticket inspectors", "count": 4, "professions": ["inspector"]},
        ],
        "n_participants": 14,
        "n_participants_note": None,
        "professions": ["driver", "inspector"],
        "data_collection": "Interviews at the terminus",
        "setting": "The Owl Line; Camelot",
        "setting_type": ["city"],
        "country": "Avalon",
        "population": "Riders after midnight",
        "intervention": "No particular intervention",
        "status": "included",
        "notices": [],
        "notices_asked_on": None,
        "instrument": "ride-checklist",
        "overall": None,
        "not_appraised": None,
        "url": f"{SITE_URL}studies/adams-2011/",
    }


def test_unknown_values_are_empty_and_not_zero(files):
    snow = row(files, "studies", id="osterlund-2015")
    assert snow["n_participants"] is None
    assert snow["country"] is None
    assert row(files, "studies", id="baker-2012a")["doi"] is None


def test_a_report_that_shares_an_appraisal_is_one_row_without_answers(files):
    assert row(files, "appraisals", study="baker-2012b") == {
        "study": "baker-2012b",
        "instrument": None,
        "criterion": None,
        "label": None,
        "answer": None,
        "support": None,
        "shared_with": "baker-2012a",
        "criterion_id": None,
        "item": None,
        "standing": None,
        "url": f"{SITE_URL}studies/baker-2012b/#appraisal",
    }


def test_an_answer_with_its_support(files):
    answer = row(files, "appraisals", study="adams-2011", criterion=2)
    assert (answer["label"], answer["answer"], answer["support"]) == ("Route described", "yes", "It prints a map.")


def test_a_finding_with_its_support(files):
    finding = row(files, "findings", id="waiting-f01")
    assert finding["studies"] == ["adams-2011", "baker-2012b"]
    assert finding["excerpts"] == ["adams-2011-q01", "adams-2011-q03"]
    assert (finding["n_studies"], finding["n_datasets"], finding["confidence"]) == (2, 2, None)
    assert finding["url"] == f"{SITE_URL}themes/waiting/#waiting-f01"
    assert row(files, "findings", id="riding-f01")["confidence"] == "high"


def test_an_excerpt(files):
    excerpt = row(files, "excerpts", id="adams-2011-q03")
    assert excerpt["findings"] == ["riding-f01", "waiting-f01"]
    assert (excerpt["voice"], excerpt["subtheme"]) == ("first-order", None)
    assert excerpt["url"] == f"{SITE_URL}quotes/#adams-2011-q03"


def test_a_report_identified_since(files):
    met = row(files, "screening", id="chan-2018")
    assert met["authors"] == ["Chan L", "Diaz M"]
    assert met["evidence_url"] == ["https://example.org/moon", "https://example.org/moon-again"]
    assert (met["decision"], met["decided_on"]) == ("awaiting", None)


def test_a_stated_figure(files):
    figure = row(files, "reconciliation", id="people")
    assert (figure["published"], figure["computed"], figure["agrees"]) == ("at least 30", 21, False)


@seeded("text")
@given(text=texts)
def test_a_cell_is_never_a_formula_and_keeps_its_text(text):
    written = cell(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    assert written in {text, f"'{text}"}


def test_numbers_stay_numbers_and_unknown_is_nothing():
    assert [cell(value) for value in (-3, 0, True, None, [], ["a", "b"])] == ["-3", "0", "true", "", "", "a; b"]


@given(values=st.lists(texts.filter(lambda text: "\x00" not in text and "\r" not in text), min_size=1, max_size=4))
def test_any_text_is_read_back_from_csv(values):
    names = [f"c{place}" for place in range(len(values))]
    table = Table("t", "T", tuple(Column(name, "string", "") for name in names), (), lambda *_: iter(()))
    written = as_csv(table, [dict(zip(names, values, strict=True))])
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read == [names, [cell(value) for value in values]] or values == [""]


def test_a_retired_id_names_its_successor_or_withdrawal(files):
    reported = {each["id"]: (each["state"], each["leads_to"], bool(each["hash"])) for each in rows(files, "ids")}
    assert reported["riding-f01"] == ("stands", None, True)
    assert reported["riding-f09"] == ("leads on", "riding-f01", True)
    assert reported["gray-2009"] == ("withdrawn", None, False)
    assert reported["gray-2009-q01"] == ("withdrawn", None, False)
