"""zenodo.json: what a deposit at Zenodo says of a release, so that the release gets a DOI.

A release lays this file into its archive as `.zenodo.json`, where Zenodo's integration with a code host looks for it
(it comes before CITATION.cff there), or sends it as the `metadata` of a deposit. The DOI that Zenodo gives to all
versions goes into evidence/review.yml as `doi`; from then on every page and citation names it.
"""

from __future__ import annotations

import html
import json
from typing import Any

from review.citing.citable_works import contributors
from review.model.review import Review


def files(review: Review, site_url: str) -> dict[str, str]:
    """data/zenodo.json."""
    return {"data/zenodo.json": json.dumps(deposit(review, site_url), ensure_ascii=False, indent=1) + "\n"}


def deposit(review: Review, site_url: str) -> dict[str, Any]:
    """The metadata of a deposit, in the vocabulary of Zenodo's deposit interface."""
    record, version = review.record, review.version
    orcids = {each.name: each.orcid for each in record.contributors}
    creators = [{"name": name.inverted, "orcid": orcids.get(name.inverted)} for name in contributors(review)]
    source = record.source
    return {
        "title": record.title,
        "upload_type": "dataset",
        "description": f"{_escaped(record.question)} {_escaped(version.summary)} {_escaped(record.independence)}",
        "creators": [{key: value for key, value in creator.items() if value} for creator in creators],
        "version": version.version,
        "publication_date": version.date,
        "access_right": "open",
        "license": record.licence.text.lower().replace(" ", "-"),
        "language": "eng",
        "notes": f"{_escaped(record.licence.note)} Code: {_escaped(record.licence.code)}.",
        "related_identifiers": [
            {"identifier": site_url, "relation": "isIdenticalTo", "scheme": "url"},
            *(
                {"identifier": work.doi, "relation": "isDerivedFrom", "scheme": "doi"}
                for work in (source.article, source.preprint)
                if work
            ),
            *(
                {"identifier": study.reference.doi, "relation": "references", "scheme": "doi"}
                for study in review.studies.values()
                if study.reference.doi
            ),
        ],
    }


def _escaped(text: str) -> str:
    """Zenodo shows these fields as HTML."""
    return html.escape(text, quote=False)
