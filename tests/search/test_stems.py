"""The program and the script of the site read the same words out of a text, and give them the same stems."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given

from called_scripts import scripts_in_node
from hostile import HOSTILE, texts
from places import PROJECT
from review.search.words import LETTERS, STOP_WORDS, WORD, Stems

CASES = json.loads((PROJECT / "tests" / "rules" / "words.json").read_text(encoding="utf-8"))
LANGUAGE = {"stop": sorted(STOP_WORDS), "letters": LETTERS}
SCRIPT = "../../../../tests/scripts/searched.js"


@pytest.fixture(scope="module")
def scripts():
    with scripts_in_node() as scripts:
        yield scripts


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_program_reads_the_words_of_a_case(case):
    assert Stems().of(case["text"]) == case["stems"]


def test_the_script_reads_the_same_words_of_the_cases(scripts):
    found = scripts.call_each(SCRIPT, "stemsOf", [[case["text"], LANGUAGE] for case in CASES])
    assert found == [case["stems"] for case in CASES]


def test_every_word_of_the_records_has_the_same_stem_in_both(scripts):
    """The made-up and the real records, and prose: every word that this project has written down."""
    folders = [PROJECT / "evidence", PROJECT / "docs", PROJECT / "tests" / "night-buses"]
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in {".yml", ".md", ".bib"})
    written = " ".join(file.read_text(encoding="utf-8") for file in [*files, PROJECT / "references.bib"])
    text = " ".join(sorted(set(WORD.findall(written))))
    assert scripts.call(SCRIPT, "stemsOf", text, LANGUAGE) == Stems().of(text)


@given(text=texts)
def test_any_text_has_the_same_words_in_both(scripts, text):
    assert_same(scripts, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_has_the_same_words_in_both(scripts, text):
    assert_same(scripts, text)


def assert_same(scripts, text):
    assigned = "".join(letter for letter in text if unicodedata.category(letter) not in {"Cs", "Cn"})
    assert scripts.call(SCRIPT, "stemsOf", assigned, LANGUAGE) == Stems().of(assigned)
