"""One escaping point for each medium, with the texts that break sites and with any others.

What has a test of its own: CSV, feeds, BibTeX and RIS in tests/exports, YAML in tests/records/test_notation.py,
Markdown in test_prose.py and tests/test_changes.py, Jinja in test_escaping.py, logs and annotations in tests/checks.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from hostile import HOSTILE, seeded, texts
from review.checks.names import RESERVED
from review.evidence.naming import MAX_LENGTH, study_id
from review.figures.bars import appraisal_bars
from review.files.text import FORBIDDEN
from review.schema.base import ID_PATTERN, Doi, Id, Url
from review.templating.rendering import _environment
from review.views.appraisals import all_appraisals

TEMPLATE = (
    "<p title=\"{{ text }}\" data-single='{{ text }}'>{{ text }}</p>"
    '<script type="application/json">{{ {text: [text]} | tojson }}</script>'
)


class Seen(HTMLParser):
    """The elements of some HTML with their attributes, and the text in each of them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


@seeded("text")
@given(text=texts)
def test_a_text_in_html_an_attribute_or_a_script_of_data_stays_that_text(text):
    html = _environment("en").from_string(TEMPLATE).render(text=text)
    seen = Seen(html)
    assert seen.elements == [
        ("p", {"title": text, "data-single": text}),
        ("script", {"type": "application/json"}),
    ]
    shown, data = seen.texts
    assert shown == text
    assert json.loads(data) == {text: [text]}
    assert not re.search(r"[<>&']", data)  # so that nothing in it can end the script, nor start a comment in it


@seeded("text")
@given(text=texts)
def test_a_text_in_a_figure_stays_that_text(review, text):
    if FORBIDDEN.search(text):  # not allowed in records or in XML
        return
    (answers,) = all_appraisals(review).profiles
    named = replace(answers.criteria[0], criterion=answers.criteria[0].criterion.model_copy(update={"label": text}))
    one, other = (
        ET.fromstring(  # noqa: S314 - made here
            f'<div xmlns:xlink="x">{appraisal_bars(each.criteria, each.standings, "", "Answers", "", "")}</div>'
        )
        for each in (answers, replace(answers, criteria=(named, *answers.criteria[1:])))
    )
    assert [(each.tag, sorted(each.attrib)) for each in other.iter()] == [
        (each.tag, sorted(each.attrib)) for each in one.iter()
    ]
    assert " ".join(f"1. {text}".split()) in " ".join("".join(other.itertext()).split())


@seeded("family")
@given(family=st.one_of(texts, st.text(max_size=300)))
def test_an_id_made_of_any_name_is_one_plain_file_name(family):
    made = study_id(family, 2018, [])
    assert re.fullmatch(ID_PATTERN, made)
    assert len(made) <= MAX_LENGTH
    assert made not in RESERVED
    assert PurePosixPath("evidence/studies", f"{made}.yml").parts == ("evidence", "studies", f"{made}.yml")


def accepted(kind: object, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@seeded("text")
@given(
    text=st.one_of(texts, texts.map(lambda text: f"https://a.example/{text}"), texts.map(lambda text: f"http:{text}"))
)
def test_an_accepted_address_is_on_a_web_host(text):
    if accepted(Url, text):
        assert urlsplit(text).scheme in {"http", "https"}
        assert not re.search(r"[\s<>\"\\]", text)


@seeded("text")
@given(text=st.one_of(texts, texts.map(lambda text: f"10.5555/{text}")))
def test_a_doi_link_goes_to_the_resolver(text):
    if accepted(Doi, text):
        assert urlsplit(f"https://doi.org/{text}")[:2] == ("https", "doi.org")


NO_IDS = (*HOSTILE, "a\n", "A", "a-", "a--b", "a.b", "..", "con.", "a" * 65, "é", "ａ")


@pytest.mark.parametrize("text", [text for text in NO_IDS if text not in {"null", "010"}])  # those two are of the form
def test_no_hostile_text_is_an_id(text):
    assert not accepted(Id, text)
