"""JSON Schemas of the records, from the shapes and the codebook: an editor completes and marks a record with them."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from review.evidence.records import REGISTERS
from review.model.review import Codebook
from review.schema.base import VOCABULARY, Shape
from review.schema.study import StudyRecord
from review.schema.theme import ThemeRecord

DIALECT = GenerateJsonSchema.schema_dialect


def shapes() -> dict[str, type[Shape]]:
    """Every kind of record file, by the name of its schema."""
    registers = {name.removesuffix(".yml"): shape for name, shape in REGISTERS.items()}
    return {"study": StudyRecord, "theme": ThemeRecord, **registers}


def files(codebook: Codebook) -> dict[str, str]:
    """data/schemas/<kind>.schema.json for every kind of record."""
    return {
        f"data/schemas/{name}.schema.json": json.dumps(schema(shape, codebook), ensure_ascii=False, indent=1) + "\n"
        for name, shape in shapes().items()
    }


def schema(shape: type[Shape], codebook: Codebook) -> dict[str, Any]:
    """The JSON Schema of a shape, with the codebook's terms listed wherever a value must be one of them."""
    made = {"$schema": DIALECT, **shape.model_json_schema()}
    _list_terms(made, codebook)
    return made


def _list_terms(node: object, codebook: Codebook) -> None:
    if isinstance(node, dict):
        if vocabulary := node.get(VOCABULARY):
            node["enum"] = list(codebook.vocabularies[vocabulary])
        for child in list(node.values()):
            _list_terms(child, codebook)
    elif isinstance(node, list):
        for child in node:
            _list_terms(child, codebook)
