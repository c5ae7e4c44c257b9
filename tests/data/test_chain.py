"""The chain from a summary's sentence to a finding, to an excerpt, to a study: no link of it is missing."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.data


def test_every_sentence_of_a_summary_is_supported_by_findings_of_its_theme(real):
    for theme in real.themes.values():
        own = {finding.id for finding in theme.findings}
        for sentence in theme.summary:
            assert sentence.findings, sentence.sentence
            assert set(sentence.findings) <= own, sentence.sentence


def test_a_summary_is_five_short_sentences_chosen_from_the_findings(real):
    for theme in real.themes.values():
        assert len(theme.summary) == 5, theme.id
        assert all(len(sentence.sentence.split()) <= 30 for sentence in theme.summary), theme.id


def test_every_finding_names_studies_or_states_that_the_published_review_names_none(real):
    for finding in real.findings.values():
        assert finding.named_studies or finding.studies_note, finding.id


def test_every_finding_has_a_section_a_paragraph_and_lines(real):
    place = r"Results, theme \d.*, paragraphs? \d.* \(as in the preprint\); lines? \d.* of the preprint's text"
    assert [finding.id for finding in real.findings.values() if not re.fullmatch(place, finding.locator)] == []


def test_every_excerpt_has_a_passage_or_a_paragraph_and_lines(real):
    place = (
        r'Table 3, row ".+", passage \d+ of \d+ \(as in the preprint; no printed line\)'
        r"|Results, theme \d.* paragraph \d \(as in the preprint\); lines? \d.* of the preprint's text"
    )
    assert [excerpt.id for excerpt in real.excerpts.values() if not re.fullmatch(place, excerpt.locator)] == []


def test_findings_with_differing_views_list_the_views(real):
    differing = [finding for finding in real.findings.values() if finding.kind.id == "differing-views"]
    assert differing
    assert all(len(finding.views) >= 2 for finding in differing)


def test_every_place_with_lines_says_which_text_they_are_of(real):
    record = real.record
    statements = [*record.methods, *record.reflexivity, *record.limitations, *record.eligibility.include]
    places = [
        *(each.locator for each in (*statements, *real.points, *real.searches.searches, *real.commentaries)),
        *(figure.where for figure in real.figures),
        record.funding.locator,
    ]
    with_lines = [place for place in places if place and re.search(r"\blines? \d", place)]
    assert len(with_lines) > 50
    assert [place for place in with_lines if not re.search(r"\(as in the preprint\); lines? .* text$", place)] == []


# Passages that state no clause of any finding. Their records say why they are linked to none.
OF_A_THEME_ALONE = {
    "crawford-2007a-q08",
    "fanaian-2013-q02",
    "hogard-2010-q01",
    "koekkoek-2009-q02",
    "koekkoek-2009-q04",
}


def test_every_excerpt_is_linked_to_a_finding_of_its_own_theme_or_says_why_to_none(real):
    for excerpt in real.excerpts.values():
        if excerpt.id in OF_A_THEME_ALONE:
            assert "not linked" in excerpt.link_note, excerpt.id
        else:
            assert excerpt.theme in {real.findings[id].theme for id in excerpt.findings}, excerpt.id
    assert {excerpt.id for excerpt in real.excerpts.values() if not excerpt.findings} == OF_A_THEME_ALONE


def test_the_record_says_who_judged_the_links(real):
    assert "No primary study was read" in real.record.linking.basis


def test_confidence_is_given_only_by_people_with_a_day(real):
    for finding in real.findings.values():
        if finding.confidence:
            assert finding.confidence.assessed_by, finding.id
            assert finding.confidence.assessed_on, finding.id


def test_points_of_the_discussion_cite_findings_or_works(real):
    kinds = {point.kind for point in real.points}
    assert {"consensus", "dilemma", "research-need"} <= kinds
    for point in real.points:
        if point.kind in {"consensus", "dilemma"}:
            assert point.findings or point.references, point.id


def test_both_commentaries_are_credited(real):
    authors = {author for commentary in real.commentaries for author in commentary.authors}
    assert authors == {"Eva Broeckelmann", "Jessica Russell", "Tamar Jeynes"}


def test_nobody_is_made_up(real):
    """People of the published review are credited as there; none is said to have endorsed this site."""
    assert real.record.people[0].name == "Troup, Jordan"
    assert len(real.record.people) == 13
    assert "not endorsed" in real.record.independence
