"""Several stylesheets joined into one say what they said apart."""

from __future__ import annotations

import pytest

from review.site.stylesheets import joined


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        ("a {\n  color: red;\n}\n", "a{color: red}"),
        ("a { color: red; ; }", "a{color: red}"),
        ("/* why */ a { color: red }", "a{color: red}"),
        ("a /* { */ b { color: red }", "a b{color: red}"),
        ("a :is(b, c) > d { x: y }", "a :is(b,c) > d{x: y}"),
        (".a .b, .a:hover .c { width: calc(1px + 2px) }", ".a .b,.a:hover .c{width: calc(1px + 2px)}"),
        ('a { content: "  /* { ; } */  " }', 'a{content: "  /* { ; } */  "}'),
        ("a { content: '\\' ; '; }", "a{content: '\\' ; '}"),
        ("a { background: url(data:image/png;base64,AA==) }", "a{background: url(data:image/png;base64,AA==)}"),
        ("@media (min-width: 1em) and (hover) { a { b: c; } }", "@media (min-width: 1em) and (hover){a{b: c}}"),
    ],
)
def test_comments_and_blanks_go_and_nothing_else(sheet, short):
    assert joined([sheet]) == f"{short}\n"


def test_the_order_stays():
    assert joined(["b { x: y }", "/* empty */", "a { x: y }"]).split() == ["b{x:", "y}", "a{x:", "y}"]
