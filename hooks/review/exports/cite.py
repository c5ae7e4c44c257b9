"""cite/<id>/: how to cite everything that has a permanent id, in every style and format, on a small page of its own.

Pages that show many findings or quotations lead there, or take its texts in when a reader asks for them: all of them at
once would weigh more than what they are about.
"""

from __future__ import annotations

from review.citing.citable_works import permanent_base, versioned_address
from review.citing.cite_this import citations_by_id, title_of
from review.model import urls
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.templating.content_security_policy import with_policy
from review.templating.rendering import render


def files(review: Review, site_url: str, state: ReviewStatus) -> dict[str, str]:
    """cite/<id>/index.html for every id that stands; each says so where the review rests or has ended."""
    current_urls = urls.current_urls(review)
    return {
        f"{urls.citing(id)}index.html": with_policy(
            render(
                "documents/cite.html",
                here=urls.citing(id),
                review=review,
                id=id,
                title=title_of(review, id),
                stands=current_urls[id],
                citations=citations,
                living=state,
                target=versioned_address(review, id),
                base=permanent_base(review, site_url),
            )
        )
        for id, citations in citations_by_id(review, site_url).items()
    }
