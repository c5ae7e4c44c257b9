"""What some studies cover, counted by hand from the four studies of the made-up review."""

from __future__ import annotations

from review.views.appraisals import appraisals
from review.views.coverage import coverage


def profile(review, studies):
    """The one profile of a review with one instrument."""
    (found,) = appraisals(review, studies).profiles
    return found


def ids(counted):
    return [(term.id, count) for term, count in counted]


def test_all_studies(review):
    covered = coverage(review, review.studies.values())
    assert covered.datasets == 3
    assert covered.participants == 14 + 7  # the lantern dataset once, by the report that counts most
    assert covered.uncounted == 1  # the snow
    assert ids(covered.terms["countries"]) == [("XA", 1), ("XB", 2), ("not-stated", 1)]
    assert covered.n_countries == 2
    assert ids(covered.terms["settings"]) == [("city", 2), ("suburb", 3)]
    assert ids(covered.terms["professions"]) == [("driver", 4), ("inspector", 1), ("dispatcher", 1)]
    assert ids(covered.terms["interventions"]) == [("heating", 2), ("none", 2)]
    assert (covered.first_year, covered.last_year) == (2011, 2015)


def test_one_report_of_a_dataset_counts_its_own_people(review):
    covered = coverage(review, [review.studies["baker-2012b"]])
    assert (covered.datasets, covered.participants, covered.uncounted) == (1, 5, 0)


def test_no_study_covers_nothing(review):
    covered = coverage(review, [])
    assert (covered.datasets, covered.participants, covered.uncounted) == (0, 0, 0)
    assert (covered.first_year, covered.last_year, covered.n_countries) == (None, None, 0)
    assert (covered.appraisals.rated, covered.appraisals.profiles) == (0, ())


def test_answers_to_each_criterion_in_the_order_the_instrument_allows_them(review):
    counted = profile(review, review.studies.values())
    assert {count.criterion.id: ids(count.answers) for count in counted.criteria} == {
        "aims": [("yes", 2), ("no", 0), ("unsure", 1)],
        "route": [("yes", 2), ("no", 1), ("unsure", 0)],
        "worth": [("useful", 2), ("vague", 1)],
    }


def test_an_appraisal_that_reports_share_counts_once(review):
    assert profile(review, review.studies.values()).rated == 3
    both = profile(review, [review.studies["baker-2012a"], review.studies["baker-2012b"]])
    alone = profile(review, [review.studies["baker-2012b"]])
    assert both.rated == alone.rated == 1
    assert both == alone


def test_answers_are_counted_by_whether_the_criterion_is_met(review):
    counted = profile(review, review.studies.values())
    assert {
        count.criterion.id: tuple(count.standing(standing) for standing in ("met", "unclear", "not-met"))
        for count in counted.criteria
    } == {"aims": (2, 1, 0), "route": (2, 0, 1), "worth": (2, 1, 0)}


def test_a_criterion_that_every_appraisal_meets_is_not_among_the_unmet(review):
    assert [count.criterion.id for count in profile(review, review.studies.values()).unmet] == [
        "aims",
        "route",
        "worth",
    ]
    alone = profile(review, [review.studies["adams-2011"]])
    assert {count.criterion.id for count in alone.unmet} == {
        count.criterion.id for count in alone.criteria if count.standing("met") == 0
    }
    assert len(alone.unmet) < len(alone.criteria)
