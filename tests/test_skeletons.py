"""The files of a new review say the same in every language: only their words differ."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from review.editing.new_review import COMMON, SKELETON
from review.evidence.instruments import shipped
from review.language.catalogue import SOURCE, catalogue, languages
from review.site.menu import NAMES

OTHERS = [language for language in languages() if language != SOURCE]
# Fields of records whose text is for readers; all others are IDs, numbers and addresses.
WORDS_FOR_READERS = """
aims content_note definition description disclaimer focus funder gloss headline independence label language_note
limitations locator not_appraised note population question quote reflexivity sentence short_title speaker statement
strategy_note summary text title changes site_description copyright name
"""
WORDED = frozenset(WORDS_FOR_READERS.split())
INSTRUMENT_WORDED = {"label", "definition", "note", "licence", "verified"}
# What a translation of a page keeps: conditions, macros, anchors, targets of links, blocks of code.
KEPT = {
    "conditions": re.compile(r"\{% .*? %\}"),
    "macros": re.compile(r"\{\{ .*? \}\}"),
    "anchors": re.compile(r"\{:? *#[\w-]+"),
    "targets": re.compile(r"\]\(([^)]*)\)"),
    "blocks": re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL),
}
CODE = re.compile(r"^```.*?^```|`[^`]*`|\{[{%].*?[}%]\}|\]\([^)]*\)|https?://\S+", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"(?<!\S)[^\W\d_]{2,}(?!\S)")
LEAST_WORDS = 3
# What is called the same in both languages.
NAMES_OF_THINGS = {"Frictionless Data Package", "Material for MkDocs", "Web Content Accessibility Guidelines"}


class Plain(yaml.BaseLoader):
    """Reads mkdocs.yml, whose tags name variables of the environment, with every value as text."""


Plain.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))


def files(language: str) -> dict[str, str]:
    folder = SKELETON / language
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()
    }


def read(text: str):
    return yaml.load(text.replace("«instruments»", ""), Loader=Plain)  # noqa: S506 - texts alone


def without_words(value, key=""):
    """Return a value of YAML with every text for readers emptied, and the names of a menu."""
    if isinstance(value, dict):
        if key == "nav":
            return [without_words(each, key) for each in value.values()]
        return {name: without_words(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [without_words(each, key) for each in value]
    return "" if key in WORDED else value


def menu_names(nav):
    for entry in nav:
        for name, inner in entry.items():
            yield name
            if isinstance(inner, list):
                yield from menu_names(inner)


def test_there_is_a_folder_for_each_language_and_one_for_all():
    assert {each.name for each in SKELETON.iterdir()} == {COMMON, *languages()}
    assert OTHERS == ["de"]


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_are_the_same(language):
    assert files(language).keys() == files(SOURCE).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_records_and_settings_differ_only_in_words(language):
    theirs = files(language)
    for path, text in files(SOURCE).items():
        if Path(path).suffix == ".yml":
            assert without_words(read(theirs[path])) == without_words(read(text)), path


@pytest.mark.parametrize("language", OTHERS)
def test_the_menu_has_the_names_that_generated_pages_look_for(language):
    ours, theirs = (list(menu_names(read(files(each)["mkdocs.yml"])["nav"])) for each in (SOURCE, language))
    known = {mine: their for mine, their in zip(ours, theirs, strict=True) if mine in NAMES}
    assert known == {name: catalogue(language).texts[name] for name in known}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kept", KEPT)
def test_the_pages_keep_what_is_not_prose(language, kept):
    theirs = files(language)
    for path, text in files(SOURCE).items():
        if Path(path).suffix == ".md":
            assert sorted(KEPT[kept].findall(code(theirs[path]))) == sorted(KEPT[kept].findall(code(text))), path


def code(text: str) -> str:
    """Return the text of a page without comments in code, which may be translated."""
    return re.sub(r"(?m)(^make \w+) +#.*$", r"\1", text)


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language):
    theirs = files(language)
    left = {}
    for path, text in files(SOURCE).items():
        if same := sentences(text) & sentences(theirs[path]):
            left[path] = same
    assert left == {}


def sentences(text: str) -> set[str]:
    """Return every stretch of some words, outside code, that a line of text has between its marks."""
    prose = KEPT["anchors"].sub("\n", CODE.sub("\n", text))
    stretches = re.split(r"[\n.:;,!?()\[\]{}*#|\"]+", prose)
    of_words = (each.strip() for each in stretches if len(WORD.findall(each)) >= LEAST_WORDS)
    return set(of_words) - NAMES_OF_THINGS


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_instrument_differs_only_in_words(language):
    ours, theirs = shipped(), shipped(language)
    assert list(theirs) == list(ours)
    for id, each in ours.items():
        assert emptied(theirs[id].model_dump(mode="json")) == emptied(each.model_dump(mode="json"))
        assert "mit keiner veröffentlichten deutschen Fassung verglichen" in theirs[id].verified


def emptied(value):
    if isinstance(value, dict):
        return {name: "" if name in INSTRUMENT_WORDED else emptied(each) for name, each in value.items()}
    return [emptied(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("language", OTHERS)
def test_terms_of_the_same_id_are_the_same_in_every_translated_instrument(language):
    found: dict[str, object] = {}
    for each in shipped(language).values():
        for term in (*each.answers, *each.designs):
            assert found.setdefault(term.id, term) == term
