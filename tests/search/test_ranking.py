"""What a search of the made-up review finds, as the script of the site finds it."""

from __future__ import annotations

import json

import pytest

from called_scripts import scripts_in_node
from review.search import index
from review.search.documents import documents
from review.search.index import search_files
from review.search.sections import Section

SCRIPT = "../../../../tests/scripts/searched.js"
PROSE = [
    Section("methods/", "Methods", ("Drivers were asked about timetables. Others were not.",), "Methods"),
    Section("methods/#ways", "Ways", ("Drivers, timetables and drivers of timetables.",), "Methods"),
]


@pytest.fixture(scope="module")
def search(review):
    """Searches with files cut small, so that each search needs several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "TERMS_SIZE", 400)
        patch.setattr(index, "DOCUMENTS_SIZE", 1200)
        texts = search_files(review.codebook, documents(review, PROSE))
    files = {address[len("search/") : -len(".json")]: json.loads(text) for address, text in texts.items()}
    with scripts_in_node() as scripts:
        yield lambda text: scripts.call(SCRIPT, "searched", files, text)


@pytest.fixture(scope="module")
def urls(search):
    return lambda text: [result["url"] for result in search(text)["results"]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("timetables", "themes/waiting/#waiting-f03"),
        ("quiet bus", "themes/riding/#riding-f01"),
        ("Waiting at the stop", "themes/waiting/"),
        ("osterlund", "studies/osterlund-2015/"),
        ("ÖSTERLUND", "studies/osterlund-2015/"),
        ("Li Mei", "studies/baker-2012a/"),
        ("equipment", "quotes/#osterlund-2015-q02"),
        ("adams-2011", "studies/adams-2011/"),
        ("riding-f01", "themes/riding/#riding-f01"),
        ("https://example.org/id/adams-2011-q01/?v=1.0.0-abc", "quotes/#adams-2011-q01"),
        ('"who wants to ride"', "quotes/#adams-2011-q01"),
        ("“who wants to ride”", "quotes/#adams-2011-q01"),
    ],
)
def test_the_record_that_answers_is_first(urls, text, first):
    assert urls(text)[0] == first


def test_findings_come_before_prose(search):
    kinds = [result["kind"] for result in search("drivers timetables")["results"]]
    assert kinds[0] == "findings"
    assert kinds[-1] == "pages"


def test_a_word_is_found_in_all_its_forms(urls):
    assert urls("timetable ") == urls("timetables ")


def test_a_word_is_found_while_it_is_typed(urls):
    assert urls("tim")[0] == "themes/waiting/#waiting-f03"
    assert urls("tim ") == []
    assert urls("adams-20")[0] == "studies/adams-2011/"


def test_every_word_is_required_until_none_has_all(search, urls):
    assert set(urls("timetables promise")) < set(urls("timetables"))
    partial = search("timetables zzyzx")
    assert partial["status"].startswith("No result has all of these words; ")
    assert {result["url"] for result in partial["results"]} == set(urls("timetables "))


def test_one_letter_may_be_wrong(search, urls):
    assert urls("timetalbes ") == urls("timetables ")
    assert search("timetalbes ")["status"].endswith("for words spelt like “timetalbes”.")
    assert urls("tmetabels ") == []


def test_a_phrase_is_found_word_for_word(urls):
    assert "quotes/#adams-2011-q01" in urls("ride to wants who")
    assert urls('"ride to wants who"') == []
    assert urls('"a warm bus is"') == ["themes/riding/#riding-f01"]


def test_a_word_after_a_minus_is_not_in_what_is_found(urls):
    without = urls("drivers -timetables")
    assert without
    assert not set(without) & set(urls("timetables "))


def test_other_names_of_the_codebook_are_found(search):
    found = search("kerb")
    assert found["results"][0]["url"].startswith("themes/waiting/")
    assert "stop" in found["synonyms"]


def test_common_words_and_unknown_words_find_nothing(search):
    for text in ("the of", "zzyzx", '"', "-", "--- ???"):
        found = search(text)
        assert found["results"] == []
        assert found["status"] == (f"No results for “{text}”. Check the spelling, or try fewer or other words.")


def test_a_sentence_of_the_text_answers(search):
    (result,) = [each for each in search("asked")["results"] if each["url"] == "methods/"]
    assert result["sentence"] == "Drivers were asked about timetables."


def test_only_the_shards_that_a_search_needs_are_fetched(search):
    needed, all_terms = search("promise ")["fetched"], search("zzyzx qqq")["fetched"]
    terms = [name for name in needed if name.startswith("terms-")]
    assert len(terms) == 1
    assert len(set(needed)) == len(needed)
    assert needed[0] == all_terms[0] == "index"
