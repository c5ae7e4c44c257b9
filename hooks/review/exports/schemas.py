"""JSON Schemas of the records, from their declarations and the codebook, for editors of records."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from review.evidence.records import REGISTERS
from review.exports.registration import JSON, exports_files
from review.model.codebook import Codebook
from review.schema.base import Schema
from review.schema.relaxed import study_schema
from review.schema.settings import SettingsRecord
from review.schema.study import StudyRecord
from review.schema.term import VOCABULARY_KEY
from review.schema.theme import ThemeRecord
from review.versions.publication import Publication

DIALECT = GenerateJsonSchema.schema_dialect


def record_kinds() -> dict[str, type[Schema]]:
    """Every kind of record file, by the name of its schema."""
    registers = {name.removesuffix(".yml"): schema for name, schema in REGISTERS.items()}
    return {"study": StudyRecord, "theme": ThemeRecord, **registers}


@exports_files({"data/schemas/*.schema.json": JSON})
def files(publication: Publication) -> dict[str, str]:
    """Return data/schemas/<kind>.schema.json for every kind of record."""
    codebook, settings = publication.review.codebook, publication.review.record.settings
    terms = {name: [term.id for term in codebook.choices(name)] for name in codebook.vocabularies}
    return publication.kept.kept_texts("schemas", [terms, repr(settings)], lambda: _written(codebook, settings))


def _written(codebook: Codebook, settings: SettingsRecord) -> dict[str, str]:
    kinds = record_kinds() | {"study": study_schema(settings.characteristics)}
    schemas = {name: json_schema(schema, codebook) for name, schema in kinds.items()}
    return {
        f"data/schemas/{name}.schema.json": settings.worded(json.dumps(schema, ensure_ascii=False, indent=1)) + "\n"
        for name, schema in schemas.items()
    }


def json_schema(schema: type[Schema], codebook: Codebook) -> dict[str, Any]:
    """The JSON Schema of a kind of record, with the codebook's terms listed wherever a value must be one of them."""
    made = {"$schema": DIALECT, **schema.model_json_schema()}
    _list_terms(made, codebook)
    return made


def _list_terms(node: object, codebook: Codebook) -> None:
    if isinstance(node, dict):
        if vocabulary := node.get(VOCABULARY_KEY):
            node["enum"] = [term.id for term in codebook.choices(vocabulary)]
        for child in list(node.values()):
            _list_terms(child, codebook)
    elif isinstance(node, list):
        for child in node:
            _list_terms(child, codebook)
