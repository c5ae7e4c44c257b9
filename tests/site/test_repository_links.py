"""A build with a repository: pages made from a record link to its history and its source."""

from __future__ import annotations

import lxml.html
import pytest

from access import markup
from access.names import words_of
from made_up import build, built, project, swap
from review.site.links import broken_links
from review.site.notices import colophon
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


def test_without_a_repository_no_history_is_promised(made_up_site, review):
    publication = Publication(review)
    for page in all_pages(publication):
        assert "/commits/" not in page.body
        assert "/commits/" not in "".join(links(made_up_site / page.address / "index.html"))
        if page.source:
            assert f"<code>{page.source}</code>" in colophon(publication, page.address, page)


CONTACT = {"evidence/review.yml": swap("versions:\n", "contact: buses@night.example\nversions:\n")}


@pytest.fixture(scope="module")
def by_surroundings(tmp_path_factory):
    """The build, without addresses of its own, of a project with a contact, in the environment of a forge."""
    folder = tmp_path_factory.mktemp("by-surroundings")
    root, site = project(folder / "project", CONTACT), folder / "site"
    forge = {
        "GITLAB_CI": "true",
        "CI_PROJECT_URL": "https://ada:opensesame@forge.example/it",
        "CI_PAGES_URL": "https://it.pages.example/buses",
        "CI_DEFAULT_BRANCH": "main",
    }
    done = build(root, site, **forge)
    assert done.returncode == 0, done.stderr[-3000:]
    return site, done.stderr


def test_the_forge_that_runs_the_build_gives_the_addresses(by_surroundings):
    site, messages = by_surroundings
    home = (site / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://it.pages.example/buses/">' in home
    found = links(site / "studies/adams-2011/index.html")
    assert f"{FORGE}/-/commits/main/evidence/studies/adams-2011.yml" in found
    assert f"{FORGE}/-/edit/main/evidence/studies/adams-2011.yml" in found
    assert f"{FORGE}/issues" in links(site / "rights/index.html")
    assert not [file for file in site.rglob("*.html") if "opensesame" in file.read_text("utf-8")]
    assert "The address of the site is not known" not in messages


def test_the_contact_is_on_the_site_and_in_its_security_txt(by_surroundings):
    site, _ = by_surroundings
    assert "mailto:buses@night.example" in links(site / "rights/index.html")
    assert "Contact: mailto:buses@night.example" in (site / ".well-known/security.txt").read_text("utf-8")
    assert broken_links(site) == []


def test_a_build_that_knows_no_address_says_once_that_citations_have_a_placeholder(tmp_path):
    done = build(project(tmp_path / "project"), tmp_path / "site")
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr.count("The address of the site is not known.") == 1
    assert "https://living-review.example/, where nothing is found" in done.stderr


def test_the_path_of_a_history_is_configurable(review):
    publication = Publication(review, repo_url=FORGE, history_path="/-/commits/main")
    (page,) = (page for page in all_pages(publication) if page.source == "references.bib")
    end = colophon(publication, page.address, page)
    assert f'href="{FORGE}/-/commits/main/references.bib"' in end
