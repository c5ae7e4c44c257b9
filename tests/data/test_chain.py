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


def test_every_finding_supports_a_sentence_of_its_summary(real):
    reported = {id for theme in real.themes.values() for sentence in theme.summary for id in sentence.findings}
    assert set(real.findings) - reported == set()


def test_every_finding_names_studies_or_states_that_the_source_names_none(real):
    for finding in real.findings.values():
        assert finding.supporting_studies or finding.studies_note, finding.id


def test_every_finding_has_its_place_in_the_source(real):
    assert all(re.search(r"Results|Discussion", finding.locator) for finding in real.findings.values())


def test_findings_with_differing_views_list_the_views(real):
    differing = [finding for finding in real.findings.values() if finding.kind.id == "differing-views"]
    assert differing
    assert all(len(finding.views) >= 2 for finding in differing)


def test_every_excerpt_supports_a_finding_of_its_own_theme(real):
    for excerpt in real.excerpts.values():
        assert excerpt.theme in {real.findings[id].theme for id in excerpt.findings}, excerpt.id


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
