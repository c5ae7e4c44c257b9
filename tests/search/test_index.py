"""The index of the made-up review: what can be found in it, and how its files are cut."""

from __future__ import annotations

import json

import pytest

from made_up import review_of, swap
from review.model import urls
from review.search import index
from review.search.documents import KINDS, documents
from review.search.index import INDEX, search_files
from review.search.sections import Section, page_in_brief

PROSE = [
    page_in_brief("methods/", "Methods", "How drivers were asked."),
    Section(
        "methods/#roofs", "Roofs", ("A roof at the stop helps drivers as much as riders.", "More on roofs."), "Methods"
    ),
    Section("methods/#driver", "Drivers", ("People who drive.",), "Methods", is_term=True),
    Section("glossary/#driver", "Drivers", ("People who drive.",), "Glossary", is_term=True),
    Section("methods/#halt", "Halt", ("A stop.",), "Methods", is_term=True),
]


@pytest.fixture(scope="module")
def found(review):
    return list(documents(review, PROSE))


def files_of(review, found):
    return {address: json.loads(text) for address, text in search_files(review.codebook, found).items()}


def test_every_theme_finding_quotation_study_and_code_is_found_at_its_address(review, found):
    assert {each.id: each.url for each in found if each.id} == urls.current_urls(review)


def test_kinds_follow_each_other_in_one_order(found):
    order = [list(KINDS).index(each.kind) for each in found]
    assert order == sorted(order)


def test_what_prose_repeats_of_a_record_is_found_as_the_record(found):
    (roofs,) = [each for each in found if each.url == "methods/#roofs"]
    assert roofs.lines == ("More on roofs.",)


def test_a_term_is_found_on_the_page_that_explains_fewest(found):
    explained = [each.url for each in found if each.kind == "terms" and not each.id]
    assert explained == ["glossary/#driver", "methods/#halt"]


def test_a_retracted_study_says_so(tmp_path):
    study = "evidence/studies/adams-2011.yml"
    review = review_of(tmp_path, {study: swap("status: included", "status: retracted")})
    contexts = {each.id: each.context for each in documents(review, []) if each.kind == "studies"}
    assert contexts["adams-2011"] == review.studies["adams-2011"].status.label
    assert contexts["baker-2012a"] == ""


def test_the_index_names_the_other_files_by_their_digests(review, found):
    files = files_of(review, found)
    contents = files[INDEX]
    named = [name for part in ("terms", "documents") for _, name in contents[part]]
    assert {f"search/{name}.json" for name in named} == set(files) - {INDEX}
    assert contents["count"] == len(found)
    changed = files_of(review, [*found, *found[-1:]])
    assert set(changed) & set(files) == {INDEX}


def test_equal_reviews_have_equal_indices(tmp_path, review, found):
    again = review_of(tmp_path)
    assert search_files(again.codebook, documents(again, PROSE)) == search_files(review.codebook, found)


def test_a_shard_begins_where_the_index_says_and_is_no_larger_than_allowed(review, found, monkeypatch):
    monkeypatch.setattr(index, "TERMS_SIZE", 300)
    monkeypatch.setattr(index, "DOCUMENTS_SIZE", 900)
    texts = search_files(review.codebook, found)
    contents = json.loads(texts[INDEX])
    for part, size in (("terms", 300), ("documents", 900)):
        shards = [(first, texts[f"search/{name}.json"]) for first, name in contents[part]]
        assert len(shards) > 3
        keys = [list(json.loads(text)) for _, text in shards]
        assert [of_shard[0] for of_shard in keys] == [str(first) for first, _ in shards]
        assert all(len(text) <= size + 2 for of_shard, (_, text) in zip(keys, shards, strict=True) if len(of_shard) > 1)
    terms = [term for _, name in contents["terms"] for term in json.loads(texts[f"search/{name}.json"])]
    assert terms == sorted(terms)


def test_synonyms_are_those_of_the_codebook(review, found):
    assert files_of(review, found)[INDEX]["groups"] == [
        [["Night bus", ["night", "bu"]], ["NB", ["nb"]]],
        [["Bus stop", ["bu", "stop"]], ["stop", ["stop"]], ["kerb", ["kerb"]]],
    ]


def test_nothing_to_find_gives_an_index_without_documents(review):
    contents = files_of(review, [])[INDEX]
    assert (contents["count"], contents["terms"], contents["documents"]) == (0, [], [])
