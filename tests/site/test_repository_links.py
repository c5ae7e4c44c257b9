"""A build with a repository: pages made from a record link to its history and its source."""

from __future__ import annotations

import lxml.html
import pytest

from access import markup
from access.names import words_of
from made_up import built
from review.site.links import broken_links
from review.site.pages import all_pages
from review.versions.publication import Publication

pytestmark = [pytest.mark.site, pytest.mark.process]

FORGE = "https://forge.example/it"
BUILD = {"REPO_URL": f"{FORGE}/", "EDIT_URI": "edit/main/docs/", "HISTORY_URI": "commits/main/"}


@pytest.fixture(scope="module")
def with_forge(made_up_project, tmp_path_factory):
    """The built site of a project that has a repository."""
    return built(made_up_project, tmp_path_factory.mktemp("with-forge"), **BUILD)


def links(file):
    return lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).xpath("//a/@href")


def test_every_page_of_one_record_links_to_its_history_and_source(with_forge, review, made_up_project):
    sources = {page.address: page.source for page in all_pages(Publication(review)) if page.source}
    assert {study.path for study in review.studies.values()} < set(sources.values())
    assert {theme.path for theme in review.themes.values()} < set(sources.values())
    for address, source in sources.items():
        assert (made_up_project / source).is_file(), address
        found = links(with_forge / address / "index.html")
        assert f"{FORGE}/commits/main/{source}" in found, address
        assert f"{FORGE}/edit/main/{source}" in found, address


def test_no_other_page_claims_a_history(with_forge, review):
    made = {page.address for page in all_pages(Publication(review)) if page.source}
    for file in with_forge.rglob("*.html"):
        address = f"{file.parent.relative_to(with_forge).as_posix()}/"
        if address not in made:
            assert not any("/commits/" in link for link in links(file)), file


def test_what_the_theme_adds_for_a_repository_is_well_made(with_forge):
    pages = {
        file: lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        for file in with_forge.rglob("*.html")
    }
    reading = markup.checks(words_of(pages[with_forge / "glossary" / "index.html"]))
    assert [str(fault) for page in pages.values() for check in reading for fault in check.faults(page)] == []


def test_nothing_is_fetched_from_the_forge_and_no_link_is_broken(with_forge):
    assert broken_links(with_forge) == []


def test_without_a_repository_no_history_is_promised(site, real):
    for page in all_pages(Publication(real)):
        assert "/commits/" not in page.body
        assert "/commits/" not in "".join(links(site / page.address / "index.html"))
        if page.source:
            assert f"<code>{page.source}</code>" in page.body


def test_the_path_of_a_history_is_configurable(review):
    (page,) = (
        page
        for page in all_pages(Publication(review, repo_url=FORGE, history_path="/-/commits/main"))
        if page.source == "references.bib"
    )
    assert f'href="{FORGE}/-/commits/main/references.bib"' in page.body
