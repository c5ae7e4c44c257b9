"""What prose can ask for, and that no text of a record is ever read as Markdown."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given

from hostile import seeded, texts
from review.files.text import FORBIDDEN
from review.problems.catalogue import CATALOGUE
from review.site.prose import Fragments, inert


@pytest.fixture
def fragments(review):
    return Fragments(review, "methods/")


def test_a_macro_leaves_a_placeholder_that_is_filled_after_markdown(fragments):
    written = fragments.macros()["number"]("studies")
    assert re.fullmatch(r"<!--fragment:\d+-->", written)
    assert fragments.fill(f"<p>{written} studies</p>") == "<p>4 studies</p>"


def test_a_citation_links_to_its_reference_from_its_page(fragments):
    written = fragments.fill(fragments.macros()["cite"]("baker-2012b"))
    assert 'href="../references/#ref-3"' in written
    assert "Baker et al., 2012" in written


def test_an_unknown_key_stops_the_build(fragments):
    with pytest.raises(KeyError):
        fragments.macros()["cite"]("nobody-1999")
    with pytest.raises(KeyError):
        fragments.macros()["number"]("elephants")


def test_every_problem_of_the_catalogue_is_documented_for_contributors(fragments):
    written = fragments.fill(fragments.macros()["problem_catalogue"]())
    assert re.findall(r"<summary><code>([EH]\d{3})</code>", written) == [kind.code for kind in CATALOGUE]
    for part in ("The same key appears twice", "Keep one of the two.", "status: included\nstatus: retracted"):
        assert part in written
    assert "\\u0009methods: [interviews]" in written  # a tab, shown by its number


def test_a_field_guide_names_every_field_of_a_study(fragments):
    written = fragments.fill(fragments.macros()["field_guide"]("study"))
    for field in ("citekey", "participants.groups.count", "setting.types", "excerpts.quote"):
        assert f"<code>{field}</code>" in written


class Seen(HTMLParser):
    """The tags and the text of some HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


@seeded("text")
@given(text=texts)
def test_markdown_acts_on_no_sign_of_a_text(text):
    text = FORBIDDEN.sub("", text)
    fragment = inert(f"<em>{html.escape(text)}</em>")
    assert "\n" not in fragment
    read = Seen(markdown.markdown(f"Before {fragment} after.", extensions=["abbr", "attr_list", "tables", "footnotes"]))
    assert read.tags == [("p", []), ("em", [])]
    assert read.text.split() == ["Before", *text.split(), "after."]
