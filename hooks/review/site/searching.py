"""The index of the site's search, from the records and from the pages that do not show one record each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.citing.cite_this import Place
from review.model import urls
from review.model.review import Review
from review.search.documents import documents
from review.search.index import search_files
from review.search.sections import Section, page_in_brief, sections
from review.site.pages import Page

# Where these files are.
SEARCH_FILES = ("search/*.json",)


def search_index(review: Review, pages: Iterable[Page], prose: Iterable[tuple[Place, str]]) -> dict[str, str]:
    """Return the files of the search by address. `prose` is each prose page with its HTML."""
    return search_files(review.codebook, documents(review, _sections(review, pages, prose)))


def _sections(review: Review, pages: Iterable[Page], prose: Iterable[tuple[Place, str]]) -> Iterator[Section]:
    records = urls.ids_by_url(review)
    for place, html in prose:
        yield from sections(place.address, place.title, place.description, html)
    for page in pages:
        if page.in_search and page.address not in records:
            yield page_in_brief(page.address, page.title, page.description)
