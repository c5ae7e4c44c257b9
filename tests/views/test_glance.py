"""A theme at a glance: a mark for each finding by its reach, a place for each dataset, and the same in words."""

from __future__ import annotations

import lxml.html
import pytest

from made_up import review_of, swap
from review.site.macros import Macros
from review.site.pages import page_at
from review.templating.rendering import render
from review.versions.publication import Publication
from review.views.findings import MARKS, mark_of
from review.views.glance import at_a_glance, reaches
from review.views.themes import theme_view


def glance_of(review, theme):
    return at_a_glance(review, theme_view(review, review.themes[theme]))


def test_each_finding_has_one_mark_and_those_of_a_kind_are_together(review):
    glance = glance_of(review, "waiting")
    assert [(mark, finding.id) for mark, finding in glance.findings] == [
        ("agreement", "waiting-f01"),
        ("one-study", "waiting-f02"),
        ("not-stated", "waiting-f04"),
        ("differing", "waiting-f03"),
    ]
    assert glance.number("differing") == 1


def test_a_finding_without_a_recorded_reach_has_the_mark_of_its_kind(review):
    assert review.findings["riding-f02"].reach is None
    assert mark_of(review.findings["riding-f02"]) == "one-study"


def test_the_words_of_the_marks_are_those_of_the_codebook(review):
    found = {reach.mark: reach for reach in reaches(review.findings.values())}
    assert sum(reach.number for reach in found.values()) == len(review.findings)
    assert list(found) == [mark for mark in MARKS if mark in found]
    assert found["differing"].term.label == review.findings["waiting-f03"].reach.wording.label


def test_reports_of_one_dataset_share_a_place(review):
    assert review.studies["baker-2012a"].dataset == review.studies["baker-2012b"].dataset
    assert [(place.studies, place.support) for place in glance_of(review, "waiting").places] == [
        (("adams-2011",), "named"),
        (("baker-2012a", "baker-2012b"), "named"),
        (("osterlund-2015",), "other"),
    ]
    assert glance_of(review, "riding").places[0].support == "linked"


def test_the_picture_of_a_theme_links_to_its_findings_and_names_both_ends_of_a_difference(review):
    page = lxml.html.fromstring(f"<main>{page_at(Publication(review), 'themes/waiting/').body}</main>")
    (picture,) = page.find_class("picture")
    assert picture.xpath(".//*[@class='picture-part agreed']//a/@href") == ["#waiting-f01"]
    (poles,) = picture.find_class("poles")
    views = [view.view for view in review.findings["waiting-f03"].views]
    assert [end.text_content() for end in poles.find_class("poles-ends")[0]] == views
    assert set(picture.xpath(".//a/@href")) <= {f"#{id}" for id in page.xpath("//*[contains(@class, 'finding')]/@id")}


def test_the_numbers_of_the_picture_are_in_a_table_too(review):
    fragment = lxml.html.fromstring(f"<main>{render(Macros(review).theme_cards(), '')}</main>")
    rows = [[cell.text_content() for cell in row] for row in fragment.iter("tr")]
    assert rows[1][0] == "1. Waiting"
    named = rows[0].index("Studies named")
    assert rows[1][named : named + 3] == ["3", "0", "2"]
    marks = rows[0][1 : rows[0].index("Findings")]
    assert sum(map(int, rows[1][1 : 1 + len(marks)])) == int(rows[1][1 + len(marks)]) == 4


@pytest.mark.parametrize(("country", "words"), [("XA", "2 countries"), ("XB", "1 country")])
def test_the_number_of_countries_has_its_form(tmp_path, country, words):
    changed = review_of(tmp_path, {"evidence/studies/adams-2011.yml": swap("country: XA", f"country: {country}")})
    body = lxml.html.fromstring(f"<main>{page_at(Publication(changed), 'themes/waiting/').body}</main>")
    (counted,) = body.xpath("//ul[@class='facts']//*[@data-count-distinct='country']")
    assert counted.text_content() == words
