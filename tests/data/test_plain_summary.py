"""Pages for readers: the plain-language summary is plain and true to the records, and every line has its source."""

from __future__ import annotations

import re
import warnings

import pytest

from review.views.audiences import audience_views
from review.views.awaiting import awaiting
from review.views.compared import compared
from review.views.plain_summary import plain_summary

with warnings.catch_warnings():  # textstat 0.7.4 imports pkg_resources; later versions download data
    warnings.simplefilter("ignore")
    import textstat

pytestmark = pytest.mark.data

MAX_GRADE = 6.0
PLACE = r".+ \(as in the preprint(?:; no printed line\)|\); lines? \d.* of the preprint's text)"


def paragraphs(review) -> list[str]:
    return [paragraph for section in plain_summary(review) for paragraph in section.paragraphs]


def sentences(review):
    return [
        sentence
        for section in review.summary.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]


def test_every_section_of_the_plain_summary_reads_at_grade_6_or_lower(real):
    texts = {section.heading: " ".join(section.paragraphs) for section in plain_summary(real)}
    grades = {heading: textstat.flesch_kincaid_grade(text) for heading, text in texts.items()}
    worst = sorted(((textstat.flesch_kincaid_grade(text), text) for text in paragraphs(real)), reverse=True)[:10]
    assert {heading: grade for heading, grade in grades.items() if grade > MAX_GRADE} == {}, worst


def test_the_plain_summary_is_one_page_long(real):
    assert 350 <= sum(len(text.split()) for text in paragraphs(real)) <= 450


def test_the_plain_summary_answers_five_questions(real):
    assert [section.heading for section in real.summary.sections] == [
        "What did this review ask?",
        "What did it find?",
        "How sure can we be?",
        "What does it mean?",
        "Who made it?",
    ]


def test_the_plain_summary_does_not_claim_to_be_easy_read(real):
    assert not re.search("easy.read", " ".join(paragraphs(real)), re.IGNORECASE)
    assert "not an easy read version" in real.summary.note


def test_what_the_summary_says_was_found_is_based_on_findings(real):
    (found,) = (section for section in real.summary.sections if section.heading == "What did it find?")
    assert all(sentence.findings for paragraph in found.paragraphs for sentence in paragraph.sentences)


def test_places_in_the_published_review_say_which_text_they_are_of(real):
    assert [each.text for each in sentences(real) if each.locator and not re.fullmatch(PLACE, each.locator)] == []


def test_what_the_summary_says_of_searches_is_true_of_the_records(real):
    text = " ".join(paragraphs(real))
    ends = {search.end for search in real.searches.searches if search.kind == "database"}
    assert ends == {"2019-12", "2019-01"}
    assert "up to December 2019. In one database they ran up to January 2019." in text
    assert [search.end for search in real.searches.searches].count("2019-01") == 1


def test_counts_of_what_may_be_more_say_at_least(real):
    text = " ".join(paragraphs(real))
    assert any(study.setting.country == "not-stated" for study in real.studies.values())
    assert re.search(r"at least \d+ countries", text)
    assert "at least 550 clinicians" in text
    (stated,) = (figure for figure in real.figures if figure.id == "clinicians")
    assert (stated.published, stated.compare) == ("at least 550", "at-least")


def test_what_the_summary_says_of_people_is_true_of_the_records(real):
    text = " ".join(paragraphs(real))
    assert "Thirteen authors" in text
    assert len(real.record.people) == 13
    assert "Three of them have lived experience" in text
    assert sum(person.lived_experience for person in real.record.people) == 3
    assert not any(finding.confidence for finding in real.findings.values()), "then some findings have been rated"


def test_every_audience_has_findings_and_its_rule(real):
    for view in audience_views(real):
        assert view.picked, view.record.id
        assert all(each.reasons for each in view.picked), view.record.id


def test_both_sides_of_every_matter_have_a_source(real):
    groups = compared(real)
    assert [group.kind.id for group in groups] == ["service-users-agree", "service-users-differ"]
    for point in (point for group in groups for point in group.rows):
        assert point.matter, point.id
        assert point.findings or point.this_side, point.id
        assert re.fullmatch(PLACE, point.locator), point.id


def test_every_newer_report_is_listed_once_and_none_is_assessed(real):
    reports = awaiting(real)
    ids = [each.record.id for year in reports.years for each in year.reports]
    assert len(ids) == len(set(ids)) == reports.total
    assert not set(ids) & set(real.studies)
