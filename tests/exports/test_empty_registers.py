"""A review whose registers are empty, as one has that has just begun: every description of its data stays valid."""

from __future__ import annotations

import json
import sqlite3

import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator
from rocrate.rocrate import ROCrate

from made_up import NO_SOURCE, review_of
from places import SITE_URL
from review.exports import exports
from review.exports.tables import rows_of, tables
from review.files.writing import write_files
from review.versions.publication import Publication

EMPTY = {
    "evidence/screening.yml": "reports: []\n",
    "evidence/searches.yml": "searches: []\n",
    "evidence/figures.yml": "figures: []\n",
    "evidence/discussion.yml": "points: []\n",
    "evidence/commentaries.yml": "commentaries: []\n",
    "evidence/checklists.yml": "checklists: []\n",
    "evidence/ids.yml": "ids: []\n",
    "evidence/tools.yml": None,
    "evidence/summary.yml": None,
    "evidence/groups.yml": None,
}


def without_excerpts(text):
    return text[: text.index("excerpts:")] if "excerpts:" in text else text


def without_subthemes(text):
    """A theme without its parts, whose findings explain that no study is quoted for them."""
    lines, kept, inside = text.splitlines(keepends=True), [], False
    for line in lines:
        inside = line.startswith("subthemes:") or (inside and line.startswith((" ", "-")))
        if not inside and "subtheme:" not in line:
            kept.append(line)
    left = "".join(line for line in kept if "studies_note:" not in line)
    return left.replace("    statement:", "    studies_note: None.\n    statement:")


STUDIES = [f"evidence/studies/{name}.yml" for name in ("adams-2011", "baker-2012a", "baker-2012b", "osterlund-2015")]
THEMES = [f"evidence/themes/{name}.yml" for name in ("waiting", "riding")]
NO_EXCERPTS = {
    "evidence/ids.yml": "ids: []\n",
    **dict.fromkeys(STUDIES, without_excerpts),
    **dict.fromkeys(THEMES, without_subthemes),
}
pytestmark = pytest.mark.slow

CASES = {"registers": EMPTY, "registers and source": EMPTY | NO_SOURCE, "excerpts and subthemes": NO_EXCERPTS}


@pytest.fixture(scope="module", params=CASES)
def emptied(request, tmp_path_factory, kept_files):
    """A review that lacks something, and its exported files."""
    made = review_of(tmp_path_factory.mktemp("emptied"), CASES[request.param])
    return made, exports(Publication(made, SITE_URL, kept=kept_files))


def test_the_data_package_is_valid(emptied, tmp_path):
    write_files(tmp_path, emptied[1])
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "message"])


def test_every_table_can_be_read_in_each_form(emptied, tmp_path):
    made, files = emptied
    (tmp_path / "review.sqlite").write_bytes(files["data/review.sqlite"])
    with sqlite3.connect(tmp_path / "review.sqlite") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in tables(made):
            [(count,)] = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchall()  # noqa: S608 - our own
            assert count == len(rows_of(table, made, SITE_URL)) == len(json.loads(files[f"data/{table.name}.json"]))
    connection.close()


def test_the_crate_describes_the_files_that_there_are(emptied, tmp_path):
    files = {name: content for name, content in emptied[1].items() if name.startswith("data/")}
    write_files(tmp_path, files)
    described = {entity.id for entity in ROCrate(tmp_path / "data").data_entities}
    assert described == {name.removeprefix("data/") for name in files} - {"ro-crate-metadata.json", "SHA256SUMS"}


def test_the_schemas_are_valid(emptied):
    for address, text in emptied[1].items():
        if address.startswith("data/schemas/"):
            Draft202012Validator.check_schema(json.loads(text))
