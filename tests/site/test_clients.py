"""The open data of the built site, read by the programs that others would read it with."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import feedparser
import lxml.etree
import pytest
import rocrate
from cffconvert.cli.create_citation import create_citation
from frictionless import Package, system
from pyarrow import parquet
from rdflib.plugins.shared.jsonld.context import Context
from rocrate.rocrate import ROCrate
from rocrate_validator import models, services

from contract import CONTRACT

pytestmark = pytest.mark.site

# The values that the contract allows in a column.
VALUES = {
    ("appraisals", "answer"): {"yes", "no", "cant-tell", "valuable", "unclear", None},
    ("appraisals", "criterion"): {*range(1, 11), None},
    ("excerpts", "voice"): {"first-order", "second-order"},
    ("screening", "decision"): {"awaiting", "included", "excluded"},
    ("reconciliation", "agrees"): {True, False},
    ("findings", "confidence"): {"high", "moderate", "low", "very-low", None},
}


TABLES = [name for name in CONTRACT if name != "codes"]  # this review has no codes


@pytest.fixture(scope="module")
def data(site):
    return site / "data"


def rows(data, name):
    return json.loads((data / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_fulfils_the_contract_in_every_format(data, name):
    columns = CONTRACT[name].split(", ")
    table = rows(data, name)
    assert {tuple(row) for row in table} <= {tuple(columns)}
    assert table or name == "tool_uses"  # the only table that may be empty: no record names a tool
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))
    assert written[0] == columns
    assert len(written) == len(table) + 1
    assert parquet.read_table(data / f"{name}.parquet").to_pylist() == table
    with closing(sqlite3.connect(f"file:{data / 'review.sqlite'}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        kept = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - names of the contract
    assert [
        {key: json.loads(value) if isinstance(row[key], list) else value for key, value in each.items()}
        for each, row in zip(kept, table, strict=True)
    ] == table


@pytest.mark.parametrize(("table", "column"), VALUES)
def test_a_column_has_only_values_that_the_contract_allows(data, table, column):
    found = {row[column] for row in rows(data, table)}
    assert found
    assert found <= VALUES[table, column]


def test_the_last_criterion_has_answers_of_its_own(data):
    for row in rows(data, "appraisals"):
        own = {"valuable", "unclear"} if row["criterion"] == 10 else {"yes", "no", "cant-tell", None}
        assert row["answer"] in own


def test_what_a_row_names_is_there(data, site):
    url = rows(data, "review")["url"]
    studies = {row["id"]: row for row in rows(data, "studies")}
    findings = {row["id"]: row for row in rows(data, "findings")}
    excerpts = {row["id"]: row for row in rows(data, "excerpts")}
    themes = {row["id"]: row for row in rows(data, "themes")}
    for row in findings.values():
        assert row["theme"] in themes
        assert set(row["studies"]) <= set(studies)
        assert set(row["excerpts"]) <= set(excerpts)
        assert row["n_studies"] == len(row["studies"])
        assert row["n_datasets"] == len({studies[id]["dataset"] for id in row["studies"]})
    for row in excerpts.values():
        assert row["study"] in studies
        assert set(row["findings"]) <= set(findings)
    for row in (*studies.values(), *findings.values(), *excerpts.values(), *themes.values()):
        address, _, anchor = row["url"].removeprefix(url).partition("#")
        page = (site / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in page, row["url"]


def test_people_are_counted_once_for_each_dataset(data):
    counted = {}
    for row in rows(data, "studies"):
        counted[row["dataset"]] = max(counted.get(row["dataset"], 0), row["n_participants"] or 0)
    assert sum(counted.values()) == rows(data, "review")["counts"]["participants"]


def test_the_summary_of_the_review_fulfils_the_contract(data, real):
    brief = rows(data, "review")
    assert (brief["title"], brief["version"], brief["date"]) == (
        real.record.title,
        real.version.version,
        real.version.date,
    )
    assert brief["status"] in {"living", "paused", "retired"}
    assert len(brief["searches"]) == len(real.searches.searches)
    assert {"code", "text_and_data", "quotations"} == set(brief["licence"])
    assert brief["schema_version"]


def test_frictionless_finds_the_package_valid(data):
    with system.use_context(trusted=True):
        report = Package(str(data / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "message"])
    empty = sum((data / f"{name}.json").read_text("utf-8") == "[]\n" for name in TABLES)
    assert len(report.tasks) == 2 * len(TABLES) - empty


def test_a_validator_finds_the_crate_valid(data, monkeypatch, tmp_path):
    """Without the network: the terms come from another library's copy of the context."""
    terms = json.loads((Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_text())["@context"]
    monkeypatch.setattr(Context, "_fetch_context", lambda *_: terms)
    crate = tmp_path / "crate"  # the validator does not find a folder whose path has spaces
    crate.symlink_to(data)
    settings = services.ValidationSettings(
        rocrate_uri=str(crate), profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.RECOMMENDED
    )
    listed = [str(issue.message) for issue in services.validate(settings).get_issues()]
    assert [message for message in listed if "context" not in message] == [], "the context itself is on the network"
    described = {entity.id for entity in ROCrate(data).data_entities}
    there = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()}
    # The page Data is in the same folder and is no data; the crate and the checksums describe the others.
    assert there - described == {"index.html", "ro-crate-metadata.json", "SHA256SUMS"}


def test_checksums_are_those_of_the_files(data):
    for line in (data / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("name", ["versions", "studies", "awaiting"])
def test_a_feed_reader_finds_no_fault(site, real, name):
    feed = feedparser.parse((site / f"feeds/{name}.xml").read_bytes())
    assert not feed.bozo
    assert feed.entries
    items = json.loads((site / f"feeds/{name}.json").read_text("utf-8"))["items"]
    assert [item["id"] for item in items] == [entry.id for entry in feed.entries]
    url = rows(site / "data", "review")["url"]
    for entry in feed.entries:
        address = entry.link.removeprefix(url).partition("#")[0].partition("?")[0]
        assert (site / address / "index.html").is_file(), entry.link
    expected = {
        "versions": len(real.record.versions),
        "studies": len(real.studies),
        "awaiting": sum(report.decision == "awaiting" for report in real.candidates),
    }
    assert len(feed.entries) >= expected[name]


def test_cffconvert_reads_the_citation_file(project, real):
    """The file of the repository, and the same in the formats of reference managers."""
    citation = create_citation(str(project / "CITATION.cff"), None)
    citation.validate()
    assert real.record.title in citation.as_bibtex()
    assert f"TI  - {real.record.title}" in citation.as_ris().replace("T1  - ", "TI  - ")
    assert json.loads(citation.as_schemaorg())["version"] == real.version.version


def test_the_file_for_a_deposit_names_its_creators(data, real):
    deposit = rows(data, "zenodo")
    assert (deposit["title"], deposit["version"]) == (real.record.title, real.version.version)
    assert deposit["creators"]
    assert deposit["upload_type"] == "dataset"
    assert deposit["license"] == "cc-by-4.0"


def test_the_badge_is_a_picture_of_the_status(site):
    picture = lxml.etree.parse(str(site / "badge.svg"))
    assert "searched up to" in picture.findtext("{http://www.w3.org/2000/svg}title")


def test_checklists_link_to_the_place_of_each_item(pages, site, real):
    page = pages["checklists/"]
    for checklist in real.checklists:
        for item in checklist.items:
            (row,) = page.xpath(f"//tr[@id='{checklist.id}-{item.number.lower()}']")
            links = [link for link in row.xpath(".//a/@href") if not link.startswith("http")]
            assert len(links) == len(item.places), item.number
            assert links or item.reported in {"no", "not-applicable"}, f"{item.number} is reported nowhere"
            for place in item.places:
                address, _, anchor = place.address.partition("#")
                file = site / address if address.startswith("data/") and address[-1] != "/" else None
                assert file.is_file() if file else address in pages, place.address
                assert not anchor or pages[address].xpath(f"//*[@id='{anchor}']"), place.address
            words = {
                "yes": "Reported",
                "partly": "Partly reported",
                "no": "Not reported",
                "not-applicable": "Does not apply",
            }
            assert words[item.reported] in row.text_content()
    assert [len(each.items) for each in real.checklists if each.id == "entreq"] == [21]
