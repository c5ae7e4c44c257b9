"""/id/<id>/: a page for each permanent id that leads on to where the thing now stands, without a server's help."""

from __future__ import annotations

from review import addresses
from review.model import Review
from review.rendering import render


def files(review: Review, site_url: str) -> dict[str, str]:
    """id/<id>/index.html for every study, finding, excerpt and theme."""
    return {
        f"{addresses.permanent(id)}index.html": render(
            "documents/permanent.html",
            here=addresses.permanent(id),
            review=review,
            id=id,
            label=label(review, id),
            target=target,
            canonical=site_url + target,
        )
        for id, target in addresses.destinations(review).items()
    }


def label(review: Review, id: str) -> str:
    """What the id stands for, in words."""
    if id in review.themes:
        return review.themes[id].title
    if id in review.findings:
        return review.findings[id].statement
    if id in review.studies:
        return f"{review.studies[id].name}: {review.studies[id].reference.title}"
    return f"Quotation from {review.studies[review.excerpts[id].study].name}"
