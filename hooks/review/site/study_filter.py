"""What the study filter of a page reads: data in the page, or in a large review a file that every page shares."""

from __future__ import annotations

import json
from typing import Any

from review.model.long_lists import is_large
from review.model.review import Review
from review.views.lens import lens_data

FILTER = "parts/filter.json"


def filter_data(review: Review) -> dict[str, Any]:
    """Return what the study filter reads: its data, or in a large review the address of a file that has them.

    Each page with a filter would hold two megabytes at 3,000 studies.
    """
    return {"source": FILTER} if is_large(review) else lens_data(review)


def filter_files(review: Review) -> dict[str, str]:
    """Return the file of the study filter by its address; nothing where each page holds its data."""
    return {FILTER: json.dumps(lens_data(review), ensure_ascii=False)} if is_large(review) else {}
