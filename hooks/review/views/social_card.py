"""The card that other sites show as a preview of a page: one for each kind of page, and one for each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.language.formats import long_date
from review.model import urls
from review.model.once import once_per_review
from review.model.review import Review
from review.model.review_status import ReviewStatus, review_status
from review.model.stated_figures import counts
from review.model.theme import Theme
from review.views.in_words import short_status

WIDTH, HEIGHT = 1200, 630  # pixels
MAX_TEXT_LENGTH = 190  # characters of a theme's summary, unless its first sentence is longer
WHOLE = "review"  # the card of the home page, and of every page that has none of its own
# The kinds of page that have a card of their own: the first part of their address, and what the card counts.
KINDS = {
    "findings": (
        marked("Summary of findings"),
        marked("{findings} findings in {themes} themes, each with what it is based on"),
    ),
    "quotes": (marked("Quotations"), marked("{excerpts} quotations, each with its speaker and its study")),
    "studies": (
        marked("Included studies"),
        marked("{studies} reports, each with its setting, its participants and its appraisal"),
    ),
}

WITHOUT_APPRAISAL = marked("{studies} reports, each with its setting and its participants")


@dataclass(frozen=True, slots=True)
class SocialCard:
    """A card: a line above the title, the title, a text, what it comes from, and the status of that."""

    kicker: str
    title: str
    text: str
    source: str
    status: str


def card_of(review: Review, address: str) -> str:
    """Return the address of the picture for the page at this address."""
    section, _, rest = address.partition("/")
    theme = rest.rstrip("/")
    if section == "themes" and theme in review.themes:
        return urls.social_card(f"theme-{theme}")
    return urls.social_card(section if section in KINDS else WHOLE)


def card_in_words(review: Review, address: str) -> str:
    """Return what the picture for the page at this address shows, except for the status, in words."""
    card = cards(review, review_status(review))[card_of(review, address)]
    return f"{card.kicker}: {card.title}. {card.text}"


@once_per_review
def cards(review: Review, status: ReviewStatus) -> dict[str, SocialCard]:
    """Return every card by the address of its picture."""
    return {urls.social_card(name): card for name, card in _cards(review, short_status(review, status))}


def _cards(review: Review, status: str) -> Iterator[tuple[str, SocialCard]]:
    record, numbers = review.record, {**counts(review), "themes": len(review.themes)}
    version = gettext("Version {version}, {date}", version=review.version.version, date=long_date(review.version.date))
    yield WHOLE, SocialCard(gettext("A living review"), record.short_title, record.question, version, status)
    for name, (title, text) in KINDS.items():
        is_appraised = name != "studies" or review.has("appraisal")
        counted = gettext(text if is_appraised else WITHOUT_APPRAISAL, **numbers)
        yield name, SocialCard(gettext("A living review"), gettext(title), counted, record.short_title, status)
    for theme in review.themes.values():
        kicker = gettext("Theme {number} of {themes}", number=theme.number, themes=len(review.themes))
        yield f"theme-{theme.id}", SocialCard(kicker, theme.short_title, _opening(theme), record.short_title, status)


def _opening(theme: Theme) -> str:
    """Return the first sentences of a theme's summary, as many as the card has room for, and one at least."""
    text = theme.summary[0].sentence
    for each in theme.summary[1:]:
        longer = f"{text} {each.sentence}"
        if len(longer) > MAX_TEXT_LENGTH:
            break
        text = longer
    return text
