"""Which pages are examined closely: those that together have every shape."""

from __future__ import annotations

import lxml.html
import pytest
from shapes import representatives, shapes_of


def page(body: str):
    return lxml.html.document_fromstring(f"<html><body><main>{body}</main></body></html>")


LIST = "<ul class='findings'><li>One</li></ul>"


@pytest.mark.parametrize(
    "other", ["<ul class='findings'><li>Another</li><li>Two</li></ul>", "<ul class='findings'></ul>"]
)
def test_a_page_with_other_texts_alone_is_not_chosen(other):
    assert representatives({"one/": page(LIST), "other/": page(other)}) == ["one/"]


@pytest.mark.parametrize(
    "other",
    [
        "<ol class='findings'><li>One</li></ol>",
        "<ul class='studies'><li>One</li></ul>",
        "<ul class='findings'><li class='x'>One</li></ul>",
        "<ul class='findings'><li role='button'>One</li></ul>",
        "<ul class='findings' aria-label='Findings'><li>One</li></ul>",
        "<div><ul class='findings'><li>One</li></ul></div>",
    ],
)
def test_a_page_with_another_tag_class_role_or_place_is_chosen(other):
    assert shapes_of(page(LIST)) != shapes_of(page(other))
    assert set(representatives({"one/": page(LIST), "other/": page(other)})) == {"one/", "other/"}
