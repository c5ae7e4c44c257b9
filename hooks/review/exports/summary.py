"""review.json: what the review is and how much it holds, in one small file."""

from __future__ import annotations

import json
from typing import Any

from review.measures import counts
from review.model import Review
from review.revisions import Origin

SCHEMA_VERSION = "1.1.0"  # of the data contract: addresses, columns and their meaning


def files(review: Review, site_url: str, origin: Origin) -> dict[str, str]:
    """data/review.json, which also says what it was built from."""
    built_from = {"commit": origin.commit or None, "uncommitted_changes": origin.changed if origin.commit else None}
    said = summary(review, site_url) | {"built_from": built_from}
    return {"data/review.json": json.dumps(said, ensure_ascii=False, indent=1) + "\n"}


def summary(review: Review, site_url: str) -> dict[str, Any]:
    """The review in brief."""
    record, version = review.record, review.version
    return {
        "id": record.id,
        "title": record.title,
        "url": site_url,
        "version": version.version,
        "schema_version": SCHEMA_VERSION,
        "date": version.date,
        "status": "living",
        "question": record.question,
        "searches_through": version.searches_through,
        "searches": [
            {"source": search.source, "kind": search.kind, "start": search.start, "end": search.end}
            for search in review.searches.searches
        ],
        "counts": counts(review),
        "licence": {
            "code": record.licence.code,
            "text_and_data": record.licence.text,
            "quotations": record.licence.note,
        },
        "source": {
            "title": record.source.title,
            "article_doi": record.source.article.doi if record.source.article else None,
            "preprint_doi": record.source.preprint.doi if record.source.preprint else None,
        },
        "authors_of_the_source": [person.name for person in record.people],
        "contributors": [person.name for person in record.contributors],
        "registrations": [registration.id for registration in record.registrations],
    }
