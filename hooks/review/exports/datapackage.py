"""datapackage.json: a description of each data file, in the Frictionless Data Package format (version 1)."""

from __future__ import annotations

import json
from typing import Any

from review.citing.citable_works import published_review
from review.exports.registration import JSON, exports_file
from review.exports.summary import SCHEMA_VERSION
from review.exports.tables import rows_of, tables
from review.exports.tables.table import Column, Table
from review.language.current import gettext
from review.model.review import Review
from review.versions.publication import Publication

LICENCES = {
    "CC BY 4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
}


@exports_file("data/datapackage.json", JSON)
def files(publication: Publication) -> str:
    """Return the description of the data package."""
    described = descriptor(publication.review, publication.site_url)
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def descriptor(review: Review, site_url: str) -> dict[str, Any]:
    """The package: each table as CSV and as JSON, with its columns, keys and allowed values.

    A table without rows is in it as CSV alone: readers of data packages take an empty list of JSON for damaged.
    """
    described = tables(review)
    licence = review.record.licence.text
    published = published_review(review)
    source = {"title": published.title, "path": published.link} if published else None
    return {
        "name": review.record.id,
        "id": site_url,
        "profile": "data-package",
        "title": review.record.title,
        "homepage": site_url,
        "version": review.version.version,
        "schema_version": SCHEMA_VERSION,
        "created": f"{review.version.date}T00:00:00Z",
        "licenses": [LICENCES.get(licence, {"name": licence.replace(" ", "-"), "title": licence})],
        **({"sources": [{key: value for key, value in source.items() if value}]} if source else {}),
        "resources": [
            resource
            for table in described
            for resource in (_csv(table), *([_json(table)] if rows_of(table, review, site_url) else []))
        ],
    }


def _csv(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": _schema(table, lists_as="string"),
    }


def _json(table: Table) -> dict[str, Any]:
    return {
        "name": f"{table.name}-json",
        "title": gettext("{title} (with lists kept as lists)", title=table.title),
        "path": f"{table.name}.json",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "schema": _schema(table, lists_as="array"),
    }


def _schema(table: Table, lists_as: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, lists_as) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers_to:
        schema["foreignKeys"] = [
            {"fields": name, "reference": {"resource": other, "fields": "id"}}
            for name, other in table.refers_to.items()
        ]
    return schema


def _field(column: Column, lists_as: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": lists_as if column.type == "array" else column.type,
        "description": column.description,
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
