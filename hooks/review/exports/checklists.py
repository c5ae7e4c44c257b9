"""checklists.json: the reporting checklists as filled in, item by item."""

from __future__ import annotations

import json

from review.exports.registration import JSON, exports_file
from review.versions.publication import Publication


@exports_file("data/checklists.json", JSON)
def checklists(publication: Publication) -> str:
    """Return every checklist with its items and answers."""
    filled = [checklist.model_dump(mode="json", exclude_none=True) for checklist in publication.review.checklists]
    return json.dumps(filled, ensure_ascii=False, indent=1) + "\n"
