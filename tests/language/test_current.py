"""Texts, numbers, dates and lists in the current language."""

from __future__ import annotations

import pytest

from hostile import HOSTILE
from review.language.catalogue import SOURCE, Catalogue, catalogue, languages, read
from review.language.current import gettext, in_language, language, ngettext
from review.language.formats import in_sentence, joined, long_date, number
from review.schema.review import ReviewRecord

PO = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Studies"
msgstr "Studien"

#, fuzzy
msgid "Guessed"
msgstr "Geraten"

msgid "Empty"
msgstr ""

msgid "By {name}"
msgstr "Von {person}"

msgid "study"
msgid_plural "studies"
msgstr[0] "Studie"
msgstr[1] "Studien"
"""


def test_texts_are_english_where_nothing_says_otherwise():
    assert language() == SOURCE == "en"
    assert gettext("By {name}", name="A") == "By A"
    assert [ngettext("study", "studies", n) for n in (0, 1, 2)] == ["studies", "study", "studies"]


def test_a_language_lasts_for_a_block():
    with in_language("de"):
        assert language() == "de"
        with in_language("en"):
            assert language() == "en"
        assert language() == "de"
    assert language() == "en"


def test_a_text_with_values_keeps_what_is_in_the_values():
    assert gettext("{a} and {b}", a="{b}", b="{a}") == "{b} and {a}"
    assert gettext("{a.real} {a[0]} {unknown}", a=1) == "{a.real} {a[0]} {unknown}"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_put_in_as_it_is(text):
    assert gettext("({value})", value=text) == f"({text})"


def test_a_catalogue_is_read_from_its_file(tmp_path):
    file = tmp_path / "review.po"
    file.write_text(PO, encoding="utf-8")
    read_one = read(file)
    assert read_one.text("Studies") == "Studien"
    assert [read_one.counted("study", "studies", n) for n in (0, 1, 2)] == ["Studien", "Studie", "Studien"]
    assert read_one.text("study") == "Studie"


@pytest.mark.parametrize("message", ["Guessed", "Empty", "By {name}", "Unknown"])
def test_a_translation_that_cannot_be_used_leaves_the_text_in_english(tmp_path, message):
    file = tmp_path / "review.po"
    file.write_text(PO, encoding="utf-8")
    assert read(file).text(message) == message


def test_every_language_of_a_review_has_a_catalogue():
    assert languages() == ("en", "de")
    assert ReviewRecord.model_fields["language"].annotation.__args__ == languages()
    assert catalogue("en") == Catalogue()
    assert catalogue("de").texts


def test_numbers_dates_and_lists_follow_the_language():
    assert (number(1234), number(1234.5, 1)) == ("1,234", "1,234.5")
    assert [long_date(written) for written in ("2026-11-28", "2026-03", "2026")] == [
        "28 November 2026",
        "March 2026",
        "2026",
    ]
    assert [joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert in_sentence("Clinical setting") == "clinical setting"
    with in_language("de"):
        assert (number(1234), number(1234.5, 1)) == ("1.234", "1.234,5")
        assert [long_date(written) for written in ("2026-11-28", "2026-03", "2026")] == [
            "28. November 2026",
            "März 2026",
            "2026",
        ]
        assert joined(["a", "b", "c"]) == "a, b und c"
        assert in_sentence("Klinisches Umfeld") == "Klinisches Umfeld"
