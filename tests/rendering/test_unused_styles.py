"""Every class that our stylesheets select is named by a template, a prose page, a script or the theme."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from places import PROJECT

THEME = PROJECT / "hooks/review/theme"
STYLESHEETS = sorted(THEME.rglob("*.css"))
MARKUP = [
    *(PROJECT / "hooks/review/templates").rglob("*.*"),
    *THEME.rglob("*.html"),
    *(PROJECT / "docs").rglob("*.md"),
    *Path(material.__file__).parent.glob("templates/**/*.html"),
]
SCRIPTS = [*THEME.rglob("*.js"), *THEME.rglob("*.html")]

NOT_SELECTORS = re.compile(r"""/\*.*?\*/|"[^"]*"|'[^']*'|url\([^)]*\)""", re.DOTALL)
SELECTED = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
JINJA = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
CLASS_ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{[{%].*?[%}]\})*)"', re.DOTALL)
ATTRIBUTE_LIST = re.compile(r"\{:[^}]*\}")  # of a prose page
TEXT = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|`([^`]*)`""")
WORD = re.compile(r"-?[A-Za-z_][\w-]*")
BEGINNING = re.compile(r"([A-Za-z_][\w-]*-)(?:\{\{|\$\{)")  # a name that ends with a value, as in mark-{{ kind }}


def selected(sheet: str) -> set[str]:
    """The classes that a stylesheet selects."""
    return set(SELECTED.findall(NOT_SELECTORS.sub("", sheet)))


def named(markup: list[str], scripts: list[str]) -> tuple[set[str], tuple[str, ...]]:
    """The classes that templates, pages and scripts name, and the beginnings of those that end with a value."""
    lists = [found for text in markup for found in (*CLASS_ATTRIBUTE.findall(text), *ATTRIBUTE_LIST.findall(text))]
    texts = [*scripts, *(code for text in markup for code in JINJA.findall(text))]
    lists += ["".join(found) for text in texts for found in TEXT.findall(text)]
    beginnings = {begun for each in (*lists, *scripts) for begun in BEGINNING.findall(each)}
    return {name for each in lists for name in WORD.findall(each)}, tuple(beginnings)


@pytest.fixture(scope="module")
def in_use():
    return named(*([file.read_text(encoding="utf-8") for file in files] for files in (MARKUP, SCRIPTS)))


@pytest.mark.parametrize("sheet", STYLESHEETS, ids=lambda file: file.name)
def test_every_class_is_in_use(in_use, sheet):
    names, beginnings = in_use
    unused = selected(sheet.read_text(encoding="utf-8")) - names
    assert {name for name in unused if not name.startswith(beginnings)} == set()


def test_a_class_that_nothing_names_is_found():
    names, beginnings = named(
        ['<p class="lead{% if x %} wide{% endif %} mark-{{ kind }}">gone</p>', "Text\n{: .note }"],
        ['element.classList.add("open")'],
    )
    assert {"lead", "wide", "note", "open"} <= names
    assert "gone" not in names
    assert beginnings == ("mark-",)
    assert selected('/* .no */ .a:is(.b, p.c) { content: ".d"; width: 0.5rem; .e & { top: 0 } }') == {
        "a",
        "b",
        "c",
        "e",
    }


def test_every_token_is_in_use():
    written = "".join(file.read_text(encoding="utf-8") for file in (*STYLESHEETS, *MARKUP, *SCRIPTS) if file.suffix)
    declared = re.findall(r"(--[\w-]+)\s*:", (THEME / "assets/styles/tokens.css").read_text(encoding="utf-8"))
    used = set(re.findall(r"var\((--[\w-]+)", written))
    assert {token for token in declared if not token.startswith("--md-")} - used == set()
