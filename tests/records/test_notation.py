"""How values are written into records: readable, and read back as they were."""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import given

from hostile import HOSTILE, seeded, texts
from review.evidence.documents import parse
from review.evidence.notation import MAX_LINE_WIDTH, entry_lines, is_ambiguous, is_plain, quoted, scalar
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
def test_a_text_stands_without_quotes_where_everybody_reads_it_as_that_text(text, written):
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


def test_an_entry_is_written_line_by_line_without_what_is_empty():
    values = {
        "id": "chan-2018",
        "title": "Moon: a study",
        "none": None,
        "nothing": "",
        "no_list": [],
        "no_tuple": (),
        "year": 2018,
        "zero": 0,
        "words": ["a", "b-c"],
        "texts": ("Chan L", "O: N"),
    }
    assert list(entry_lines(values)) == [
        "id: chan-2018",
        'title: "Moon: a study"',
        "year: 2018",
        "zero: 0",
        "words: [a, b-c]",
        "texts:",
        "  - Chan L",
        '  - "O: N"',
    ]


@pytest.mark.parametrize(("more", "lines"), [(0, 1), (1, 3)])
def test_words_stand_on_one_line_while_there_is_room(more, lines):
    word = "b" * (MAX_LINE_WIDTH - len("words: [a, ]") + more)
    written = list(entry_lines({"words": ["a", word]}))
    assert len(written) == lines
    assert parse("\n".join(written), "")[0].data == {"words": ["a", word]}


@pytest.mark.parametrize("text", [text for text in HOSTILE if not FORBIDDEN.search(text)])
def test_a_hostile_text_in_an_entry_is_read_back_as_it_was(text):
    written = "\n".join(entry_lines({"a": text or "x", "b": [text, "c d"]}))
    assert parse(written, "")[0].data == {"a": text or "x", "b": [text, "c d"]}
