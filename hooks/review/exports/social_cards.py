"""social/: the pictures that other sites show as a preview of a page."""

from __future__ import annotations

from dataclasses import asdict

from review.exports.registration import exports_files
from review.language.current import is_source, language
from review.templating.typesetting import Typesetter, is_available
from review.versions.publication import Publication
from review.views.social_card import cards

LAYOUT = "social_card.typ"


@exports_files({"social/*.png": "image/png"})
def files(publication: Publication) -> dict[str, bytes]:
    """Return the cards by address; nothing where the libraries that typeset them are not installed."""
    if not is_available():
        return {}
    made = cards(publication.review, publication.status)
    spoken = {"language": language(), "region": "gb" if is_source() else None}
    with Typesetter(publication.kept) as typesetter:
        return {address: typesetter.png(LAYOUT, asdict(card) | spoken) for address, card in made.items()}
