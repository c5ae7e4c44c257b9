"""cite/<id>/: how to cite everything with a permanent ID, in every style and format, each on a small page.

Pages that show many findings or quotations link to it, or load its texts when a reader asks for them: including all of
them at once would make such a page larger than its content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.citing.citable_works import permanent_base, versioned_address
from review.citing.cite_this import Citation, citations_by_id, title_of
from review.exports.registration import exports_files
from review.model import urls
from review.templating.content_security_policy import with_policy
from review.templating.documents import Document
from review.templating.rendering import render
from review.versions.publication import Publication
from review.views.slide import Slide, slide


@dataclass(frozen=True, kw_only=True)
class CitePage(Document):
    """How to cite one study, finding, excerpt or theme.

    `current` is its current address; `target` its permanent address with the version that the reader saw, relative to
    the site's root; `canonical` the same in full. A finding and an excerpt have the text of a `slide`; a finding has
    addresses at which its card can be embedded, each with a name.
    """

    template: ClassVar[str] = "documents/cite.html"
    id: str
    title: str
    current: str
    citations: tuple[Citation, ...]
    target: str
    slide: Slide | None
    embeddings: tuple[tuple[str, str], ...]


@exports_files({"cite/*/index.html": "text/html"})
def cite_pages(publication: Publication) -> dict[str, str]:
    """Return a page for every current ID. Where the review is paused or retired, each page says so."""
    review, site_url = publication.review, publication.site_url
    current_urls = urls.current_urls(review)
    return {
        f"{urls.citing(id)}index.html": with_policy(
            render(
                CitePage(
                    review=review,
                    status=publication.status,
                    id=id,
                    title=title_of(review, id),
                    current=current_urls[id],
                    citations=citations,
                    target=versioned_address(review, id),
                    canonical=permanent_base(review, site_url) + versioned_address(review, id),
                    slide=slide(review, publication.status, id),
                    embeddings=_embeddings(publication, id),
                ),
                here=urls.citing(id),
            )
        )
        for id, citations in citations_by_id(review, site_url, publication.formatter).items()
    }


def _embeddings(publication: Publication, id: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses of a finding's card: the current one and, where the site keeps it, that of the version."""
    if id not in publication.review.findings:
        return ()
    number, card = publication.review.version.version, urls.embedded(id)
    current = ("Always the current version", publication.site_url + card)
    released = publication.history.release(number)
    if released and id in released.state.review.findings:
        return current, (f"Always version {number}", publication.site_url + urls.version(number) + card)
    return (current,)
