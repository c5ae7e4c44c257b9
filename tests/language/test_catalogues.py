"""The catalogues against the source: every text of the interface is in each of them, in translation."""

from __future__ import annotations

import sys

import pytest

from places import PROJECT
from review.language.catalogue import catalogue, languages
from review.language.message import faults, faults_of_forms

sys.path.insert(0, str(PROJECT / ".ci"))

from catalogue import Message, known, missing, texts

HOW = "Run `make catalogue`, and translate in hooks/review/language/locale: "


@pytest.fixture(scope="module")
def of_source() -> set[Message]:
    """Every text of the interface."""
    return set(texts())


@pytest.fixture(scope="module")
def german() -> list[str]:
    """Every text of the interface in German."""
    return list(catalogue("de").texts.values())


@pytest.mark.parametrize("language", languages()[1:])
def test_a_catalogue_has_every_text_of_the_source_and_no_other(language, of_source):
    of_file = {entry.id for entry in known(language) if entry.id}
    assert not of_source - of_file, HOW
    assert not of_file - of_source, "Run `make catalogue`"


@pytest.mark.parametrize("language", languages()[1:])
def test_every_text_has_a_translation_with_the_same_placeholders(language):
    assert not missing(known(language)), HOW
    for entry in known(language):
        if isinstance(entry.id, tuple):
            assert not faults_of_forms(entry.id, entry.string), entry.id
        elif entry.id:
            assert not faults(entry.id, entry.string), entry.id


def test_a_text_that_another_language_would_write_alike_is_still_in_its_catalogue():
    german = catalogue("de")
    assert german.text("BibTeX, RIS and CSL-JSON <1>of: {label}</1>") == "BibTeX, RIS und CSL-JSON <1>von: {label}</1>"
    assert german.counted("study", "studies", 2) == "Studien"


def test_german_quotes_and_dashes_are_german(german):
    for text in german:
        assert not set('"“”') & set(text.replace("“", "", text.count("„"))), text


def test_german_addresses_readers_formally(german):
    for text in german:
        words = set(text.replace(",", " ").split())
        assert not words & {"du", "dich", "dir", "euch"}, text
