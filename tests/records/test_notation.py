"""How values are written into records: readable, and read back as they were."""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import given

from hostile import seeded, texts
from review.evidence.documents import parse
from review.evidence.notation import is_ambiguous, is_plain, quoted, scalar
from review.files.text import FORBIDDEN


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The Owl Line", "The Owl Line"),
        ("Łucja's bus", "Łucja's bus"),
        ("a, b", "a, b"),
        ("[a", '"[a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a#b", '"a#b"'),
        ("", '""'),
        (" a", '" a"'),
        ("a  b", '"a  b"'),
        ("a\nb", '"a\\nb"'),
        ("\\a", '"\\\\a"'),
        ("a\\b", "a\\b"),
        ("no", '"no"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("2021-02-03", '"2021-02-03"'),
        ("10.5555", '"10.5555"'),
        ("1e3", "1e3"),
        ("1.0e+3", '"1.0e+3"'),
        ("10.5555/owl", "10.5555/owl"),
        ("Ł: ō", '"Ł: ō"'),
    ],
)
def test_a_text_is_unquoted_if_every_parser_reads_it_as_that_text(text, written):
    assert scalar(text) == written


@pytest.mark.parametrize("text", ["a, b", "a]", "a[", "{a", "a}"])
def test_in_a_list_on_one_line_what_ends_an_entry_is_quoted(text):
    assert scalar(text, inside_list=True) == quoted(text)
    assert not is_plain(text, inside_list=True)
    assert is_plain("a b", inside_list=True)
    assert scalar("a b", inside_list=True) == "a b"


@pytest.mark.parametrize("text", ["0x1F", "true", "Yes", "off", ".inf", "1_000", "+1", "<<", "=", "1.5", "#", "1:2:3"])
def test_what_other_readers_take_for_something_else_is_ambiguous(text):
    assert is_ambiguous(text)


@pytest.mark.parametrize("text", ["owl", "nose", "10.5555/owl", "v1.0", "a.b"])
def test_what_every_reader_takes_for_a_text_is_not(text):
    assert not is_ambiguous(text)


@seeded("text")
@given(text=texts)
def test_any_text_is_read_back_as_it_was_by_every_reader(text):
    assert json.loads(quoted(text)) == text
    if not FORBIDDEN.search(text) and "\r" not in text:
        for inside_list in (False, True):
            written = scalar(text, inside_list=inside_list)
            line = f"a: [{written}, x]" if inside_list else f"a: {written}"
            wanted = {"a": [text, "x"] if inside_list else text}
            assert yaml.safe_load(line) == wanted
            document, problems = parse(line, "x.yml")
            composed = unicodedata.normalize("NFC", text)
            assert (document.data, problems) == ({"a": [composed, "x"] if inside_list else composed}, [])
