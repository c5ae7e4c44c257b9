"""review.json: what the review is and how much it holds, in one small file."""

from __future__ import annotations

import json
from typing import Any

from review.model import urls
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.stated_figures import counts
from review.versions.git_objects import Origin
from review.versions.history import EMPTY, History

SCHEMA_VERSION = "1.1.0"  # of the data contract: addresses, columns and their meaning


def files(
    review: Review, site_url: str, state: ReviewStatus, origin: Origin, history: History = EMPTY
) -> dict[str, str]:
    """data/review.json, which also says what it was built from."""
    built_from = {"commit": origin.commit or None, "uncommitted_changes": origin.changed if origin.commit else None}
    told = summary(review, site_url, state, history) | {"built_from": built_from}
    return {"data/review.json": json.dumps(told, ensure_ascii=False, indent=1) + "\n"}


def summary(review: Review, site_url: str, state: ReviewStatus, history: History = EMPTY) -> dict[str, Any]:
    """The review in brief, and how it lives. A version that can be read at an address of its own has that address."""
    record, version = review.record, review.version
    addressed = {release.number: site_url + urls.version(release.number) for release in history.releases}
    return {
        "id": record.id,
        "title": record.title,
        "url": site_url,
        "version": version.version,
        "schema_version": SCHEMA_VERSION,
        "date": version.date,
        "status": state.standing,
        "question": record.question,
        "versions": [
            {"version": each.version, "date": each.date, "url": addressed.get(each.version)} for each in record.versions
        ],
        "searches_through": version.searches_through,
        "living": {
            "state": state.state,
            "searched_through": state.searched_through,
            "integrated_through": state.integrated_through,
            "due": state.due.isoformat() if state.due else None,
            "since": state.since if state.standing != "living" else None,
            "note": state.note or None,
            "instead": state.instead or None,
        },
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
