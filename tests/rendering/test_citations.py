"""References as formatted text: markup with only four harmless tags, and the same as plain text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given

from hostile import HOSTILE, seeded, texts
from review.references.citation_processor import STYLES
from review.references.citation_styles import format_references
from review.references.reference import Name, Reference

TAGS = re.compile(r"</?(?:i|b|sup|sub)>")


def reference(title: str, author: str = "Adams") -> Reference:
    fields = {"title": title, "year": "2011", "journal": title or "J", "publisher": title, "note": title}
    return Reference("x-2011", 1, "article", (Name(family=author or "X", given="Ann"),), False, fields)


def test_the_vancouver_style(review):
    text = {key: formatted.text for key, formatted in format_references(review.references.values()).items()}
    assert text["adams-2011"].startswith("Adams A. Under a roof: drivers on the Owl Line. J Fabricated Transport")
    assert "2011" in text["adams-2011"]
    assert "Österlund Å. Snow on the night bus: café, fjäll & 100% winter." in text["osterlund-2015"]
    assert text["baker-2012b"].startswith("Baker B, Li M, van der Berg J, et al. Lantern in short.")
    assert text["transport-office-2010"].startswith("Office for Night and Day. Rules of the road after dark.")


@pytest.mark.parametrize("style", STYLES)
def test_every_style_gives_every_reference(review, style):
    formatted = format_references(review.references.values(), style)
    assert sorted(formatted) == sorted(review.references)
    for key, each in formatted.items():
        assert review.references[key].get("year") in each.text
        assert not re.match(r"\d+\.", each.text)


@pytest.mark.slow
@seeded("text")
@given(text=texts)
def test_markup_has_no_tag_from_the_text_and_the_same_words(text):
    for style in STYLES:
        formatted = format_references([reference(text, text)], style)["x-2011"]
        without = TAGS.sub("", formatted.markup)
        assert "<" not in without
        assert ">" not in without
        assert html.unescape(without) == formatted.text


@pytest.mark.parametrize("title", [text for text in HOSTILE if "<" in text])
def test_tags_in_a_title_are_shown_as_they_were_written(title):
    formatted = format_references([reference(title)])["x-2011"]
    words = re.findall(r"\w+", html.unescape(title))
    assert all(word.casefold() in formatted.text.casefold() for word in words)
    assert formatted.markup.count("<b>") == formatted.markup.count("</b>")


def test_no_reference_gives_nothing():
    assert format_references([]) == {}
