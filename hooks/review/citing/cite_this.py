"""Cite this: what to cite for every page, finding, excerpt and study, in words and for reference managers.

Texts in the styles are made by the processor in one go for all works of a build (`Citations`), because each run of it
costs as much as a hundred entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from review.citing.citable_works import (
    living_review,
    part,
    permanent_base,
    published_review,
    versioned_address,
    versioned_title,
)
from review.model import urls
from review.model.review import Review
from review.references.citation_styles import STYLE_NAMES, STYLES, Formatted, csl_item, format_items, format_references
from review.references.formats import WRITERS
from review.references.reference import Reference
from review.templating.rendering import render

FORMAT_NAMES = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
LONGEST_TITLE = 90  # characters of a statement that stand in the title of a citation


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site: its address, title and description as plain text. The home page's address is empty."""

    address: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A work as a reader cites it: what it is, and its texts by the name of the style or format."""

    label: str
    styled: Mapping[str, Formatted]
    exported: Mapping[str, str]


def works_to_cite(review: Review, id: str, site_url: str) -> tuple[Reference, ...]:
    """What to cite for a thing with a permanent id, the first first.

    A quotation is its study's, and was found here: both. A study is cited itself, its record here only beside it.
    """
    own = part(review, title_of(review, id), versioned_address(review, id), site_url)
    if id in review.excerpts:
        return review.studies[review.excerpts[id].study].reference, own
    return (review.studies[id].reference, own) if id in review.studies else (own,)


def title_of(review: Review, id: str) -> str:
    """What the part of the review that bears this id is called in a citation."""
    if id in review.themes:
        theme = review.themes[id]
        return f"Theme {theme.number}: {theme.title}"
    if id in review.findings:
        return f"Finding {id}: {_shortened(review.findings[id].statement)}"
    if id in review.excerpts:
        return f"Quotation {id} from {review.studies[review.excerpts[id].study].name}"
    return f"Record of the study {review.studies[id].name}"


def _shortened(text: str) -> str:
    """The text, cut at a word where it is long, without its full stop."""
    if len(text) <= LONGEST_TITLE:
        return text.rstrip(".")
    return text[:LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"


def _item(work: Reference) -> dict[str, Any]:
    """The work for the processor, which writes a whole date well for web pages alone; for all else, the year."""
    item = csl_item(work)
    if work.kind != "online" and "issued" in item:
        item["issued"] = {"date-parts": [item["issued"]["date-parts"][0][:1]]}
    return item


def id_of(review: Review, address: str) -> str:
    """The permanent id of what a page is about, or an empty text where it is about many things."""
    return next((id for id, target in urls.current_urls(review).items() if target == address), "")


Labelled = tuple[tuple[str, Reference], ...]  # what to cite, each with what it is


def in_every_style(works: Mapping[str, Labelled]) -> dict[str, tuple[Citation, ...]]:
    """The citations of each name's works. Each style is processed once."""
    every = {work.citekey: work for labelled in works.values() for _, work in labelled}
    items = [_item(work) for work in every.values()]
    styled = {style: format_items(items, style) for style in STYLES}
    return {
        name: tuple(
            Citation(
                label,
                {called: styled[style][work.citekey] for style, called in STYLE_NAMES.items()},
                {called: WRITERS[ending]([work]).strip() for ending, called in FORMAT_NAMES.items()},
            )
            for label, work in labelled
        )
        for name, labelled in works.items()
    }


def citations_by_id(review: Review, site_url: str) -> dict[str, tuple[Citation, ...]]:
    """How to cite everything that has a permanent id, by that id."""
    return in_every_style({id: _labelled(review, id, site_url) for id in urls.current_urls(review)})


def _labelled(review: Review, id: str, site_url: str) -> Labelled:
    works = works_to_cite(review, id, site_url)
    labels = ["This finding" if id in review.findings else "This theme"]
    if id in review.excerpts:
        labels = ["The study that is quoted", "This review, where the quotation was found"]
    elif id in review.studies:
        labels = ["The study", "This review's record of the study"]
    return tuple(zip(labels, works, strict=True))


class Citations:
    """The citations of all pages of a build."""

    def __init__(self, review: Review, site_url: str, places: Iterable[Place]) -> None:
        self.review = review
        self.site_url = site_url
        self.works = {place.address: self._works(place) for place in places}
        self.cited = in_every_style(self.works)

    def _works(self, place: Place) -> Labelled:
        """What to cite for a page, each with what it is."""
        review, published = self.review, ("The published review that it continues", published_review(self.review))
        id = id_of(review, place.address)
        if id in review.studies:
            return _labelled(review, id, self.site_url)
        if not place.address:
            return ("This living review", living_review(review, self.site_url)), published
        if id:
            return ("This page", works_to_cite(review, id, self.site_url)[0]), published
        own = part(review, place.title, place.address, self.site_url)
        return ("This page", own), published

    def work(self, address: str) -> Reference:
        """The work that the page at this address is about, first of those to cite."""
        return self.works[address][0][1]

    def of(self, address: str) -> tuple[Citation, ...]:
        """What to cite for the page at this address."""
        return self.cited[address]

    def box(self, address: str) -> Markup:
        """The part of a page that says how to cite it."""
        id = id_of(self.review, address)
        return render(
            "fragments/cite_this.html",
            here=address,
            review=self.review,
            citations=self.of(address),
            id=id,
            target=versioned_address(self.review, id) if id else address,
            base=permanent_base(self.review, self.site_url) if id else self.site_url,
        )


class ShortCitations:
    """Citations in one line, for the findings and excerpts that a page holds many of."""

    def __init__(self, review: Review, site_url: str, formatted: Mapping[str, Formatted] | None = None) -> None:
        """`formatted` is every reference in the style of the page, where it is known already."""
        self.review = review
        self.site_url = site_url
        self.formatted = formatted if formatted is not None else format_references(review.references.values())

    def text(self, id: str) -> str:
        """What to write under a sentence that rests on this finding, excerpt or study: plain text."""
        record, works = self.review.record, works_to_cite(self.review, id, self.site_url)
        own = works[-1]
        title = title_of(self.review, id)
        here = (
            f"{title}{'' if title.endswith('…') else '.'} In: {'; '.join(name.inverted for name in own.authors)}. "
            f"{versioned_title(self.review)}. {own.get('url')}"
        )
        if len(works) == 1:
            return f"{here}. The review continues {record.source.citation_short}."
        quoted = "Quoted in" if id in self.review.excerpts else "Recorded in"
        return f"{self.formatted[works[0].citekey].text} {quoted}: {here}"
