"""The flow of reports into the review: known numbers from the records, unknown ones said to be unknown."""

from __future__ import annotations

import pytest

from made_up import NO_SOURCE, review_of, swap, write
from places import SITE_URL
from review.exports.tables import rows_of, tables
from review.loading import load
from review.site.fragments import FlowDiagram
from review.templating.rendering import render
from review.views.flow import NOT_RECORDED, UNKNOWN, flow

SEARCHES = "evidence/searches.yml"
NO_FIGURES = {"evidence/figures.yml": "figures: []\n"}
# Where the published review includes only the first two studies, its findings name only these.
TWO_PUBLISHED = {
    "evidence/themes/waiting.yml": swap("studies: [adams-2011, baker-2012b]", "studies: [adams-2011, baker-2012a]")
}


def boxes(review):
    return {box.id: box for box in flow(review).boxes}


def test_what_the_source_does_not_report_is_not_made_up(review):
    made = boxes(review)
    for id in ("identified", "duplicates", "screened", "screened-out", "assessed", "assessed-out"):
        assert made[id].count is None
        assert made[id].count_text == UNKNOWN


def test_the_published_review_is_counted_without_what_was_added_since(review):
    published = boxes(review)["published"]
    assert (published.count, published.count_text) == (2, "n = 2")
    assert published.details == ("Reports: 3",)


def test_reports_identified_since(review):
    made = boxes(review)
    assert {id: made[id].count for id in ("met", "awaiting", "decided", "excluded", "added")} == {
        "met": 4,
        "awaiting": 2,
        "decided": 2,
        "excluded": 1,
        "added": 1,
    }
    assert (made["included"].count, made["included"].details) == (3, ("Reports: 4",))
    assert made["excluded"].details == ("No driver: 1",)
    assert [detail.rsplit(": ", 1)[1] for detail in made["awaiting"].details] == ["1", "1"]


def test_the_databases_searched_are_named(review):
    assert boxes(review)["identified"].details == ("Databases: TripBase, RouteLine",)


def test_a_study_without_a_decision_of_screening_counts_as_new(tmp_path):
    source = swap("  references: 7\n", "  references: 7\n  included: [adams-2011, baker-2012a]\n")
    made = boxes(review_of(tmp_path, {"evidence/review.yml": source, **TWO_PUBLISHED, **NO_FIGURES}))
    assert made["published"].details == ("Reports: 2",)
    assert (made["met"].count, made["decided"].count, made["added"].count) == (5, 2, 2)
    assert made["added"].details == ("Without a screening decision: 1",)
    assert made["met"].details[1:] == ("Without a screening decision: 1",)


def test_without_a_list_of_its_studies_the_numbers_of_references_tell(tmp_path):
    nothing = "note: Nothing was found.\nreports: []\n"
    numbers = swap("  references: 7\n", "  references: 2\n")
    changes = {"evidence/screening.yml": nothing, "evidence/review.yml": numbers, **TWO_PUBLISHED, **NO_FIGURES}
    made = boxes(review_of(tmp_path, changes))
    assert (made["met"].count, made["awaiting"].count, made["added"].count) == (2, 0, 2)
    assert (made["published"].details, made["included"].details) == (("Reports: 2",), ("Reports: 4",))


def test_each_way_in_has_the_stages_of_prisma_in_their_order(review):
    told = flow(review)
    assert [strand.id for strand in told.strands] == ["previous", "databases", "others"]
    order = ["Identification", "Screening", "Included"]
    for strand in (*told.strands, told.meets):
        places = [order.index(step.stage) for step in strand.steps]
        assert places == sorted(places)


def test_no_box_is_repeated(review):
    ids = [box.id for box in flow(review).boxes]
    assert len(ids) == len(set(ids))


def test_without_a_search_since_nothing_was_found_by_one(review):
    box = boxes(review)["new-records"]
    assert (box.count_text, box.details) == ("n = 0", ("No database has been searched since",))


def test_a_search_since_is_named_and_its_number_is_not_made_up(tmp_path):
    later = swap('end: "2014-06"', 'end: "2031-06"')
    made = boxes(review_of(tmp_path, {"evidence/searches.yml": later}))
    assert made["new-records"].count is None
    assert (made["new-records"].count_text, made["new-records"].details) == (NOT_RECORDED, ("Databases: TripBase",))
    assert made["identified"].details == ("Databases: RouteLine",)


STATED = """flow:
  locator: Figure 1
  databases: 900
  registers: 20
  other: 3
  duplicates: 100
  removed_otherwise: 20
  screened: 800
  excluded: 700
  sought: 103
  not_retrieved: 3
  assessed: 100
  reasons:
    - {reason: A day bus, count: 90}
    - {reason: No driver, count: 7}
  reports_included: 3
  studies_included: 2
  note: The bus was late.
searches:"""


@pytest.fixture(scope="module")
def stated(tmp_path_factory):
    """The review whose published review states the numbers of its flow."""
    return review_of(tmp_path_factory.mktemp("stated"), {SEARCHES: swap("searches:", STATED)})


def test_stated_numbers_are_shown_with_their_source(stated):
    made = boxes(stated)
    expected = {
        "identified": 920,
        "duplicates": 120,
        "other": 3,
        "screened": 800,
        "screened-out": 700,
        "sought": 103,
        "not-retrieved": 3,
        "assessed": 100,
        "assessed-out": 97,
    }
    assert {id: made[id].count for id in expected} == expected
    assert {made[id].source for id in expected} == {"Figure 1"}
    assert made["identified"].details == ("Databases: TripBase, RouteLine", "From databases: 900", "From registers: 20")
    assert made["duplicates"].details == ("Duplicates: 100", "Other reasons: 20")
    assert made["assessed-out"].details == ("A day bus: 90", "No driver: 7")


def test_what_a_report_says_it_includes_stands_beside_what_is_counted(stated):
    published = boxes(stated)["published"]
    assert (published.count, published.source) == (2, "")
    assert published.details == ("Reports: 3", "Studies, as stated: 2", "Reports, as stated: 3")


def test_the_diagram_says_which_numbers_are_stated_and_where(stated, review):
    shown = str(render(FlowDiagram(stated, flow(stated)), "methods/"))
    assert "Numbers as stated: Figure 1. The bus was late." in shown
    assert "Every other number is counted from the records." in shown
    assert "Every number is counted from the records." in str(render(FlowDiagram(review, flow(review)), "methods/"))


def test_the_table_of_the_flow_says_what_each_number_is_based_on(stated):
    [table] = [table for table in tables(stated) if table.name == "flow"]
    rows = {row["id"]: row for row in rows_of(table, stated, SITE_URL)}
    assert (rows["screened"]["number"], rows["screened"]["basis"], rows["screened"]["source"]) == (
        800,
        "as stated",
        "Figure 1",
    )
    assert (rows["included"]["number"], rows["included"]["basis"], rows["included"]["source"]) == (3, "counted", None)


def test_numbers_of_searches_since_are_a_strand_of_their_own(tmp_path):
    numbers = "flow_since: {locator: Our log, databases: 40, screened: 40, excluded: 40}\nsearches:"
    made = boxes(review_of(tmp_path, {SEARCHES: swap("searches:", numbers)}))
    assert (made["new-identified"].count, made["new-screened-out"].count) == (40, 40)
    assert made["new-assessed"].count_text == NOT_RECORDED
    assert made["identified"].count is None


def test_the_records_that_each_database_gave_are_named(tmp_path):
    review = review_of(
        tmp_path, {SEARCHES: swap("    limits: Any language\n", "    limits: Any language\n    records: 12\n")}
    )
    assert boxes(review)["identified"].details == ("Databases: TripBase (12), RouteLine",)


def test_a_review_that_updates_no_other_has_one_strand_of_searches(tmp_path):
    changes = {**NO_SOURCE, SEARCHES: swap("searches:", STATED)}
    shown = flow(review_of(tmp_path, changes))
    assert [strand.id for strand in shown.strands] == ["databases", "others"]
    made = {box.id: box for box in shown.boxes}
    assert (made["identified"].count, made["screened"].source) == (920, "Figure 1")
    assert made["included"].details == ("Reports: 4", "Studies, as stated: 2", "Reports, as stated: 3")


@pytest.mark.parametrize(
    "numbers",
    [
        "databases: 10, duplicates: 2, screened: 8, excluded: 5, sought: 3",
        "databases: 10, duplicates: 2, other: 4, screened: 12, excluded: 5, sought: 7",  # screened with the rest
        "databases: 10, duplicates: 2, other: 4, screened: 8, excluded: 5, sought: 7",  # sought with the rest
        "databases: 10, screened: 8",  # what was removed is not stated
        "screened: 8, excluded: 5, assessed: 3",
        "excluded: 5, assessed: 3",
        "assessed: 3, reasons: [{reason: A day bus, count: 2}], reports_included: 1",
    ],
)
def test_numbers_that_add_up_or_cannot_be_compared_are_no_problem(tmp_path, numbers):
    changes = {SEARCHES: swap("searches:", f"flow: {{locator: Figure 1, {numbers}}}\nsearches:")}
    assert load(write(tmp_path, changes))[1] == []
