"""What readers search this review for, and the page that answers first, in the index of the built site."""

from __future__ import annotations

import pytest

from called_scripts import scripts_in_node

pytestmark = [pytest.mark.data, pytest.mark.site]

SCRIPT = "../../../../tests/scripts/searched.js"


@pytest.fixture(scope="module")
def search(site):
    with scripts_in_node() as scripts:
        yield lambda text: scripts.call(SCRIPT, "searchedSite", str(site), text)


@pytest.fixture(scope="module")
def urls(search):
    return lambda text: [result["url"] for result in search(text)["results"]]


# Nobody uses the words "waiting list"; one finding says who waits. No finding uses the word "suicide": what clinicians
# say about safety is the nearest, and the quotation that has the word comes next.
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("waiting list", "themes/journey/#journey-f02"),
        ("waiting times", "themes/journey/#journey-f02"),
        ("suicide", "themes/safety/"),
        ("self-harm", "themes/safety/#safety-f01"),
        ("Lamph", "studies/lamph-2019/"),
        ("therapeutic relationship", "themes/relationships/"),
        ("theraputic relationship", "themes/relationships/"),
        ("stigma", "themes/diagnosis/#diagnosis-f03"),
        ("burnout", "themes/relationships/#relationships-f02"),
        ("family", "themes/treatment/#treatment-f16"),
        ("misuse of diagnosis", "themes/diagnosis/"),
        ("wlodarczyk", "studies/wlodarczyk-2018/"),
        ("oconnell", "studies/oconnell-2013/"),
        ("crawford 2010", "studies/crawford-2010/"),
        ("DBT", "themes/treatment/#treatment-f15"),
        ('"tennis ball effect"', "themes/journey/#journey-f09"),
        ("diagnosis-f05", "themes/diagnosis/#diagnosis-f05"),
        ("rizq-2012-q09", "quotes/#rizq-2012-q09"),
    ],
)
def test_the_page_that_answers_is_first(urls, text, first):
    assert urls(text)[0] == first


def test_the_quotation_that_speaks_of_suicide_is_near_the_top(urls):
    assert "quotes/#rizq-2012-q09" in urls("suicide")[:4]


@pytest.mark.parametrize("text", ["training", "trust", "supervision", "crisis", "specialist services", "GP"])
def test_findings_and_quotations_come_before_prose(search, text):
    kinds = [result["kind"] for result in search(text)["results"]]
    assert set(kinds[:3]) & {"findings", "quotations"}
    assert "pages" not in kinds[:3]


def test_every_record_is_found_by_its_id(urls, real):
    ids = [*real.themes, *real.findings, *real.studies, *real.excerpts]
    assert [id for id in ids if "-" in id and id not in urls(f"{id} ")[0]] == []


def test_every_quotation_is_found_by_its_first_words(urls, real):
    for excerpt in list(real.excerpts.values())[::5]:
        words = " ".join(excerpt.quote.replace('"', " ").split()[:8])
        assert f"quotes/#{excerpt.id}" in urls(words)[:3], words


def test_the_index_is_small(search, site):
    fetched = search("self-harm")["fetched"]
    assert sum((site / "search" / f"{name}.json").stat().st_size for name in fetched) < 250_000
