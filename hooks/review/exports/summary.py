"""review.json: what the review is and how much it holds, in one small file."""

from __future__ import annotations

import json
from typing import Any

from review import addresses
from review.history import EMPTY, History
from review.measures import counts
from review.model import Review

SCHEMA_VERSION = "1.1.0"  # of the data contract: addresses, columns and their meaning


def files(review: Review, site_url: str, history: History = EMPTY) -> dict[str, str]:
    """data/review.json."""
    return {"data/review.json": json.dumps(summary(review, site_url, history), ensure_ascii=False, indent=1) + "\n"}


def summary(review: Review, site_url: str, history: History = EMPTY) -> dict[str, Any]:
    """The review in brief. A version that can be read at an address of its own has that address."""
    record, version = review.record, review.version
    addressed = {release.number: site_url + addresses.version(release.number) for release in history.releases}
    return {
        "id": record.id,
        "title": record.title,
        "url": site_url,
        "version": version.version,
        "schema_version": SCHEMA_VERSION,
        "date": version.date,
        "status": "living",
        "question": record.question,
        "versions": [
            {"version": each.version, "date": each.date, "url": addressed.get(each.version)} for each in record.versions
        ],
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
