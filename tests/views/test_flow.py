"""The flow of reports into the review: known numbers from the records, unknown ones said to be unknown."""

from __future__ import annotations

from made_up import review_of, swap
from review.views.flow import NOT_RECORDED, UNKNOWN, flow

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
