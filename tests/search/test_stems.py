"""The program and the script of the site read the same words out of a text, and give them the same stems."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from called_scripts import scripts_in_node
from hostile import HOSTILE, texts
from places import PROJECT
from review.language.catalogue import catalogue
from review.language.current import in_language
from review.search import german
from review.search.words import LETTERS, STOP_WORDS, WORD, Stems, plain

CASES = json.loads((PROJECT / "tests" / "rules" / "words.json").read_text(encoding="utf-8"))
LANGUAGE = {"stop": sorted(STOP_WORDS), "letters": LETTERS}
GERMAN_STEM = "search/stem.de.js"
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


GERMAN = """Versorgungsbereiche Fachkräfte Beurteilungen beurteilt gegangen Menschen Mensch Häuser Haus Straße Straßen
Wasser Betten Bett lernen lernte schnellstens Einrichtungen Ängste Übergänge Sitzungen kommen gekommen Vertrauen"""


@pytest.mark.parametrize(
    "forms",
    [
        "versorgungsbereich versorgungsbereiche versorgungsbereichen versorgungsbereichs",
        "beurteilung beurteilungen",
        "haus hauser hausern hauses",
        "gesprochen gesprochene gesprochenen",
        "strasse strassen",
    ],
)
def test_the_forms_of_a_german_word_share_a_stem(forms):
    assert len({german.stem(word) for word in forms.split()}) == 1


def test_a_short_german_word_stays_as_it_is():
    assert [german.stem(word) for word in ("ist", "see", "bus")] == ["ist", "see", "bus"]


def test_every_german_word_has_the_same_stem_in_both(scripts):
    """Every word of the German catalogue, and of the records, whatever language they are in."""
    folders = [PROJECT / "evidence", PROJECT / "tests" / "night-buses"]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in {".yml", ".bib"}]
    written = " ".join([*catalogue("de").texts.values(), *(file.read_text("utf-8") for file in sorted(files)), GERMAN])
    found = sorted({plain(word) for word in WORD.findall(written)})
    assert scripts.call_each(GERMAN_STEM, "stem", [[word] for word in found]) == [
        german.stem(word) if len(word) > 2 else word for word in found
    ]


@given(word=st.text(alphabet="abeghimnorstuy$%&*sch", max_size=20))
def test_any_german_word_has_the_same_stem_in_both(scripts, word):
    assert scripts.call(GERMAN_STEM, "stem", word) == (german.stem(word) if len(word) > 2 else word)


def test_a_german_index_finds_other_forms_of_a_word():
    with in_language("de"):
        stems = Stems()
        assert stems.of("Die Beurteilungen der Fachkräfte") == stems.of("eine Beurteilung und eine Fachkraft")
        assert stems.of("und nicht wird") == []
    assert Stems().of("und") == ["und"]
