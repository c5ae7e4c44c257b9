"""Texts found in the source of a template, and the source in translation."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from hostile import HOSTILE
from review.files.program import PACKAGE, THEME
from review.language.template_text import messages, translated
from review.templating.translating_loader import is_translated

FOLDERS = (PACKAGE / "templates", THEME)
TEMPLATES = sorted(
    file for folder in FOLDERS for file in folder.rglob("*") if file.suffix in (".html", ".svg", ".xml", ".md", ".txt")
)

FOUND = {
    "<p>Made by hand.</p>": ["Made by hand."],
    "<p>{{ a.name }} of\n{{ b | plural('study') }}</p>": ["{name} of {b}"],
    "<p><strong>Note.</strong> Read <a href='x'>{{ it }}</a>.</p>": ["<1>Note.</1> Read {it}."],
    "<p><a href='{{ to('x') }}'>All of them</a></p>": ["All of them"],
    "<p>{{ first.id }} and {{ last.id }}, {{ first.id }}</p>": ["{id} and {id_2}, {id}"],
    "{% if a %}some{% else %}none{% endif %} there": ["some", "none", "there"],
    "<a href='x'>{% if a %}some{% endif %}</a>": ["some"],
    '<p title="A word">{{ a }}</p>': ["A word"],
    '<p class="a word" data-count="two">{{ a }}</p>': [],
    '<td data-label="Study"{% if a %} class="b"{% endif %} aria-label="Row {{ n }}"></td>': ["Study", "Row {n}"],
    "<p>{{ a }}: {{ b }} – 3 ✓</p>": [],
    "<script>let word;</script><style>p { color: red }</style>": [],
    "{# A remark. #}{% set a = 'word' %}": [],
    "Fish &amp; chips&nbsp;&lt;b&gt;": ["Fish & chips\u00a0<b>"],
    "<p>one{{- a }} two</p>": ["one{a} two"],
}


@pytest.mark.parametrize(("source", "found"), FOUND.items())
def test_each_text_for_readers_is_found(source, found):
    assert list(messages(source)) == found


def test_without_a_translation_the_source_stays_as_it_is():
    for file in TEMPLATES:
        source = file.read_text(encoding="utf-8")
        assert translated(source, lambda message: message) == source, file


@given(st.text(alphabet="<>/ab {}%#\"'=&;\n-", max_size=60))
def test_any_source_stays_as_it_is(source):
    assert translated(source, lambda message: message) == source


def test_a_translation_may_put_its_parts_in_another_order():
    source = '<p><strong>{{ n }} studies</strong> were read by {{ name }}, see <a href="x">the list</a>.</p>'
    german = {
        "<1>{n} studies</1> were read by {name}, see <2>the list</2>.": "{name} las <1>{n} Studien</1> (<2>Liste</2>)."
    }
    assert translated(source, lambda message: german.get(message, message)) == (
        '<p>{{ name }} las <strong>{{ n }} Studien</strong> (<a href="x">Liste</a>).</p>'
    )


@pytest.mark.parametrize(
    "translation", ["", "  ", "Nur {n}", "{n} {name} {name}", "{n} {name} <1>", "</1>{n} {name}", "{n} {other}"]
)
def test_a_translation_with_other_placeholders_is_not_used(translation):
    source = "<p>{{ n }} read by {{ name }}</p>"
    assert translated(source, lambda _: translation) == source


@pytest.mark.parametrize("text", HOSTILE)
def test_a_translation_is_only_ever_text(text):
    """What a catalogue says is neither markup nor Jinja, and with a placeholder that the source lacks it is unused."""
    source = '<p title="A word">Another word {{ n }}</p>'
    template = translated(source, lambda message: f"{text} {{n}}" if "{n}" in message else text)
    rendered = Environment(loader=DictLoader({"page": template}), autoescape=True).get_template("page").render(n="<b>")
    assert re.findall(r"<(\w+)", rendered) == ["p"]
    assert "49" not in rendered or "49" in text


def test_no_text_carries_a_part_of_an_address_or_a_rule_for_programs():
    for file in TEMPLATES:
        if is_translated(file.name):
            for message in messages(file.read_text(encoding="utf-8")):
                assert not re.search(r"https?:|=\"", message), f"{file}: {message}"
