"""checklists.json: the reporting checklists as filled in, item by item."""

from __future__ import annotations

import json

from review.exports.registration import JSON, exports_files
from review.versions.publication import Publication


@exports_files({"data/checklists.json": JSON})
def checklists(publication: Publication) -> dict[str, str]:
    """Return every checklist with its items and answers; nothing where the review has no checklists."""
    if not publication.review.has("checklists"):
        return {}
    filled = [checklist.model_dump(mode="json", exclude_none=True) for checklist in publication.review.checklists]
    return {"data/checklists.json": json.dumps(filled, ensure_ascii=False, indent=1) + "\n"}
