"""contribute/add/records.json: what the form compares a new record with, fetched once somebody begins to write."""

from __future__ import annotations

import json

from review.exports.registration import JSON, exports_file
from review.forms.script import existing
from review.versions.publication import Publication

ADDRESS = "contribute/add/records.json"


@exports_file(ADDRESS, JSON)
def form_records(publication: Publication) -> str:
    """Return what the form needs to know of the records that exist."""
    return json.dumps(existing(publication.review), ensure_ascii=False) + "\n"
