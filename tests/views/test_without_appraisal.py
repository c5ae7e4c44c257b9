"""A review that appraises no study, and one whose appraisals are known in total only."""

from __future__ import annotations

import pytest
from lxml import html

from appraised import SNOW, TOTALS, TOTALS_ALONE, WITHOUT
from made_up import review_of, swap, write
from review.exports import schemas
from review.exports.tables import rows_of, tables
from review.figures.saved import saved_figures
from review.loading import load
from review.model.review_status import review_status
from review.site.macros import Macros
from review.site.menu import with_pages
from review.site.pages import all_pages
from review.site.prose import variables
from review.templating.rendering import render
from review.versions.publication import Publication
from review.views.appraisal_sheets import reported_totals
from review.views.lens import lens_data
from review.views.social_card import cards


@pytest.fixture(scope="module")
def unappraised(tmp_path_factory):
    return review_of(tmp_path_factory.mktemp("unappraised"), WITHOUT)


@pytest.fixture(scope="module")
def in_total(tmp_path_factory):
    return review_of(tmp_path_factory.mktemp("in-total"), TOTALS_ALONE)


def pages_of(review):
    return {page.address: page for page in all_pages(Publication(review))}


def words(body) -> str:
    """The words of a page, without its scripts."""
    texts = html.fromstring(f"<div>{body}</div>").xpath(".//text()[not(parent::script)]")
    return " ".join(" ".join(texts).split())


def test_a_review_needs_no_instrument(tmp_path):
    assert load(write(tmp_path, WITHOUT))[1] == []


def test_pages_leave_appraisals_out(unappraised):
    pages = pages_of(unappraised)
    assert "appraisal/" not in pages
    for address, page in pages.items():
        assert "appraisal/" not in page.body, address
        if not address.startswith("contribute/"):  # GRADE-CERQual speaks of appraisal, whatever the review does
            assert "apprais" not in words(page.body).lower(), address


def test_stated_figures_have_a_page_of_their_own(unappraised):
    pages = pages_of(unappraised)
    assert "Reports included" in words(pages["reconciliation/"].body)
    assert "../reconciliation/" in render(Macros(unappraised).differences(), "methods/")


def test_the_menu_does_not_name_appraisals(unappraised, review):
    nav = [{"Weigh": [{"Studies and appraisal": []}]}]
    for each, titles in ((unappraised, ["Studies"]), (review, ["Studies and appraisal"])):
        (entry,) = [entry for entry in with_pages(nav, pages_of(each).values(), {}) if "Weigh" in entry]
        assert [title for section in entry["Weigh"] for title in section] == titles


def test_prose_can_ask_whether_studies_are_appraised(unappraised, review):
    assert variables(Publication(unappraised))["parts"]["appraisal"] is False
    assert variables(Publication(review))["parts"]["appraisal"] is True
    assert render(Macros(unappraised).criteria()).strip() == ""


def test_exports_leave_appraisals_out(unappraised):
    assert not {table.name for table in tables(unappraised)} & {"appraisals", "appraisal_totals"}
    assert not [name for name in saved_figures(Publication(unappraised)) if name.startswith("appraisal")]
    assert lens_data(unappraised)["criteria"] == []
    shown = [card.text for card in cards(unappraised, review_status(unappraised)).values()]
    assert not [text for text in shown if "apprais" in text]
    assert "data/schemas/study.schema.json" in schemas.files(Publication(unappraised))


def test_downloads_offer_no_chart_of_appraisals(unappraised, review):
    names = [[name for name, _ in Macros(each).downloads().figures] for each in (unappraised, review)]
    assert ["appraisal" in each for each in names] == [False, True]


def test_totals_are_shown_with_what_is_not_reported(in_total):
    (totals,) = reported_totals(in_total)
    assert [(count.criterion.id, count.of, count.not_reported) for count in totals.criteria] == [
        ("aims", 4, 0),
        ("route", 4, 2),
    ]
    page = pages_of(in_total)["appraisal/"].body
    rows = html.fromstring(f"<div>{page}</div>").xpath(".//table[@id='totals-table']/tbody/tr")
    assert [[" ".join(cell.text_content().split()) for cell in row[1:]] for row in rows] == [
        ["4", "3 Yes", "1 Unsure", "0", "0", "Results, line 9"],
        ["4", "2 Yes", "0", "0", "2", "Results, line 10 Of the others it says nothing."],
    ]
    assert "answers are known in total, and not for each study." in words(page)
    assert "Nobody printed the answers of each report." in words(page)
    assert "answers to every criterion" not in words(page)


def test_bars_of_totals_do_not_follow_the_filter(in_total):
    page = html.fromstring(f"<div>{pages_of(in_total)['appraisal/'].body}</div>")
    assert page.xpath(".//*[local-name()='rect' and @data-standing]")
    assert page.xpath(".//@data-criterion") == []


def test_a_study_says_that_answers_are_known_in_total(in_total):
    body = pages_of(in_total)["studies/adams-2011/"].body
    assert "Answers are known in total , and not for each study." in words(body)


def test_totals_are_a_table(in_total):
    (table,) = [table for table in tables(in_total) if table.name == "appraisal_totals"]
    rows = rows_of(table, in_total, "")
    assert [(row["criterion_id"], row["answer"], row["studies"], row["of"]) for row in rows][:3] == [
        ("aims", "yes", 3, 4),
        ("aims", "no", 0, 4),
        ("aims", "unsure", 1, 4),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (swap("of: 4", "of: 3"), 'the answers to "aims" are of 4 studies, but only 3 were appraised'),
        (swap("criterion: route", "criterion: aims"), 'the totals of "aims" are given twice'),
        (swap("criterion: route", "criterion: roof"), '"roof" is not a criterion of ride-checklist'),
        (swap("unsure: 1", "maybe: 1"), '"maybe" is not an allowed answer to "aims"'),
    ],
)
def test_totals_that_cannot_be_right_are_refused(tmp_path, change, message):
    root = write(tmp_path, {**TOTALS_ALONE, TOTALS: change(TOTALS_ALONE[TOTALS])})
    assert [(problem.code, problem.message) for problem in load(root)[1]] == [("E341", message)]


def test_without_totals_a_study_without_an_appraisal_is_a_hint(tmp_path):
    root = write(tmp_path, {SNOW: TOTALS_ALONE[SNOW]})
    review, problems = load(root)
    assert review
    assert [(problem.code, problem.path) for problem in problems] == [("H410", SNOW)]
