"""review.json: what the review is and how much it holds, in one small file."""

from __future__ import annotations

import json
from typing import Any

from review.measures import participants
from review.model import Review

SCHEMA_VERSION = "1.0.0"  # of the data contract: addresses, columns and their meaning


def files(review: Review, site_url: str) -> dict[str, str]:
    """data/review.json."""
    return {"data/review.json": json.dumps(summary(review, site_url), ensure_ascii=False, indent=1) + "\n"}


def counts(review: Review) -> dict[str, int]:
    """How many of everything the records hold."""
    countries = {study.setting.country.id for study in review.studies.values()} - {"not-stated"}
    rated = [study for study in review.studies.values() if study.appraisal.judgements]
    return {
        "studies": len(review.studies),
        "datasets": len(review.datasets),
        "participants": participants(review),
        "countries": len(countries),
        "themes": len(review.themes),
        "subthemes": sum(len(theme.subthemes) for theme in review.themes.values()),
        "findings": len(review.findings),
        "excerpts": len(review.excerpts),
        "rated_studies": len(rated),
        "answers": sum(len(study.appraisal.judgements) for study in rated),
        "references": len(review.references),
        "awaiting": sum(report.decision == "awaiting" for report in review.candidates),
    }


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
