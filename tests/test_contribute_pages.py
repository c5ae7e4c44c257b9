"""The pages for contributors are short, and links to sections of the one long page that they once were still work."""

from __future__ import annotations

import re

import lxml.html
import pytest

from places import PROJECT
from review.problems.catalogue import CATALOGUE
from review.site.markdown import prose_markdown
from review.versions.publication import Publication

DOCS = PROJECT / "docs"
FORGE = "https://forge.example/it"
MAX_WORDS = 1200
# The sections that the page had before it was divided.
OLD_SECTIONS = {
    *("suggest", "reach", "decide", "add-a-study", "git", "web", "real-record", "commands", "excerpts", "wording"),
    *("decisions", "credit", "fields", "study-fields", "theme-fields", "screening-fields", "codebook", "problems"),
    *("your-own-review", "vocabulary-criteria"),
}
OLD_VOCABULARIES = (
    *("settings", "professions", "methods", "interventions", "countries", "answers", "statuses", "voices", "kinds"),
    *("reaches", "scopes", "confidence_levels", "concerns", "search_kinds", "decisions", "exclusion_reasons"),
    *("discussion_kinds", "figure_origins", "glossary"),
)
ANCHOR = re.compile(r'\{: #([\w-]+)|\bid="([\w-]+)"')
MOVED = re.compile(
    r'\]\(contribute/([\w-]+)\.md#([\w-]+)\)\{: #([\w-]+) \}|<a id="([\w-]+)" href="\.\./contribute/([\w-]+)/#\4">'
)


@pytest.fixture(scope="module")
def pages(review):
    """The pages for contributors by the names of their files, with their macros filled in."""
    publication = Publication(review, repo_url=FORGE)
    names = ["contribute.md", *(f"contribute/{file.name}" for file in sorted(DOCS.glob("contribute/*.md")))]
    texts = {name: (DOCS / name).read_text(encoding="utf-8") for name in names}
    return {name: prose_markdown(publication, text, f"{name.removesuffix('.md')}/") for name, text in texts.items()}


def anchors(text: str) -> set[str]:
    return {by_heading or by_element for by_heading, by_element in ANCHOR.findall(text)}


def test_no_page_for_contributors_is_long(pages):
    lengths = {}
    for name, text in pages.items():
        page = lxml.html.fromstring(f"<main>{text}</main>")
        for fold in page.xpath("//details/*[not(self::summary)]"):  # what is read only by who opens it
            fold.drop_tree()
        lengths[name] = len(page.text_content().split())
    assert len(lengths) > 5
    assert {name: words for name, words in lengths.items() if words > MAX_WORDS} == {}


def test_every_section_of_the_long_page_still_has_its_anchor(pages):
    vocabularies = {f"vocabulary-{name.replace('_', '-')}" for name in OLD_VOCABULARIES}
    assert OLD_SECTIONS | vocabularies <= anchors(pages["contribute.md"])


def test_every_code_and_term_still_has_its_anchor(pages, review):
    terms = {f"{name}-{term.id}" for name in OLD_VOCABULARIES for term in review.codebook.terms(name)}
    assert {*terms, *(kind.code.lower() for kind in CATALOGUE)} <= anchors(pages["contribute.md"])


def test_a_moved_anchor_leads_to_the_same_anchor_of_the_new_page(pages):
    links = [(page or new, to or id, old or id) for page, to, old, id, new in MOVED.findall(pages["contribute.md"])]
    assert len(links) > len(CATALOGUE) + len(OLD_VOCABULARIES)
    for page, to, old in links:
        assert to == old
        assert to in anchors(pages[f"contribute/{page}.md"]), f"{page}#{to}"


def test_no_anchor_is_there_twice(pages):
    for name, text in pages.items():
        found = [by_heading or by_element for by_heading, by_element in ANCHOR.findall(text)]
        assert len(found) == len(set(found)), name
