"""The issue forms and the editor's settings match the records and the codebook."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from review.evidence.records import FOLDERS, REGISTERS
from review.exports.schemas import record_kinds
from review.schema.base import Schema
from review.schema.registers import CandidateRecord
from review.schema.theme import ConcernRecord, ConfidenceRecord, FindingRecord

PROJECT = Path(__file__).parents[1]
FOLDER = PROJECT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(file.stem for file in FOLDER.glob("*.yml") if file.name != "config.yml")

COMPONENTS = [name for name, field in ConfidenceRecord.model_fields.items() if field.annotation is ConcernRecord]
# The record that a form mirrors, what the form asks beyond it, and what only a maintainer can give.
MIRRORED: dict[str, tuple[type[Schema], set[str], set[str]]] = {
    "suggest-a-study": (CandidateRecord, {"eligibility"}, {"id", "decision"}),
    "wording-of-a-finding": (FindingRecord, {"reason"}, set()),
    "assess-confidence": (
        ConfidenceRecord,
        {"finding", "note", *(f"{component}_explanation" for component in COMPONENTS)},
        set(),
    ),
}
VOCABULARIES = {
    ("suggest-a-study", "setting"): "settings",
    ("suggest-a-study", "data_collection"): "methods",
    ("suggest-a-study", "intervention"): "interventions",
    ("wording-of-a-finding", "kind"): "kinds",
    ("assess-confidence", "level"): "confidence_levels",
    **{("assess-confidence", component): "concerns" for component in COMPONENTS},
}


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def fields(form: str) -> dict[str, dict[str, Any]]:
    """The fields of a form that a person fills in, by their ids."""
    body = read(FOLDER / f"{form}.yml")["body"]
    return {field["id"]: field for field in body if field["type"] != "markdown"}


def required(field: dict[str, Any]) -> bool:
    return field.get("validations", {}).get("required", False)


@pytest.mark.process
@pytest.mark.parametrize(
    ("schema", "names"),
    [("vendor.github-issue-forms", FORMS), ("vendor.github-issue-config", ["config"])],
    ids=["forms", "config"],
)
def test_the_forms_have_the_form_of_the_platform(schema: str, names: list[str]) -> None:
    files = [FOLDER / f"{name}.yml" for name in names]
    command = [Path(sys.executable).parent / "check-jsonschema", "--color=never", "--builtin-schema", schema, *files]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("form", FORMS)
def test_the_labels_of_a_form_are_distinct(form: str) -> None:
    labels = [field["attributes"]["label"] for field in fields(form).values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("form", MIRRORED)
def test_a_form_asks_for_the_fields_of_its_record(form: str) -> None:
    record, beyond, maintainers = MIRRORED[form]
    asked = fields(form)
    assert set(asked) - set(record.model_fields) == beyond
    needed = {name for name, field in record.model_fields.items() if field.is_required()}
    if record is CandidateRecord:
        needed.add("evidence_urls")  # a person has seen the report somewhere; the record of an export may have no link
    if form == "wording-of-a-finding":
        needed.add("locator")  # a record may do without one only in a review with no source
    assert {name for name in asked if required(asked[name]) and name not in beyond} == needed - maintainers


@pytest.mark.data
@pytest.mark.parametrize(("form", "name"), VOCABULARIES)
def test_a_choice_offers_the_terms_of_the_codebook(form: str, name: str) -> None:
    codebook = read(PROJECT / "evidence" / "codebook.yml")
    labels = [term["label"] for term in codebook[VOCABULARIES[form, name]]]
    assert fields(form)[name]["attributes"]["options"] == labels


def test_every_choice_is_from_a_vocabulary() -> None:
    choices = {(form, name) for form in FORMS for name, field in fields(form).items() if field["type"] == "dropdown"}
    assert choices - {("error-in-a-record", "file")} == set(VOCABULARIES)


@pytest.mark.data
def test_a_suggestion_form_shows_the_criteria_of_the_review() -> None:
    options = fields("suggest-a-study")["eligibility"]["attributes"]["options"]
    criteria = read(PROJECT / "evidence" / "review.yml")["eligibility"]["include"]
    assert [option["label"] for option in options] == [criterion["text"] for criterion in criteria]


def test_an_error_can_be_reported_in_every_file_of_the_evidence() -> None:
    options = fields("error-in-a-record")["file"]["attributes"]["options"]
    named = re.findall(r"\((.+?)\)", "\n".join(options))
    files = [f"evidence/{name}" for name in REGISTERS] + [f"evidence/{name}/" for name in FOLDERS]
    assert sorted(named) == sorted([*files, "references.bib"])


def test_each_component_of_an_assessment_wants_its_reason() -> None:
    asked = fields("assess-confidence")
    assert len(COMPONENTS) == 4
    assert all(required(asked[f"{component}_explanation"]) for component in COMPONENTS)


def test_editors_find_the_schema_of_every_record() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    records = {name.removesuffix(".yml"): f"evidence/{name}" for name in REGISTERS}
    folders = {"study": "evidence/studies/*.yml", "theme": "evidence/themes/*.yml"}
    expected = {f".schemas/{name}.schema.json": files for name, files in (folders | records).items()}
    assert settings["yaml.schemas"] == expected
    assert set(folders | records) == set(record_kinds())
