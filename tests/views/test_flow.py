"""The flow of reports into the review: known numbers from the records, unknown ones said to be unknown."""

from __future__ import annotations

from fabricated import review_of
from review.views.flow import UNKNOWN, flow


def boxes(review):
    told = flow(review)
    return {box.id: box for box in (*told.published, *told.since, told.total)}


def test_what_the_source_does_not_report_is_not_made_up(review):
    made = boxes(review)
    for id in ("identified", "duplicates", "screened", "assessed"):
        assert made[id].count is None
        assert made[id].said == UNKNOWN


def test_the_published_review_is_counted_without_what_was_added_since(review):
    published = boxes(review)["published"]
    assert (published.count, published.said) == (3, "n = 3")
    assert published.details == ("2 datasets",)


def test_reports_met_since(review):
    made = boxes(review)
    assert {id: made[id].count for id in ("met", "awaiting", "excluded", "added", "included")} == {
        "met": 4,
        "awaiting": 2,
        "excluded": 1,
        "added": 1,
        "included": 4,
    }
    assert made["excluded"].details == ("No driver: 1",)
    assert [detail.rsplit(": ", 1)[1] for detail in made["awaiting"].details] == ["1", "1"]


def test_the_databases_searched_are_named(review):
    assert boxes(review)["identified"].details == ("Databases: TripBase, RouteLine",)


def test_without_anything_met_since_the_boxes_say_none(tmp_path):
    nothing = "note: Nothing was met.\nreports:\n"
    made = boxes(review_of(tmp_path, {"evidence/screening.yml": nothing.replace("reports:", "reports: []")}))
    assert (made["met"].count, made["awaiting"].count, made["added"].count) == (0, 0, 0)
    assert made["published"].count == made["included"].count == 4
