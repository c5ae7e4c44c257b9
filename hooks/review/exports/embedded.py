"""embed/<finding-id>/: a finding as a small card without script, for other sites to show in a frame.

The address gives the card of the current version. The site keeps that of each released version below /v/, which a site
that must not change embeds instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from review.citing.citable_works import versioned_address
from review.exports.registration import exports_files
from review.model import urls
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.templating.content_security_policy import with_policy
from review.templating.rendering import Context, render
from review.versions.publication import Publication
from review.views.findings import FindingView, finding_view
from review.views.in_words import headline, reach_in_words, short_status, support_in_short


@dataclass(frozen=True)
class EmbeddedCard(Context):
    """A finding in few words: `reach`, `support` and `status` are sentences, `target` its permanent address."""

    template: ClassVar[str] = "documents/embedded.html"
    review: Review
    view: FindingView
    headline: str
    reach: str
    support: str
    status: str
    target: str
    canonical: str


def card(publication: Publication, address: str) -> str | None:
    """Return one of the cards; None where there is none at this address."""
    here, id = urls.page_of_file(address)
    is_card = id in publication.review.findings and urls.embedded(id) == here
    return _card(publication, id) if is_card else None


@exports_files({"embed/*/index.html": "text/html"}, one=card)
def files(publication: Publication) -> dict[str, str]:
    """Return a card for every finding."""
    return {
        f"{urls.embedded(id)}index.html": publication.kept_page(
            urls.embedded(id), Shown((id,)), partial(_card, publication, id)
        )
        for id in publication.review.findings
    }


def _card(publication: Publication, id: str) -> str:
    review = publication.review
    view = finding_view(review, review.findings[id])
    card = EmbeddedCard(
        review=review,
        view=view,
        headline=headline(view.finding),
        reach=reach_in_words(view.evidence, with_phrases=False),
        support=support_in_short(view.evidence),
        status=short_status(review, publication.status),
        target=versioned_address(review, id),
        canonical=publication.site_url + urls.finding(review, id),
    )
    return with_policy(render(card, here=urls.embedded(id)))
