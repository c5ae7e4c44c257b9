"""The whole of the published review is here: everything counted that can be counted."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from review.evidence.validation import count_words
from review.files.text import FORBIDDEN
from review.loading import load

pytestmark = pytest.mark.data

THEMES = ["diagnosis", "journey", "relationships", "treatment", "safety", "needs"]

# Study, and its number in the reference list of the published review (37 and 43 to 70).
STUDIES = {
    "bosanac-2015": 43,
    "carmel-2014": 44,
    "crawford-2007a": 46,
    "crawford-2007b": 45,
    "crawford-2010": 37,
    "donald-2017": 47,
    "fanaian-2013": 48,
    "french-2019": 49,
    "herschell-2009": 50,
    "hogard-2010": 51,
    "hutton-2017": 52,
    "koekkoek-2009": 53,
    "lamph-2019": 54,
    "langley-2005": 55,
    "lee-2008": 56,
    "morant-2003": 57,
    "oconnell-2013": 58,
    "perseius-2003": 60,
    "perseius-2007": 59,
    "pigot-2019": 61,
    "priest-2011": 62,
    "rizq-2012": 63,
    "stalker-2005": 64,
    "stroud-2013": 65,
    "sulzer-2016": 66,
    "thompson-2008": 67,
    "vyas-2017": 68,
    "wilson-2018": 69,
    "wlodarczyk-2018": 70,
}


def test_the_evidence_has_no_problem_and_no_hint(project):
    assert [str(problem) for problem in load(project)[1]] == []


def test_29_studies_with_their_ids_and_reference_numbers(real):
    published = {id: study.reference.number for id, study in real.studies.items() if id in STUDIES}
    assert published == STUDIES
    added = {report.id for report in real.candidates if report.decision == "included"}
    assert set(real.studies) == set(STUDIES) | added


def test_27_datasets(real):
    shared = {
        id: {study.id for study in dataset.studies} for id, dataset in real.datasets.items() if len(dataset.studies) > 1
    }
    assert len(real.datasets) == 27
    assert list(shared.values()) == [{"crawford-2007a", "crawford-2007b", "crawford-2010"}]


def test_six_themes_in_order(real):
    assert list(real.themes) == THEMES
    assert [theme.number for theme in real.themes.values()] == [1, 2, 3, 4, 5, 6]


def test_77_references_of_the_source_in_its_order(real):
    numbers = [reference.number for reference in real.references.values()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert real.record.source.references == 77
    assert len(numbers) >= 77
    first, last = (next(each for each in real.references.values() if each.number == number) for number in (1, 77))
    assert first.short == "Winsper et al., 2020"
    assert last.short == "Jennings and Matheson-Monnet, 2017"


def test_every_reference_has_what_a_citation_needs(real):
    for reference in real.references.values():
        assert reference.title, reference.citekey
        assert reference.year, reference.citekey
        assert reference.authors, reference.citekey
        if reference.kind == "article":
            assert reference.get("journal"), reference.citekey


def test_280_answers_of_28_rated_studies_and_the_link_of_the_29th(real):
    own = {id: study.judgements for id, study in real.studies.items() if study.judgements}
    assert len(own) == 28
    assert sum(map(len, own.values())) == 280
    linked = {id: study.appraisal.shared_with for id, study in real.studies.items() if not study.judgements}
    assert linked == {"crawford-2007b": "crawford-2007a"}


def test_60_excerpts_from_three_places_of_the_source(real):
    """The quote table prints 40 passages; five are set off in the text; the rest are short phrases within it."""

    def place(locator: str) -> str:
        if locator.startswith("Table 3"):
            return "table 3"
        return "set off" if "set-off" in locator else "phrase"

    assert Counter(place(excerpt.locator) for excerpt in real.excerpts.values()) == {
        "table 3": 40,
        "set off": 5,
        "phrase": 15,
    }


def test_every_passage_of_table_3_has_a_record_and_none_has_two(real):
    """Locators number the passages of each theme: "passage 1 of 4" to "passage 4 of 4"."""
    numbered = [
        match.groups()
        for excerpt in real.excerpts.values()
        if (match := re.match(r"Table 3, row (.+), passage (\d+) of (\d+) \(", excerpt.locator))
    ]
    assert len(numbered) == 40
    for theme in {theme for theme, _, _ in numbered}:
        places = sorted(int(place) for here, place, _ in numbered if here == theme)
        assert places == list(range(1, len(places) + 1)), theme
        assert {int(of) for here, _, of in numbered if here == theme} == {len(places)}, theme


def test_quotations_are_short_and_of_both_voices(real):
    assert all(1 <= count_words(excerpt.quote) <= 40 for excerpt in real.excerpts.values())
    assert {excerpt.voice.id for excerpt in real.excerpts.values()} == {"first-order", "second-order"}


def test_71_findings_over_all_themes(real):
    assert len(real.findings) == 71
    assert all(len(theme.findings) >= 5 for theme in real.themes.values())
    for theme in real.themes.values():
        numbers = [int(finding.id.rsplit("-f", 1)[1]) for finding in theme.findings]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_six_databases_and_the_other_searches(real):
    kinds = Counter(search.kind for search in real.searches.searches)
    assert kinds["database"] == 6
    assert kinds["supplementary"] >= 4
    assert kinds["reviews"] == 2


def test_no_text_has_a_forbidden_character(project):
    for file in [project / "references.bib", *sorted((project / "evidence").rglob("*.yml"))]:
        assert not FORBIDDEN.search(file.read_text(encoding="utf-8")), file.name


def test_unread_reports_have_no_decision(real):
    for report in real.candidates:
        if report.decision == "awaiting":
            assert report.decided_on is None, report.id
            assert report.decided_by is None, report.id
