"""A page without the theme's frame: its content with all that surrounds it, its headings, and its metadata.

Pages of records are kept in this form from build to build, because the frame changes with the menu and the settings of
the site, and records do not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from markupsafe import Markup

from review.citing.cite_this import Citations, Place
from review.citing.metadata import head
from review.model.neighbourhood import Shown
from review.site.finishing import Finished, finished_part
from review.site.notices import ListedVersion, colophon, notice_of_released_version, notices, status_is_in_page
from review.site.pages.page import Page
from review.templating.table_of_contents import toc_tokens
from review.versions.publication import Publication
from review.views.social_card import card_in_words


@dataclass(frozen=True, slots=True)
class Released:
    """The released version that is built, and all versions, newest first."""

    number: str
    versions: Sequence[ListedVersion]


@dataclass(frozen=True, slots=True)
class PageParts:
    """The elements for the head of a page, its content, and its headings as tokens of Python-Markdown.

    The content is `Finished` where the frame can be put around it as it is.
    """

    head: str
    content: str
    headings: Sequence[Mapping[str, Any]]

    def written(self) -> str:
        """Return the parts as one text."""
        first = [isinstance(self.content, Finished), len(self.head), self.headings]
        return f"{json.dumps(first, ensure_ascii=False)}\n{self.head}{self.content}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the parts that a text was written from."""
        first, _, rest = text.partition("\n")
        is_finished, length, headings = json.loads(first)
        content = rest[length:]
        return cls(rest[:length], Finished(content) if is_finished else content, headings)


@dataclass(frozen=True)
class Surroundings:
    """What pages are surrounded by: the publication, its citations and, in a released version, what that is.

    `listed` are the addresses of the pages in the menu. The theme renders each of these as a whole, so that their
    content is finished with the rest. `keys` are what the parts of pages are kept under, by their address.
    """

    publication: Publication
    citations: Citations
    listed: Collection[str] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    released: Released | None = None

    def kept(self, page: Page, place: Place) -> PageParts:
        """Return the parts of a page, from the last build where nothing that they show has changed since."""
        key = self.keys.get(place.address)
        if key is None:
            return self.parts(place, page.rendered(), page)
        pages = self.publication.pages
        if (found := pages.found(place.address, key)) is not None:
            return PageParts.read(found)
        parts = self.parts(place, page.rendered(), page)
        pages.keep(place.address, key, parts.written())
        return parts

    def parts(self, place: Place, content: str, page: Page | None = None) -> PageParts:
        """Return the parts of a page with this content, which was made from records or, without `page`, is prose."""
        publication, citations, here = self.publication, self.citations, place.address
        citations.include(place)
        review, end = publication.review, citations.box(here)
        headings = toc_tokens(content) if page else []
        if self.released:
            top = notice_of_released_version(review, here, self.released.number, self.released.versions)
        else:
            top = Markup() if status_is_in_page(publication, content) else notices(publication, here)
            end += colophon(publication, here, page)
        work, is_released = citations.work(here), self.released is not None
        metadata = head(review, place, work, publication.site_url, is_released_version=is_released)
        whole = f"{top}{content}{end}"
        if here not in self.listed:
            whole = finished_part(whole, metadata, publication.site_url)
        return PageParts(metadata, whole, headings)


def keys_of(publication: Publication, pages: Iterable[tuple[Page, Place]], listed: Collection[str]) -> dict[str, str]:
    """Return what the parts of pages are kept under, by address; pages that are made in every build have none."""
    if not publication.pages.is_open:
        return {}
    covered = ((page, place, page.covered) for page, place in pages)
    return {
        place.address: _made_from(publication, page, shown, place, listed) for page, place, shown in covered if shown
    }


def _made_from(publication: Publication, page: Page, shown: Shown, place: Place, listed: Collection[str]) -> str:
    preview = card_in_words(publication.review, place.address)
    around = [place.title, place.description, preview, page.source, page.history_url, place.address in listed]
    return f"{publication.made_from(shown)} {json.dumps(around)}"
