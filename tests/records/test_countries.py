"""A record can name every country of ISO 3166-1, whether or not the codebook lists it."""

from __future__ import annotations

import pytest
from babel import Locale

from made_up import swap, write
from review.loading import load
from review.schema.countries import COUNTRIES

ADAMS = "evidence/studies/adams-2011.yml"


def test_names_are_those_of_the_cldr():
    names = Locale("en", "GB").territories
    assert len(COUNTRIES) == 249
    assert {code: names[code] for code in COUNTRIES} == dict(COUNTRIES)


def test_a_country_that_the_codebook_does_not_list_is_a_term_once_a_study_names_it(tmp_path, review):
    assert "NZ" not in review.codebook.vocabularies["countries"]
    country = review.studies["adams-2011"].setting.country
    changed, problems = load(write(tmp_path, {ADAMS: swap(f"country: {country}", "country: NZ")}))
    assert changed, problems
    assert changed.studies["adams-2011"].setting.country_name == "New Zealand"
    assert "NZ" in changed.codebook.vocabularies["countries"]
    assert "NZ" not in changed.codebook.further_countries


def test_norway_is_a_country_though_yaml_would_call_it_false(tmp_path):
    changed, problems = load(write(tmp_path, {ADAMS: swap("country: XA", "country: NO")}))
    assert changed, problems
    assert changed.studies["adams-2011"].setting.country_name == "Norway"


@pytest.mark.parametrize(("written", "hint"), [("New Zealand", 'did you mean "NZ"?'), ("UK", "known: ")])
def test_a_country_by_its_name_is_answered_with_its_code(tmp_path, review, written, hint):
    country = review.studies["adams-2011"].setting.country
    _, problems = load(write(tmp_path, {ADAMS: swap(f"country: {country}", f"country: {written}")}))
    (problem,) = [each for each in problems if each.code == "E205"]
    assert problem.hint.startswith(hint)
