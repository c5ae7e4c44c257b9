"""What a build does not spend time on: representations of all records, and parsing more of a page than its headings."""

from __future__ import annotations

from places import SITE_URL
from review.site.pages import all_pages
from review.site.site_build import SiteBuild
from review.templating import table_of_contents
from review.templating.table_of_contents import toc_tokens
from review.versions.publication import Publication


def test_the_state_of_a_build_has_a_short_representation(review):
    publication = Publication(review, SITE_URL)
    build = SiteBuild(publication, {page.address: page for page in all_pages(publication)})
    assert len(f"{build}") < 200, "the macros plugin writes every value of the configuration into a message"


def test_headings_alone_give_the_table_of_contents_of_the_whole_page(review, monkeypatch):
    bodies = [page.body for page in all_pages(Publication(review, SITE_URL))]
    from_headings = [toc_tokens(body) for body in bodies]
    monkeypatch.setattr(table_of_contents, "HEADING", table_of_contents.re.compile(r".*", table_of_contents.re.DOTALL))
    assert from_headings == [toc_tokens(body) for body in bodies]
    assert sum(map(len, from_headings)) > len(bodies)
