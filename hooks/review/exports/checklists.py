"""checklists.json: the reporting checklists as filled in, item by item."""

from __future__ import annotations

import json

from review.model.review import Review


def files(review: Review) -> dict[str, str]:
    """data/checklists.json."""
    filled = [checklist.model_dump(mode="json", exclude_none=True) for checklist in review.checklists]
    return {"data/checklists.json": json.dumps(filled, ensure_ascii=False, indent=1) + "\n"}
