"""Pages outside the theme, which the review makes as whole HTML documents."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.templating.rendering import Context


@dataclass(frozen=True, kw_only=True)
class Document(Context):
    """What templates/documents/base.html shows: the status of the review, and the address that search engines use."""

    review: Review
    status: ReviewStatus
    canonical: str
