"""How to reach the maintainers: by the repository or the contact that is known, and never by one that is not."""

from __future__ import annotations

import json
import re
from functools import cache

import lxml.html
import pytest

from exported import text_exports
from made_up import review_of, swap, write
from places import SITE_URL
from review.citing.citable_works import living_review
from review.citing.cite_this import Place
from review.citing.metadata import structured
from review.loading import load
from review.site.markdown import markdown_files
from review.versions.publication import Publication

FORGE = "https://forge.example/it"
VERSIONS = 'versions:\n  - version: "1.1.0"'
EMAIL, PAGE = "buses@night.example", "https://night.example/write"
USES_REPOSITORY = re.compile(r"\b(?:an|the|in|by) issues?\b|pull request|repositor|\bfork\b", re.IGNORECASE)
# A repository of others; where the checks of an issue report; a word of bibliographies; and a build of one's own.
OTHERS = re.compile(
    r"In a copy of the repository `?perma-id/w3id\.org.*|Open a pull request there\..*|Edit the issue .*"
    r"|in which issue of it|built from a copy of the records.*",
)
ADOPTING = "contribute/adopting.md"  # about the repository of another review
SECURITY = ".well-known/security.txt"


@pytest.fixture(scope="module")
def reviews(review, tmp_path_factory):
    """The review by its contact; without one for an empty text."""
    contacts = {contact: swap(VERSIONS, f"contact: {contact}\n{VERSIONS}") for contact in (EMAIL, PAGE)}
    changed = {
        contact: review_of(tmp_path_factory.mktemp("contact"), {"evidence/review.yml": change})
        for contact, change in contacts.items()
    }
    return {"": review, **changed}


@pytest.fixture(scope="module")
def files(reviews, exported):
    """What a preview exports, by the review's contact."""
    made = {contact: text_exports(Publication(reviews[contact], SITE_URL)) for contact in (EMAIL, PAGE)}
    return {"": exported, **made}


@pytest.fixture(scope="module")
def pages(reviews, docs):
    """Every page in words, prose included, by its address, and its links: by contact and repository."""
    return cache(lambda contact, repo_url="": texts_and_links(reviews[contact], docs, repo_url))


def texts_and_links(review, docs, repo_url):
    made = markdown_files(Publication(review, SITE_URL, repo_url=repo_url), docs)
    trees = {name: lxml.html.fromstring(f"<main>{text}</main>") for name, text in made.items() if name.endswith(".md")}
    return (
        {name: tree.text_content() for name, tree in trees.items()},
        {name: tree.xpath("//a/@href") for name, tree in trees.items()},
    )


@pytest.fixture(scope="module")
def docs(made_up_project):
    return made_up_project / "docs"


@pytest.mark.parametrize("contact", ["", EMAIL, PAGE])
def test_without_a_repository_no_page_tells_a_reader_to_use_one(pages, contact):
    texts, links = pages(contact)
    assert len(texts) > 20
    lines = [(name, line.strip()) for name, text in texts.items() if name != ADOPTING for line in text.splitlines()]
    assert [(name, line) for name, line in lines if USES_REPOSITORY.search(OTHERS.sub("", line))] == []
    for name in texts:
        assert not any("/issues" in link for link in links[name]), name


@pytest.mark.parametrize(("contact", "link"), [(EMAIL, f"mailto:{EMAIL}"), (PAGE, PAGE)])
@pytest.mark.parametrize("page", ["rights.md", "contribute.md"])
def test_a_contact_is_given_where_a_reader_looks_for_it(pages, contact, link, page):
    texts, links = pages(contact)
    assert f"Write to {contact}." in " ".join(texts[page].split())
    assert link in links[page]
    assert "gives no address" not in texts[page]


def test_with_a_repository_pages_link_to_it(pages):
    texts, links = pages("", FORGE)
    for page in ("rights.md", "contribute.md"):
        assert f"{FORGE}/issues" in links[page]
        assert "gives no address" not in texts[page]
    assert "pull request" in texts["contribute/send.md"]


def test_without_either_the_pages_say_so(pages):
    texts, _ = pages("")
    for page in ("rights.md", "contribute.md"):
        assert "This copy of the site gives no address at which to reach its maintainers." in texts[page]


@pytest.mark.parametrize(("contact", "line"), [(EMAIL, f"Contact: mailto:{EMAIL}"), (PAGE, f"Contact: {PAGE}")])
def test_security_txt_has_the_fields_of_its_standard(files, contact, line):
    assert files[contact][SECURITY].splitlines() == [
        line,
        "Expires: 2022-02-02T00:00:00Z",  # within a year of the version
        "Preferred-Languages: en",
        f"Canonical: {SITE_URL}{SECURITY}",
    ]


@pytest.mark.parametrize(("contact", "field"), [(EMAIL, "email"), (PAGE, "url")])
def test_data_and_citations_for_programs_name_the_contact(reviews, files, contact, field):
    review, made = reviews[contact], files[contact]
    assert json.loads(made["data/review.json"])["contact"] == contact
    home = structured(review, Place("", "Home"), living_review(review, SITE_URL), SITE_URL)
    assert home["maintainer"][field] == contact
    crate = {entity["@id"]: entity for entity in json.loads(made["data/ro-crate-metadata.json"])["@graph"]}
    assert crate[f"{SITE_URL}#contributors"][field] == contact


def test_without_a_contact_none_is_made_up(review, exported):
    assert SECURITY not in exported
    assert json.loads(exported["data/review.json"])["contact"] is None
    assert "maintainer" not in structured(review, Place("", "Home"), living_review(review, SITE_URL), SITE_URL)


@pytest.mark.parametrize("contact", ["nobody", "javascript:alert(1)", "a@b", '"<b>@night.example"', "ftp://a.example/"])
def test_what_is_no_contact_is_refused(tmp_path, contact):
    change = swap(VERSIONS, f"contact: {contact}\n{VERSIONS}")
    review, problems = load(write(tmp_path, {"evidence/review.yml": change}))
    assert review is None
    assert [problem.path for problem in problems] == ["evidence/review.yml"]
