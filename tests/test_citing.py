"""Cite this: what is to be cited, how it is said, and that a quotation gives both works."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from hostile import HOSTILE
from made_up import review_of, swap
from places import SITE_URL
from review.citing.citable_works import living_review, published_review
from review.citing.cite_this import Citations, Place, ShortCitations, title_of, works_to_cite
from review.exports import exports
from review.exports.permanent import permanent_pages
from review.files.text import FORBIDDEN
from review.model import urls
from review.model.snapshots import snapshot
from review.references import citation_styles
from review.references.citation_processor import STYLES
from review.references.citation_styles import Formatter
from review.site.pages import all_pages
from review.versions.publication import Publication

PLACES = (
    Place("", "Home"),
    Place("themes/waiting/", "Waiting"),
    Place("studies/osterlund-2015/", "Österlund 2015"),
    Place("findings/", "Summary of findings"),
)


@pytest.fixture(scope="module")
def citations(review):
    return Citations(review, SITE_URL, PLACES, Formatter())


@pytest.fixture(scope="module")
def short(review):
    return ShortCitations(review, SITE_URL)


def test_a_quotation_gives_its_study_first_and_then_the_review(review, short):
    excerpt = next(iter(review.excerpts.values()))
    study, own = works_to_cite(review, excerpt.id, SITE_URL)
    assert study is review.studies[excerpt.study].reference
    link = f"{SITE_URL}id/{excerpt.id}/?v=1.1.0-{snapshot(review, excerpt.id).hash}"
    assert own.get("url") == link
    text = short.text(excerpt.id)
    assert text.index(study.title) < text.index(review.record.title)
    assert text.endswith(link)


def test_a_quotation_is_cited_with_its_words_and_its_place_in_what_quotes_it(review, short):
    for id, excerpt in review.excerpts.items():
        text = short.text(id)
        assert text.startswith(f"“{excerpt.quote}” ({excerpt.speaker})")
        assert excerpt.locator in text
        quoted = f"Quoted in: {review.record.source.citation_short}" in text
        assert quoted == review.is_in_published_review(review.studies[excerpt.study])


def test_a_finding_names_its_id_version_date_and_address(review, short):
    id = next(iter(review.findings))
    text = short.text(id)
    for message in (id, "version 1.1.0", "2021-02-03", f"{SITE_URL}id/{id}/?v=1.1.0-", "Nobody et al., 2016"):
        assert message in text


@pytest.mark.parametrize("style", ["Vancouver", "APA", "Harvard"])
def test_every_page_is_cited_in_every_style_with_its_version(citations, style):
    for place in PLACES:
        own = next(each for each in citations.by_address[place.address] if "published" not in each.label)
        if place.address != "studies/osterlund-2015/":
            assert "version 1.1.0, 2021-02-03" in own.styled[style].text
        assert set(own.exported) == {"BibTeX", "RIS", "CSL-JSON"}


def test_a_study_page_cites_the_study_itself(review, citations):
    first, record = citations.by_address["studies/osterlund-2015/"]
    assert citations.work("studies/osterlund-2015/") is review.studies["osterlund-2015"].reference
    assert "Österlund" in first.styled["APA"].text
    assert json.loads(first.exported["CSL-JSON"])[0]["id"] == review.studies["osterlund-2015"].reference.citekey
    assert "Record of the study" in record.styled["APA"].text


def test_other_pages_also_cite_the_published_review(citations):
    labels = [each.label for each in citations.by_address[""]]
    assert labels == ["This living review", "The published review"]
    assert "10.5555/night.2016" in citations.by_address["findings/"][1].styled["Vancouver"].text


def test_the_living_review_has_no_invented_author(review):
    assert [name.literal for name in living_review(review, SITE_URL).authors] == ["Contributors of the living review"]
    assert [name.family for name in published_review(review).authors] == ["Nobody"]


def test_contributors_are_its_authors_once_they_are_named(tmp_path):
    change = swap("licence:\n  code", "contributors:\n  - {name: 'Mora, Ana', roles: [Screening]}\nlicence:\n  code")
    authors = living_review(review_of(tmp_path, {"evidence/review.yml": change}), SITE_URL).authors
    assert [(name.family, name.given) for name in authors] == [("Mora", "Ana")]


def test_a_long_statement_is_cut_at_a_word(review):
    for id in review.findings:
        assert len(title_of(review, id)) < 130
        assert not title_of(review, id).endswith((" …", "."))


@pytest.mark.slow
def test_each_work_is_processed_once_for_a_style_in_a_build(review, kept_files, monkeypatch):
    process, counted = citation_styles.processed, Counter()

    def counting(items, style):
        counted.update((style, json.dumps(item, sort_keys=True)) for item in items)
        return process(items, style)

    monkeypatch.setattr(citation_styles, "processed", counting)
    publication = Publication(review, SITE_URL, kept=kept_files)
    assert [page.body for page in all_pages(publication)]
    assert exports(publication)
    Citations(review, SITE_URL, PLACES, publication.formatter)
    assert set(counted.values()) == {1}
    parts = [style for style, item in counted if json.loads(item)["type"] == "chapter" and "version 1.1.0" in item]
    assert len(parts) <= 2 * len(STYLES), "parts of the review share an entry, apart from the ends of their titles"


def test_findings_and_excerpts_link_to_their_citation_in_one_line(review):
    publication = Publication(review, SITE_URL)
    pages = {page.address: page.body for page in all_pages(publication)}
    cited = permanent_pages(publication)
    places = {id: f"themes/{finding.theme}/" for id, finding in review.findings.items()}
    for id, address in {**places, **dict.fromkeys(review.excerpts, "quotes/")}.items():
        assert f'class="cite-more" href="{urls.relative(urls.citing(id), address)}"' in pages[address]
        assert f'data-copy="Citation of {id}"' in cited[f"{urls.permanent(id)}index.html"]


@pytest.fixture(scope="module")
def formatter():
    """A formatter that the tests share, so that it formats the works that they have in common once."""
    return Formatter()


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and not FORBIDDEN.search(text)])
def test_a_hostile_title_stays_text_in_the_box(review, formatter, text):
    box = Citations(review, SITE_URL, [Place("findings/", text)], formatter).box("findings/")
    for forbidden in ("<script", "<img", "<svg", "<b>", "onerror=", "onload="):
        if forbidden in text:
            assert forbidden not in box or forbidden.startswith("on")
