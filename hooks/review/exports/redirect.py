"""w3id/htaccess.txt: rules for w3id.org, by which an address there leads on to wherever the site stands.

w3id.org is kept by a community and only leads on: a folder of its repository holds the rules for one project. When the
site moves, these rules are made again with its new address and proposed there, and every citation goes on leading home.
"""

from __future__ import annotations

from review.model.review import Review
from review.templating.rendering import render

SERVICE = "https://w3id.org/"


def files(review: Review, site_url: str) -> dict[str, str]:
    """w3id/htaccess.txt."""
    rules = render(
        "documents/htaccess.txt", here="", review=review, service=f"{SERVICE}{review.record.id}/", site_url=site_url
    )
    return {"w3id/htaccess.txt": f"{rules.unescape()}\n"}
