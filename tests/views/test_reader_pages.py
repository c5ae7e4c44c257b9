"""Pages for readers: the plain summary, findings by audience, both reviews side by side, and newer reports."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import review_of, swap, write
from places import SITE_URL
from review.checks.names import OWN_ADDRESSES
from review.loading import load
from review.model.stated_figures import counts
from review.schema.readers import COUNTS
from review.site.pages import all_pages, page_at
from review.versions.publication import Publication
from review.views.audiences import audience_views, found_words
from review.views.awaiting import awaiting
from review.views.compared import compared
from review.views.plain_summary import plain_summary

SUMMARY = "evidence/summary.yml"
GROUPS = "evidence/groups.yml"
REVIEW = "evidence/review.yml"
SCREENING = "evidence/screening.yml"


def shown(review, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<main>{page_at(Publication(review, SITE_URL), address).body}</main>")


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def codes(root) -> list[tuple[str, str]]:
    return [(problem.code, f"{problem.path}:{problem.line}") for problem in load(root)[1]]


# The plain-language summary


def test_the_summary_fills_in_counts_and_lists_what_its_sentences_are_based_on(review):
    question, found = plain_summary(review)
    assert found.paragraphs == ("Warm shelters are good. This is based on 4 studies.", "The night is long.")
    assert [basis.locator for basis in question.bases] == ["Introduction, line 1"]
    assert [[finding.id for finding in basis.findings] for basis in found.bases] == [["waiting-f01", "waiting-f02"]]


def test_the_page_of_the_summary_links_each_finding(review):
    page = shown(review, "summary/")
    assert page.xpath("//a[contains(@href, '../themes/waiting/#waiting-f01')]")
    assert "Introduction, line 1" in text(page)


def test_a_count_that_is_not_known_is_a_problem_with_its_line(tmp_path):
    write(tmp_path, {SUMMARY: swap("{studies}", "{drivers}")})
    (problem,) = load(tmp_path)[1]
    assert (problem.code, problem.line) == ("E203", 13)
    assert "{studies}" in problem.message


def test_every_count_that_a_text_can_contain_is_a_count_of_the_review(review):
    assert set(COUNTS) <= set(counts(review))


def test_a_finding_that_does_not_exist_is_a_problem(tmp_path):
    write(tmp_path, {SUMMARY: swap("waiting-f02", "waiting-f99")})
    assert codes(tmp_path) == [("E303", f"{SUMMARY}:12")]


def without_comparison(record: str) -> str:
    return record[: record.index("  comparison:")] + record[record.index("registrations:") :]


def all_decided(register: str) -> str:
    decided = 'decision: excluded\n    decided_on: "2021-01-01"\n    reason: no-driver'
    return register.replace("    reason: day-bus\n", "").replace("decision: awaiting", decided)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({SUMMARY: "note: None yet.\n"}, "summary/"),
        ({GROUPS: "note: None yet.\n"}, "practice/"),
        ({REVIEW: without_comparison}, "passengers/"),
        ({SCREENING: all_decided}, "new/"),
    ],
)
def test_a_review_without_the_records_has_no_such_page(tmp_path, review, change, missing):
    addresses = {page.address for page in all_pages(Publication(review_of(tmp_path, change), SITE_URL))}
    assert missing in {page.address for page in all_pages(Publication(review, SITE_URL))}
    assert missing not in addresses


# Findings by audience


def test_a_finding_is_picked_for_its_setting_its_profession_or_its_words(review):
    depot, engineer, astronomer = audience_views(review)
    assert (depot.picked[0].finding.id, depot.picked[0].reasons) == ("waiting-f01", ("City", "Drivers"))
    assert {each.finding.id for each in engineer.picked} == {
        id for id, finding in review.findings.items() if "warm" in f"{finding.headline} {finding.statement}".lower()
    }
    assert astronomer.picked == ()


def test_a_finding_stated_for_all_settings_is_picked_for_each_audience_with_a_setting(review):
    everywhere = [finding.id for finding in review.findings.values() if finding.scope]
    depot, engineer, _ = audience_views(review)
    assert everywhere
    assert set(everywhere) <= {each.finding.id for each in depot.picked}
    assert not any("All settings" in each.reasons for each in engineer.picked)


def test_each_line_of_the_page_has_its_finding_its_reason_and_its_source(review):
    page = shown(review, "practice/")
    for view in audience_views(review):
        (lines,) = page.xpath(f"//h2[@id='{view.record.id}']/following-sibling::*[self::ul or self::p][2]")
        if not view.picked:
            assert text(lines) == "No finding is stated for this group."
            continue
        for line, each in zip(lines.xpath("./li"), view.picked, strict=True):
            assert line.xpath(".//a/@href")[0].endswith(f"#{each.finding.id}")
            assert all(part in text(line) for part in (*each.reasons, each.finding.locator))


def test_the_page_shows_the_rule_who_chose_it_and_every_conclusion(review):
    page = text(shown(review, "practice/"))
    assert "findings that the published review states for: city or drivers, or for all settings." in page
    assert "begins with “warm”" in page
    assert review.groups.note in page
    assert "Blankets could be tried. Discussion, line 4" in page


WORDS = st.from_regex(r"\A[a-z][a-z-]{1,7}\Z")


@given(beginning=WORDS, texts=st.text(max_size=200))
def test_a_found_word_begins_with_what_was_asked_for_and_is_in_the_text(beginning, texts):
    for word in found_words([beginning], f"{texts} {beginning}s"):
        assert word.startswith(beginning)
        assert word in f"{texts} {beginning}s".lower()


# Both reviews side by side


def test_points_with_both_sides_are_rows_and_others_are_stated_above_them(review):
    (group,) = compared(review)
    assert group.kind.label == "Passengers say so too"
    assert [point.id for point in group.rows] == ["passengers-agree"]
    assert [point.id for point in group.overall] == ["passengers-agree-overall"]


def test_each_side_has_its_source(review):
    matter, drivers, passengers = shown(review, "passengers/").xpath("//tbody/tr/*")
    assert text(matter) == "Warmth"
    assert drivers.xpath(".//a/@href") == ["../themes/waiting/#waiting-f01"]
    assert "Drivers speak of it on cold nights. Discussion, line 2" in text(drivers)
    assert "Results, line 1" in text(drivers)
    assert text(passengers).startswith("Passengers want to be warm. ")
    assert "[5], as reported in: Discussion, line 2 The authors see no conflict." in text(passengers)


@pytest.mark.parametrize("address", ["themes", "new", "nul"])
def test_the_page_cannot_take_the_address_of_another(tmp_path, address):
    write(tmp_path, {REVIEW: swap("address: passengers", f"address: {address}")})
    assert [code for code, _ in codes(tmp_path)] == ["E318"]


def test_the_addresses_that_are_taken_are_those_of_the_site(made_up_site, review):
    folders = {file.name for file in made_up_site.iterdir() if file.is_dir()}
    assert folders - OWN_ADDRESSES == {review.record.companion.comparison.address}


# Newer reports


def test_reports_are_counted_by_year_and_by_what_a_first_look_suggests(review):
    reports = awaiting(review)
    assert [(each.year, [one.record.id for one in each.reports]) for each in reports.years] == [
        (2019, ["evans-2019"]),
        (2018, ["chan-2018"]),
    ]
    assert [(look.label, reports.number(look)) for look in reports.looks] == [
        ("looks eligible", 1),
        ("looks ineligible", 1),
    ]


def test_reports_are_counted_by_the_words_of_their_titles_or_under_none(review):
    reports = awaiting(review)
    assert [(row.record.id, row.by_year, row.total) for row in reports.subjects] == [("sky", (0, 1), 1)]
    assert reports.without_subject == (1, 0)


def test_the_page_marks_every_report_as_not_assessed_and_has_the_numbers_of_the_picture(review):
    page = shown(review, "new/")
    listed = page.xpath("//ul[@class='candidates']/li")
    assert len(listed) == awaiting(review).total
    assert all("Not assessed" in text(each) for each in listed)
    bars = [text(each) for each in page.xpath("//svg//text[@class='bar-label']")]
    rows = [[text(cell) for cell in row] for row in page.xpath("//table")[0].xpath("./tbody/tr")]
    assert bars == ["2019: 1", "2018: 1"]
    assert rows == [["2019", "0", "1", "1"], ["2018", "1", "0", "1"], ["All years", "1", "1", "2"]]


def test_the_title_says_since_when(review):
    assert page_at(Publication(review, SITE_URL), "new/").title == f"New since {review.version.searches_through[:4]}"
