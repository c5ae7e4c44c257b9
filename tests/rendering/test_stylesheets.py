"""The stylesheets of a site joined: the theme's below ours, and those of the pages outside of the theme apart."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from review.site.stylesheets import PLAIN, SHARED, SITE, joined

OWN = "hooks/review/theme/assets"


def test_the_theme_is_the_lowest_layer_and_the_listed_follow_in_their_order():
    sheets = {
        "assets/stylesheets/palette.css": '@charset "UTF-8";p { top: 0 }',
        "assets/stylesheets/main.css": "m { top: 0 }",
        "assets/styles/b.css": "@layer base { b { top: 0 } }",
        "assets/styles/a.css": "@layer base { a { top: 0 } }",
        "assets/styles/unlisted.css": "u { top: 0 }",
    }
    site = joined(sheets, ["assets/styles/b.css", "assets/styles/a.css"])[SITE]
    assert site.split("\n") == [
        "@layer theme {",
        "m { top: 0 }",
        "p { top: 0 }",
        "}",
        "@layer base{b{top:0}}",
        "@layer base{a{top:0}}",
    ]


def test_pages_outside_of_the_theme_have_what_they_share_and_no_theme():
    sheets = {address: f'a{{content:"{address}"}}' for address in (*SHARED, PLAIN, "assets/stylesheets/main.css")}
    assert joined(sheets, ["assets/styles/tokens.css"])[PLAIN].split("\n") == [sheets[at] for at in (*SHARED, PLAIN)]


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        ("/* why */a { color: red; }", "a{color:red;}"),
        ("a /* { */ b { color: red; }", "a  b{color:red;}"),
        (
            "a {\n  color: red;\n\n  &:hover b :is(c) {\n    top: 0;\n  }\n}\n",
            "a{color:red;&:hover b :is(c){top:0;}}",
        ),
        ("a { width: calc(1px   +   2px) }", "a{width:calc(1px + 2px)}"),
        ("a :is(b, c) , d > e { font: 1em / 2 f, g }", "a :is(b,c),d > e{font:1em / 2 f,g}"),
        ('a { content: "  /* { ; } */  " }', 'a{content:"  /* { ; } */  "}'),
        ("a { background: url(data:image/png;base64,AA==) }", "a{background:url(data:image/png;base64,AA==)}"),
        (
            "@layer base {\n  @media (min-width: 1em) { & > b { c: d } }\n}",
            "@layer base{@media (min-width:1em){& > b{c:d}}}",
        ),
    ],
)
def test_comments_and_indentation_go_and_nothing_else(sheet, short):
    assert joined({"assets/styles/a.css": sheet}, ["assets/styles/a.css"])[SITE] == f"@layer theme {{\n\n}}\n{short}"


@pytest.mark.parametrize(
    ("theme", "left"),
    [
        (".md-consent{top:0}.md-content{top:1px}", ".md-content{top:1px}"),
        (".md-typeset .admonition,.md-typeset details{top:0}", ".md-typeset details{top:0}"),
        (
            "[data-md-color-primary=red]{top:0}[data-md-color-scheme=slate]{top:1px}",
            "[data-md-color-scheme=slate]{top:1px}",
        ),
        ("[dir=ltr] p{left:0}[dir=rtl] p{right:0}", "[dir=ltr] p{left:0}"),
        (":root{--a:0;--b:var(--c);--c:url('x;y')}p{top:var(--a)}", ":root{--a:0;}p{top:var(--a)}"),
        ("p:not(.admonition){top:0}", "p:not(.admonition){top:0}"),
        ("@media print{.md-banner{top:0}}@media print{p{top:0}}", "@media print{p{top:0}}"),
        ("@keyframes a{0%{top:0}to{top:1px}}p{top:0}", "p{top:0}"),
    ],
)
def test_what_no_page_has_or_reads_is_left_out(theme, left):
    assert joined({"assets/stylesheets/main.css": theme}, [])[SITE] == f"@layer theme {{\n{left}\n}}"


def test_the_installed_theme_keeps_its_structure():
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    sheets = {f"assets/stylesheets/{file.name}": file.read_text("utf-8") for file in folder.glob("*.css")}
    assert sheets
    site = joined(sheets, [])[SITE]
    assert site.count("{") == site.count("}")
    assert {".md-header", ".md-sidebar", ".md-typeset"} <= set(re.findall(r"\.[a-z-]+", site))
    assert len(site) < sum(map(len, sheets.values())) / 3


@pytest.fixture(scope="module")
def own_sheets(project):
    """Every stylesheet of ours, by its path below hooks/review/theme/assets/, without comments."""
    folder = project / OWN
    return {
        file.relative_to(folder).as_posix(): re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        for file in sorted(folder.rglob("*.css"))
    }


def test_every_rule_is_in_a_layer(own_sheets):
    for name, text in own_sheets.items():
        outside, depth = "", 0
        for sign in text:
            depth -= sign == "}"
            outside += sign if depth == 0 and sign not in "{}" else ""
            depth += sign == "{"
        statements = [part.strip() for part in re.split(r"[;\n]", outside) if part.strip()]
        assert statements, name
        assert [part for part in statements if not part.startswith("@layer ")] == [], name


def test_colours_are_named_in_one_sheet(own_sheets):
    for name, text in own_sheets.items():
        if name != "styles/tokens.css":
            assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*;)|\brgba?\(", text) == [], name


def test_sides_are_named_by_the_direction_of_the_text(own_sheets):
    sides = "left|right|top|bottom"
    physical = re.compile(
        rf"(?<=[;{{])\s*((?:margin|padding|border)-(?:{sides})|left|right|(?:min-|max-)?(?:width|height))(?=\s*:)"
    )
    allowed = {"styles/appraisal.css": ["height"]}  # taken back for pictures that name their height
    for name, text in own_sheets.items():
        assert physical.findall(text) == allowed.get(name, []), name
