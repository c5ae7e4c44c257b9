"""review.json: what the review is and how much it holds, in one small file."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from review.exports.registration import JSON, exports_file
from review.model import urls
from review.model.review import Review
from review.model.stated_figures import counts
from review.schema.review import SourceRecord
from review.versions.publication import Publication
from review.views.readings import readings
from review.views.surveillance import watch

SCHEMA_VERSION = "1.3.0"  # of the data contract: addresses, columns and their meaning


@exports_file("data/review.json", JSON)
def review_json(publication: Publication) -> str:
    """Return the summary and the commit that it was built from."""
    origin = publication.origin
    built_from = {"commit": origin.commit or None, "uncommitted_changes": origin.changed if origin.commit else None}
    return json.dumps(summary(publication) | {"built_from": built_from}, ensure_ascii=False, indent=1) + "\n"


def summary(publication: Publication) -> dict[str, Any]:
    """Return the review in brief, with its status and, for each version that the site keeps, its address."""
    review, site_url, status = publication.review, publication.site_url, publication.status
    record, version, watched = review.record, review.version, watch(review)
    version_urls = {release.number: site_url + urls.version(release.number) for release in publication.history.releases}
    return {
        "id": record.id,
        "title": record.title,
        "url": site_url,
        "version": version.version,
        "schema_version": SCHEMA_VERSION,
        "date": version.date,
        "status": status.standing,
        "question": record.question,
        "versions": [
            {"version": each.version, "date": each.date, "url": version_urls.get(each.version)}
            for each in record.versions
        ],
        "searches_through": version.searches_through,
        "living": {
            "state": status.state,
            "why": list(status.why),
            "needed": list(status.needed),
            "limits": status.limits.model_dump() if status.limits else None,
            "searched_through": status.searched_through,
            "integrated_through": status.integrated_through,
            "due": status.due.isoformat() if status.due else None,
            "since": status.since if status.standing != "living" else None,
            "note": status.note or None,
            "instead": status.instead or None,
        },
        "searches": [
            {"source": search.source, "kind": search.kind, "start": search.start, "end": search.end}
            for search in review.searches.searches
        ],
        "watch": {
            "last_run": watched.last_run or None,
            "found": watched.found,
            "unusable": watched.n_refused,
            "searches": [
                {
                    "id": each.id,
                    "service": each.service,
                    "last_run": each.last.on if each.last else None,
                    "last_completed": each.last_success or None,
                    "failed": each.last.failed if each.last else None,
                    "found": each.found,
                }
                for each in watched.searches
            ],
        },
        "notices": {
            "last_looked_up": watched.last_lookup or None,
            "undecided": len(watched.undecided),
            "counts": dict(Counter(each.notice.kind for each in watched.notices)),
        },
        "counts": counts(review),
        "readings": _readings(review),
        "licence": {
            "code": record.licence.code,
            "text_and_data": record.licence.text,
            "quotations": record.licence.note,
        },
        "source": _source(record.source) if record.source else None,
        "authors_of_the_source": [person.name for person in record.people],
        "contact": record.contact,
        "contributors": [person.name for person in record.contributors],
        "registrations": [registration.id for registration in record.registrations],
    }


def _source(source: SourceRecord) -> dict[str, str | None]:
    """The published review that the living review updates."""
    return {
        "title": source.title,
        "article_doi": source.article.doi if source.article else None,
        "preprint_doi": source.preprint.doi if source.preprint else None,
    }


def _readings(review: Review) -> dict[str, int]:
    """How many links people have read again, what they found, and how many quotations they have compared."""
    read = readings(review)
    return {
        "links": read.links,
        "links_read_again": read.links_read_again,
        "negative_cases": read.negative_cases,
        "quotations_compared": read.quotations_compared,
    }
