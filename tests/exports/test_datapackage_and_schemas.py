"""The descriptions that programs read: the data package, the JSON Schemas of the records, and the review in brief."""

from __future__ import annotations

import copy
import json
import re

import pytest
import yaml
from frictionless import Package, system
from jsonschema import Draft202012Validator

from contract import CONTRACT
from made_up import NIGHT_BUSES, write
from places import PROJECT, SITE_URL
from review.evidence.records import REGISTERS
from review.exports import exports, schemas
from review.files.writing import write_files
from review.loading import load_review
from review.versions.publication import Publication


class EditorLoader(yaml.CSafeLoader):
    """Reads YAML as an editor does (version 1.2): only true, false, null and numbers are more than text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[0-9]+$"), list("0123456789"))


def validator(files, name):
    schema = json.loads(files[f"data/schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def records(root):
    """Every record file, and the name of its schema."""
    for file in sorted((root / "evidence").rglob("*.yml")):
        kind = {"studies": "study", "themes": "theme"}.get(file.parent.name, file.stem)
        yield file, kind


@pytest.fixture(scope="module")
def files(exported):
    return exported


def test_the_data_package_is_valid(files, tmp_path):
    """As tests/site/test_clients.py finds of the real one."""
    write_files(tmp_path, files)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "message"])
    empty = sum(files[f"data/{name}.json"] == "[]\n" for name in CONTRACT)
    assert len(report.tasks) == 2 * len(CONTRACT) - empty  # each table as CSV, and as JSON where it has rows


def test_the_data_package_would_see_a_value_that_is_no_term(files, tmp_path):
    write_files(tmp_path, files)
    table = tmp_path / "data" / "excerpts.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("first-order", "third-order", 1), encoding="utf-8")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert not report.valid


@pytest.mark.parametrize(
    "root",
    [pytest.param(NIGHT_BUSES, id="fabricated"), pytest.param(PROJECT, id="real", marks=pytest.mark.data)],
)
def test_every_record_fits_its_schema_as_an_editor_reads_it(root):
    made = schemas.files(Publication(load_review(root)))
    for file, kind in records(root):
        record = yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506
        assert [error.message for error in validator(made, kind).iter_errors(record)] == [], file.name


def test_the_schemas_are_those_that_the_shapes_give_now(files, tmp_path):
    """They are made at each build from the shapes and the codebook, and so can never be stale."""
    again = schemas.files(Publication(load_review(write(tmp_path))))
    exported = {address: text for address, text in files.items() if address.startswith("data/schemas/")}
    kinds = {"study", "theme", *(name.removesuffix(".yml") for name in REGISTERS)}
    assert set(exported) == {f"data/schemas/{kind}.schema.json" for kind in kinds}
    assert exported == again


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("status",), "lost"),
        (("setting", "types"), ["citty"]),
        (("dataset",), "Not An Id"),
        (("population",), ""),
        (("participants", "groups", 0, "count"), "ten"),
        (("surprise",), "x"),
    ],
    ids=str,
)
def test_a_schema_rejects_a_broken_record(files, place, value):
    record = yaml.load((NIGHT_BUSES / "evidence/studies/adams-2011.yml").read_text("utf-8"), Loader=EditorLoader)  # noqa: S506
    study = validator(files, "study")
    assert study.is_valid(record)
    broken = inner = copy.deepcopy(record)
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert not study.is_valid(broken)


def test_schemas_name_the_terms_of_the_codebook(files):
    study = json.loads(files["data/schemas/study.schema.json"])
    assert study["properties"]["status"]["enum"] == ["included", "retracted"]
    assert study["$defs"]["SettingRecord"]["properties"]["types"]["items"]["enum"] == ["city", "suburb", "depot"]


def test_every_field_of_a_schema_has_a_description(files):
    for address, text in files.items():
        if address.startswith("data/schemas/"):
            schema = json.loads(text)
            for shape in (schema, *schema["$defs"].values()):
                for name, field in shape["properties"].items():
                    shown = {**schema["$defs"].get(field.get("$ref", "").rsplit("/", 1)[-1], {}), **field}
                    assert shown.get("description"), f"{address}: {name}"


def test_the_review_in_brief(files):
    summary = json.loads(files["data/review.json"])
    assert summary["counts"] == {
        "studies": 4,
        "datasets": 3,
        "participants": 21,
        "countries": 2,
        "themes": 2,
        "subthemes": 2,
        "findings": 6,
        "excerpts": 7,
        "rated_studies": 3,
        "answers": 9,
        "references": 8,
        "awaiting": 2,
    }
    assert (summary["version"], summary["date"], summary["searches_through"]) == ("1.1.0", "2021-02-03", "2020-12")
    assert summary["schema_version"].count(".") == 2
    assert {"title", "status", "searches", "licence"} <= set(summary)


@pytest.mark.slow
def test_equal_reviews_give_equal_files(files, tmp_path):
    assert exports(Publication(load_review(write(tmp_path)), SITE_URL)) == files
