"""zenodo.json: the metadata of a deposit at Zenodo, which gives a release its DOI.

A release puts this file into its archive as `.zenodo.json`, where Zenodo's integration with a code host looks for it
before CITATION.cff, or sends it as the `metadata` of a deposit. The DOI that Zenodo assigns to all versions goes into
evidence/review.yml as `doi`; every page and citation then includes it.
"""

from __future__ import annotations

import html
import json
from typing import Any

from review.citing.citable_works import contributors
from review.exports.registration import JSON, exports_file
from review.language.current import language
from review.model.review import Review
from review.versions.publication import Publication

ISO_639_3 = {"en": "eng", "de": "deu"}  # by which Zenodo names languages


@exports_file("data/zenodo.json", JSON)
def zenodo(publication: Publication) -> str:
    """Return the metadata of a deposit as JSON."""
    return json.dumps(deposit(publication.review, publication.site_url), ensure_ascii=False, indent=1) + "\n"


def deposit(review: Review, site_url: str) -> dict[str, Any]:
    """Return the metadata of a deposit, in the vocabulary of Zenodo's deposit API."""
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
        "language": ISO_639_3[language()],
        "notes": f"{_escaped(record.licence.note)} Code: {_escaped(record.licence.code)}.",
        "related_identifiers": [
            {"identifier": site_url, "relation": "isIdenticalTo", "scheme": "url"},
            *(
                {"identifier": work.doi, "relation": "isDerivedFrom", "scheme": "doi"}
                for work in ((source.article, source.preprint) if source else ())
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
    """Escape a text for HTML, as which Zenodo displays these fields."""
    return html.escape(text, quote=False)
