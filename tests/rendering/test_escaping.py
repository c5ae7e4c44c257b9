"""An attack in every text field: whatever the pages and files show, none of it becomes markup, code or a link."""

from __future__ import annotations

import csv
import inspect
import io
import json
import re

import pytest

import made_up
from escaping import ATTACK, MARK, Page, write
from exported import text_exports
from places import PROJECT, SITE_URL
from review.exports import exports, table_files
from review.loading import load_review
from review.site.macros import Macros
from review.site.markdown import markdown_files
from review.site.pages import all_pages
from review.templating.rendering import render
from review.versions.publication import Publication

# In permanent links and assessments: digits of a hash, which may be any.
CONTENT_HASH = re.compile(r"\b[0-9a-f]{12}\b")
# The page of the search shows no text of a record before somebody searches; the others lead on to another page.
WITHOUT_TEXTS = re.compile(r"cite/[^/]+/index\.html|id/[^/]+/history/index\.html")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The made-up review with a negative case, so that every kind of page shows a text of the records."""
    case = "{finding: waiting-f01, relation: contradicts, note: Not here, read_by: Ada, read_on: 2021-02-03}"
    excerpt = "    quote: Under a roof"
    changes = {"evidence/studies/adams-2011.yml": made_up.swap(excerpt, f"    relations: [{case}]\n{excerpt}")}
    return made_up.write(tmp_path_factory.mktemp("source"), changes)


@pytest.fixture(scope="module")
def attacked(source, tmp_path_factory):
    return load_review(write(source, tmp_path_factory.mktemp("attacked"), attack=True))


@pytest.fixture(scope="module")
def harmless(source, tmp_path_factory):
    return load_review(write(source, tmp_path_factory.mktemp("harmless"), attack=False))


@pytest.fixture(scope="module")
def attacked_pages(attacked):
    return pages(attacked)


def pages(review):
    """Every page and every document of HTML that the records make."""
    files = text_exports(Publication(review, SITE_URL))
    made = {page.address: page.body for page in all_pages(Publication(review))}
    return made | {address: text for address, text in files.items() if address.endswith(".html")}


def fragments(review):
    """Every macro that prose can call, called."""
    arguments = {
        "number": ["studies"],
        "headlines": ["waiting-f01"],
        "poles": ["waiting-f03"],
        "moved_terms": ["contribute/codebook/", "settings"],
        "moved_problems": ["contribute/problems/"],
        "cite": ["adams-2011"],
        "statements": ["methods"],
        "vocabulary": ["settings"],
        "points": ["consensus"],
        "field_guide": ["study"],
        "folded_vocabulary": ["settings"],
        "definitions": ["settings"],
        "fact": ["content_note"],
    }
    macros = Macros(review)
    for name in Macros.names():
        macro = getattr(macros, name)
        needed = [each for each in inspect.signature(macro).parameters.values() if each.default is each.empty]
        assert len(needed) <= len(arguments.get(name, [])), f"say above what to call {name} with"
        yield name, render(macro(*arguments.get(name, [])), "methods/")


def assert_alike(attacked, harmless):
    assert attacked.handlers == []
    assert attacked.elements == harmless.elements
    assert attacked.scripts == harmless.scripts
    assert [json.loads(data).keys() for data in attacked.data] == [json.loads(data).keys() for data in harmless.data]
    for link in attacked.links:
        assert not re.match(r"\s*(?:javascript|data|vbscript):", link, re.IGNORECASE), link
        assert "evil.example" not in link


def test_the_attack_reaches_the_pages(attacked_pages):
    """Or the tests below would test nothing: each kind of page shows it, as text."""
    for address, body in attacked_pages.items():
        assert (MARK in Page(body).text) != bool(WITHOUT_TEXTS.fullmatch(address)), address


@pytest.mark.slow
def test_no_page_has_an_element_or_attribute_from_a_text(attacked_pages, harmless):
    others = pages(harmless)
    for address, body in attacked_pages.items():
        assert_alike(Page(body), Page(others[address]))


def test_no_fragment_has_an_element_or_attribute_from_a_text(attacked, harmless):
    others = dict(fragments(harmless))
    shown = 0
    for name, text in fragments(attacked):
        assert_alike(Page(text), Page(others[name]))
        shown += MARK in text
    assert shown > 10


def test_a_text_is_shown_as_it_was_written(attacked):
    body = next(page.body for page in all_pages(Publication(attacked)) if page.address == "quotes/")
    assert ATTACK in Page(body).text


def test_jinja_is_not_run_in_a_text(attacked_pages):
    for address, body in attacked_pages.items():
        assert "49" not in CONTENT_HASH.sub("", Page(body).text), address


def test_json_gives_the_text_back(attacked):
    excerpts = json.loads(table_files.files(Publication(attacked, SITE_URL))["data/excerpts.json"])
    assert all(excerpt["quote"] == ATTACK for excerpt in excerpts)


def test_csv_gives_the_text_back(attacked):
    text = table_files.files(Publication(attacked, SITE_URL))["data/excerpts.csv"]
    assert all(excerpt["gloss"] == ATTACK for excerpt in csv.DictReader(io.StringIO(text)))


@pytest.mark.slow
def test_every_xml_or_html_file_is_free_of_handlers(attacked):
    """Of all exports, among which are typeset files."""
    for address, text in exports(Publication(attacked, SITE_URL)).items():
        if address.endswith((".html", ".xml", ".svg")):
            assert Page(text).handlers == [], address


def test_plain_markdown_has_the_same_elements(attacked, harmless):
    others = markdown_files(Publication(harmless), PROJECT / "tests" / "no-prose")
    for address, text in markdown_files(Publication(attacked), PROJECT / "tests" / "no-prose").items():
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert "<" not in front
        assert len(front.splitlines()) == 2
        assert_alike(Page(body), Page(others[address].split("\n---\n", 1)[1]))
