"""What a style prints where a work names no author: its editors, its title or its journal, and each of them once."""

from __future__ import annotations

from typing import Any

import pytest

from review.references.citation_processor import EDITOR_LABEL, EDITORS_LABEL, prepared

ANN, BO = {"family": "Roe", "given": "A"}, {"family": "Li", "given": "B", "suffix": "Jr."}
DEPOT = {"literal": "The Depot"}
ARTICLE = {"type": "article-journal", "title": "Rain", "container-title": "Buses"}
BOOK = {"type": "book", "title": "Rain", "number": "7"}
CHAPTER = {"type": "chapter", "title": "Rain", "container-title": "Weather"}
PAPER = {"type": "paper-conference", "title": "Rain", "container-title": "Weather"}


def literal(text: str) -> list[dict[str, str]]:
    return [{"literal": text}]


@pytest.mark.parametrize("style", ["vancouver", "apa", "harvard"])
def test_an_author_is_printed_as_such(style):
    item = {**BOOK, "author": [ANN], "editor": [BO]}
    assert prepared(dict(item), style) == item


@pytest.mark.parametrize(
    ("style", "item", "expected"),
    [
        # Editors, with the label of one or of several
        ("vancouver", {**BOOK, "editor": [ANN]}, {**BOOK, "author": [{**ANN, "suffix": EDITOR_LABEL}]}),
        (
            "harvard",
            {**BOOK, "editor": [ANN, BO]},
            {**BOOK, "author": [ANN, {**BO, "suffix": f"Jr.{EDITORS_LABEL}"}]},
        ),
        ("apa", {**BOOK, "editor": [DEPOT]}, {**BOOK, "author": literal(f"The Depot{EDITOR_LABEL}")}),
        (
            "apa",
            {**PAPER, "editor": [DEPOT]},
            {**PAPER, "type": "chapter", "author": literal(f"The Depot{EDITOR_LABEL}")},
        ),
        ("harvard", {**PAPER, "editor": [DEPOT]}, {**PAPER, "author": literal(f"The Depot{EDITOR_LABEL}")}),
        # Vancouver begins with the title by itself
        ("vancouver", BOOK, BOOK),
        ("vancouver", ARTICLE, ARTICLE),
        # APA puts the title first: in italics, with its number, if it is that of a work of its own
        ("apa", BOOK, {"type": "book", "author": literal("<i>Rain</i> (7)")}),
        ("apa", {"type": "book", "title": "Rain"}, {"type": "book", "author": literal("<i>Rain</i>")}),
        (
            "apa",
            {**CHAPTER, "number": "7"},
            {"type": "chapter", "container-title": "Weather", "number": "7", "author": literal("Rain")},
        ),
        ("apa", {"type": "book"}, {"type": "book"}),
        # Harvard puts the journal first, or the title of another work
        ("harvard", ARTICLE, {"type": "article-journal", "title": "Rain", "author": literal("<i>Buses</i>")}),
        (
            "harvard",
            {"type": "article-journal", "title": "Rain"},
            {"type": "article-journal", "title": "Rain"},
        ),
        ("harvard", BOOK, {"type": "book", "number": "7", "author": literal("<i>Rain</i>")}),
        ("harvard", CHAPTER, {"type": "chapter", "container-title": "Weather", "author": literal("‘Rain’")}),
        ("harvard", {"type": "chapter"}, {"type": "chapter"}),
    ],
)
def test_another_part_takes_the_place_of_the_author_once(style: str, item: dict[str, Any], expected: dict[str, Any]):
    assert prepared(dict(item), style) == expected
