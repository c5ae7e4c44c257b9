"""The replay of the studies in order of publication, and how long reports take on their way into the review."""

from __future__ import annotations

from datetime import date

import lxml.html

from made_up import review_of, swap
from review.model.review_status import review_status
from review.site.pages import page_at
from review.versions.publication import Publication
from review.views.lag import lag
from review.views.replay import replay

SCREENING = "evidence/screening.yml"


def events(step):
    return {event.finding.id: (event.outcome, [term.id for term in event.terms]) for event in step.events}


def test_a_study_creates_widens_or_only_supports_a_finding(review):
    first, full, short, last = replay(review).steps
    assert [step.study.id for step in replay(review).steps] == sorted(review.studies)
    assert events(first) == dict.fromkeys(("waiting-f01", "waiting-f03", "riding-f01"), ("created", []))
    assert events(full)["waiting-f02"] == ("created", [])
    assert events(full)["riding-f01"] == ("widened", ["suburb", "dispatcher", "XB"])
    assert events(short) == {"waiting-f01": ("widened", ["suburb", "XB"])}
    assert events(last) == {"riding-f02": ("created", [])}
    assert [step.findings_so_far for step in replay(review).steps] == [3, 4, 4, 5]


def test_the_last_step_is_the_review_of_today(review):
    """The studies, datasets and terms that the steps have brought to a finding are those that it has."""
    replayed = replay(review)
    for finding in review.findings.values():
        behind = sorted(step.study.id for step in replayed.steps if finding.id in events(step))
        assert tuple(behind) == finding.supporting_studies
        new = [term for step in replayed.steps for term in events(step).get(finding.id, ("", []))[1]]
        assert len(new) == len(set(new))
    reached = replayed.steps[-1].findings_so_far
    assert reached + len(replayed.never) == len(review.findings)
    assert [finding.id for finding in replayed.never] == ["waiting-f04"]


def test_data_that_a_finding_has_already_count_once(tmp_path):
    again = {
        "evidence/themes/waiting.yml": swap("studies: [adams-2011, baker-2012b]", "studies: [baker-2012a, baker-2012b]")
    }
    short = replay(review_of(tmp_path, again)).steps[2]
    assert events(short) == {"waiting-f01": ("same-data", [])}


def test_the_last_third_says_whether_the_review_was_still_learning(review):
    replayed = replay(review)
    assert [len(part) for part in replayed.thirds] == [2, 1, 1]
    assert replayed.still_learning
    assert replayed.last("created").study.id == "osterlund-2015"
    assert replayed.step_with(0.5).number == 1
    assert replayed.step_with(1).number == 4
    assert replayed.n_with_one_study == 2
    page = " ".join(lxml.html.fromstring(page_at(Publication(review), "replay/").body).text_content().split())
    assert "number 4 of 4. No study came after it." in page
    assert "number 3 of 4. 1 study came after it." in page


def test_dates_that_no_record_has_stay_unknown(review):
    found = lag(review, review_status(review, date(2021, 3, 1)))
    assert [(each.start, each.end, each.days, each.unknown) for each in found.intervals] == [
        ("published", "identified", (), 4),
        ("identified", "decided", (), 2),
        ("decided", "integrated", (), 1),
        ("integrated", "released", (), 1),
    ]
    assert [(journey.report.id, days) for journey, days in found.waiting] == [
        ("chan-2018", (date(2021, 3, 1) - date(2018, 12, 31)).days),
        ("evans-2019", (date(2021, 3, 1) - date(2019, 12, 31)).days),
    ]
    assert found.without_identified == 2


def test_an_interval_counts_the_days_that_have_passed_at_least(tmp_path):
    dated = swap(
        'decided_on: "2021-01-15"',
        'met_on: "2020-12"\n    integrated_on: "2021-01-20"\n    decided_on: "2021-01-15"',
    )
    found = lag(review_of(tmp_path, {SCREENING: dated}), review_status(review_of(tmp_path)))
    assert [each.days for each in found.intervals] == [
        ((date(2020, 12, 1) - date(2015, 12, 31)).days,),
        (15,),
        (5,),
        (14,),
    ]
    assert [(each.median, each.longest) for each in found.intervals][1:] == [(15, 15), (5, 5), (14, 14)]
