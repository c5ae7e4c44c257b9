"""Addresses that each ID had of its own until /id/<id>/ had everything: to cite it, and the history of its wording.

They still answer for the IDs of the versions that had them: cite/<id>/ and id/<id>/history/ lead on, and the citation
stays a file in each format. An ID that came later has its permanent page alone, so that a large review stays below the
number of files that hosts accept; a link to it in the old form is led on by the page for addresses that do not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.citing.cite_this import works_to_cite
from review.exports.bibliographies import BIBLIOGRAPHIES
from review.exports.registration import exports_files
from review.model import urls
from review.references.formats import WRITERS
from review.templating.content_security_policy import with_policy
from review.templating.documents import Document
from review.templating.rendering import render
from review.versions.publication import Publication


@dataclass(frozen=True, kw_only=True)
class ForwardPage(Document):
    """A page that leads on to `target`, which has what it once showed of an ID."""

    template: ClassVar[str] = "documents/forward.html"
    id: str
    target: str


@exports_files({"cite/*/index.html": "text/html", "id/*/history/index.html": "text/html", **BIBLIOGRAPHIES})
def earlier_addresses(publication: Publication) -> dict[str, str]:
    """Return what the former addresses of each ID have, for the IDs that had them."""
    review = publication.review
    current = urls.current_urls(review)
    made: dict[str, str] = {}
    for id in dict.fromkeys((*current, *review.registry)):
        if publication.has_earlier_addresses(id):
            made |= dict(_forward_pages(publication, id, is_current=id in current))
            if id in current:
                works = works_to_cite(review, id, publication.site_url)
                made |= {f"{urls.citation(id)}.{ending}": write(works) for ending, write in WRITERS.items()}
    return made


def _forward_pages(publication: Publication, id: str, *, is_current: bool) -> Iterator[tuple[str, str]]:
    history = f"{urls.permanent(id)}history/"
    for here, target in (
        (f"cite/{id}/", urls.citing(id) if is_current else urls.permanent(id)),
        (history, urls.content_history(id)),
    ):
        page = ForwardPage(
            review=publication.review,
            status=publication.status,
            canonical=publication.site_url + urls.permanent(id),
            id=id,
            target=target,
        )
        yield f"{here}index.html", with_policy(render(page, here))
