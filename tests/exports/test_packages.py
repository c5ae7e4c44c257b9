"""The data as whole packages: SQLite, Parquet, RO-Crate, checksums, the Zenodo file and CITATION.cff."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
from pathlib import Path

import pytest
import rocrate
from pyarrow import parquet
from rdflib.plugins.shared.jsonld.context import Context
from rocrate.rocrate import ROCrate
from rocrate_validator import models, services

from places import SITE_URL
from review.exports.tables import rows_of, tables
from review.files.writing import write_files

CONTEXT = "https://w3id.org/ro/crate/1.1/context"


@pytest.fixture(scope="module", params=["fabricated", "real"])
def package(request):
    """A review and its exported files."""
    names = ("review", "exported") if request.param == "fabricated" else ("real", "exported_really")
    return tuple(request.getfixturevalue(name) for name in names)


@pytest.fixture
def folder(package, tmp_path):
    write_files(tmp_path, {name: content for name, content in package[1].items() if name.startswith("data/")})
    return tmp_path / "data"


def test_the_database_has_every_row_of_every_table(package, tmp_path):
    review, files = package
    file = tmp_path / "review.sqlite"
    file.write_bytes(files["data/review.sqlite"])
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in tables(review):
            rows = connection.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - our own names
            expected = rows_of(table, review, SITE_URL)
            assert len(rows) == len(expected)
            for row, record in zip(rows, expected, strict=True):
                for value, known in zip(row, record.values(), strict=True):
                    assert (json.loads(value) if isinstance(known, list) else value) == known
    connection.close()


def test_the_database_answers_a_question(exported, tmp_path):
    file = tmp_path / "review.sqlite"
    file.write_bytes(exported["data/review.sqlite"])
    question = (
        "SELECT value FROM findings, json_each(findings.studies) WHERE findings.id = 'waiting-f01' ORDER BY value"
    )
    with sqlite3.connect(file) as connection:
        assert connection.execute(question).fetchall()
        assert connection.execute("SELECT value FROM about WHERE name = 'version'").fetchone() == ("1.1.0",)
    connection.close()


def test_parquet_keeps_lists_and_numbers(package):
    review, files = package
    for table in tables(review):
        read = parquet.read_table(io.BytesIO(files[f"data/{table.name}.parquet"]))
        assert read.to_pylist() == rows_of(table, review, SITE_URL)
        assert read.schema.field(0).metadata[b"description"].decode() == table.columns[0].description


@pytest.mark.slow
def test_the_crate_satisfies_a_validator(exported, tmp_path, monkeypatch):
    """Without the network: the terms come from another library's copy of the context."""
    write_files(tmp_path, {name: content for name, content in exported.items() if name.startswith("data/")})
    terms = json.loads((Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_text())["@context"]
    monkeypatch.setattr(Context, "_fetch_context", lambda *_: terms)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(tmp_path / "data"),
            profile_identifier="ro-crate-1.1",
            requirement_severity=models.Severity.RECOMMENDED,
        )
    )
    assert [issue.message for issue in result.get_issues() if "context" not in str(issue.message)] == []


def test_the_crate_read_by_another_library(package, folder):
    review, files = package
    crate = ROCrate(folder)
    assert crate.root_dataset["version"] == review.version.version
    described = {entity.id for entity in crate.data_entities}
    there = {name.removeprefix("data/") for name in files if name.startswith("data/")}
    assert described == there - {"ro-crate-metadata.json", "SHA256SUMS"}


def test_checksums_are_those_of_the_files(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    assert set(sums) == set(files) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest
