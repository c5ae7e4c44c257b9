"""w3id/htaccess.txt: rules for w3id.org, which redirect a permanent link to the current address of the site.

w3id.org is maintained by a community and only redirects: a folder of its repository holds the rules of one project.
When the site moves, these rules are generated again with its new address and proposed there, and every citation still
leads to the review.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_file
from review.model.review import Review
from review.templating.rendering import Context, render
from review.versions.publication import Publication

SERVICE = "https://w3id.org/"


@dataclass(frozen=True)
class RedirectRules(Context):
    """The rules: `service` is the permanent address of the review, `site_url` the current one of its site."""

    template: ClassVar[str] = "documents/htaccess.txt"
    review: Review
    service: str
    site_url: str


@exports_file("w3id/htaccess.txt", "text/plain")
def redirect_rules(publication: Publication) -> str:
    """Return the rules as a file of Apache's."""
    review = publication.review
    rules = render(RedirectRules(review, f"{SERVICE}{review.record.id}/", publication.site_url))
    return f"{rules.unescape()}\n"
