"""Findings, themes and studies as a reader meets them."""

from __future__ import annotations

from made_up import review_of, swap
from review.references.citation_styles import format_references
from review.views.findings import finding_view, findings_by_theme
from review.views.studies import study_view
from review.views.themes import studies_of_theme, theme_view


def view_of_study(review, id):
    study = review.studies[id]
    return study_view(review, study, format_references([study.reference])[study.reference.citekey])


def test_findings_are_in_the_order_of_themes(review):
    assert [view.finding.id for _, views in findings_by_theme(review) for view in views] == [
        *("waiting-f01", "waiting-f02", "waiting-f03", "waiting-f04"),
        *("riding-f01", "riding-f02"),
    ]


def test_a_finding_is_seen_with_its_part_its_studies_and_its_excerpts(review):
    view = finding_view(review, review.findings["riding-f01"])
    assert view.subtheme == ""
    assert [study.id for study in view.studies] == ["adams-2011", "baker-2012a"]
    assert view.coverage.datasets == 2
    assert [excerpt.id for excerpt in view.excerpts] == ["adams-2011-q03", "baker-2012a-q02"]
    assert finding_view(review, review.findings["waiting-f03"]).subtheme == "Timetables"


def test_participants_quotations_come_before_authors(tmp_path):
    turned = swap(
        "voice: first-order",
        "voice: second-order",
        "voice: second-order\n    speaker: Study",
        "voice: first-order\n    speaker: Study",
    )
    review = review_of(tmp_path, {"evidence/studies/osterlund-2015.yml": turned})
    view = finding_view(review, review.findings["riding-f02"])
    assert [excerpt.id for excerpt in view.excerpts] == ["osterlund-2015-q02", "osterlund-2015-q01"]


def test_a_finding_without_a_study_covers_nothing(review):
    view = finding_view(review, review.findings["waiting-f04"])
    assert view.studies == ()
    assert view.coverage.appraisals.rated == 0


def test_the_parts_of_a_theme_begin_with_findings_outside_subthemes(review):
    view = theme_view(review, review.themes["waiting"])
    sections = [
        (part.subtheme and part.subtheme.id, [each.finding.id for each in part.findings]) for part in view.sections
    ]
    assert sections == [
        (None, ["waiting-f04"]),
        ("shelter", ["waiting-f01", "waiting-f02"]),
        ("timetables", ["waiting-f03"]),
    ]
    assert view.n_findings == 4
    assert [each.finding.id for each in view.differing] == ["waiting-f03"]
    assert [excerpt.id for excerpt in view.excerpts] == ["adams-2011-q01", "adams-2011-q02", "baker-2012a-q01"]


def test_a_theme_has_its_neighbours(review):
    first, last = (theme_view(review, review.themes[id]) for id in ("waiting", "riding"))
    assert (first.previous, first.next.id) == (None, "riding")
    assert (last.previous.id, last.next) == ("waiting", None)


def test_the_studies_behind_a_theme(review):
    assert [study.id for study in studies_of_theme(review, review.themes["waiting"])] == [
        "adams-2011",
        "baker-2012a",
        "baker-2012b",
    ]
    assert [study.id for study in studies_of_theme(review, review.themes["riding"])] == [
        "adams-2011",
        "baker-2012a",
        "osterlund-2015",
    ]


def test_the_studies_of_a_theme_are_named_or_linked(review):
    view = theme_view(review, review.themes["riding"])
    assert [study.id for study in view.named] == ["baker-2012a", "osterlund-2015"]
    assert [study.id for study in view.linked] == ["adams-2011"]


def test_a_study_shows_what_it_supports_and_how(review):
    view = view_of_study(review, "baker-2012a")
    supports = {
        each.finding.id: (theme.id, each.named, [excerpt.id for excerpt in each.excerpts])
        for theme, supported in view.supports
        for each in supported
    }
    assert supports == {
        "waiting-f02": ("waiting", False, ["baker-2012a-q01"]),
        "waiting-f03": ("waiting", True, []),
        "riding-f01": ("riding", True, ["baker-2012a-q02"]),
    }
    assert (view.n_named, view.n_linked) == (2, 1)


def test_a_study_has_its_neighbours_and_the_reports_of_the_same_data(review):
    view = view_of_study(review, "baker-2012a")
    assert (view.previous.id, view.next.id) == ("adams-2011", "baker-2012b")
    assert [study.id for study in view.same_data] == ["baker-2012b"]
    assert view_of_study(review, "adams-2011").same_data == ()


def test_a_report_that_shares_an_appraisal_shows_the_answers_it_shares(review):
    assert view_of_study(review, "baker-2012b").judgements == review.studies["baker-2012a"].judgements


def test_a_subtheme_without_a_finding_of_its_own_is_a_part_too(tmp_path):
    file = "evidence/themes/waiting.yml"
    bare = "subthemes:\n  - id: benches\n    title: Benches\n"
    review = review_of(tmp_path, {file: swap("subthemes:\n", bare)})
    view = theme_view(review, review.themes["waiting"])
    assert [part.subtheme.id for part in view.sections if not part.findings] == ["benches"]
    assert [part.subtheme.id for part in view.only({"waiting-f03"}).sections] == ["timetables", "benches"]
