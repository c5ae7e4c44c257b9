"""How hard the texts are that readers meet first: headlines of findings and summaries of themes (Flesch-Kincaid)."""

from __future__ import annotations

import warnings

import pytest

from review.schema.theme import MAX_HEADLINE_WORDS

with warnings.catch_warnings():  # textstat 0.7.4 imports pkg_resources; later versions download data
    warnings.simplefilter("ignore")
    import textstat

pytestmark = pytest.mark.data

MAX_GRADE = 8.0
LISTED = 10  # of the hardest texts, for who has to edit them


def hardest(texts):
    grades = {id: textstat.flesch_kincaid_grade(text) for id, text in texts.items()}
    return sorted(((grade, id, texts[id]) for id, grade in grades.items()), reverse=True)[:LISTED]


def test_every_finding_has_a_headline_of_few_words(real):
    counted = {id: len((finding.headline or "").split()) for id, finding in real.findings.items()}
    assert {id: number for id, number in counted.items() if not 0 < number <= MAX_HEADLINE_WORDS} == {}


def test_headlines_together_read_at_grade_8_or_lower(real):
    """Together: a grade of one sentence says little, because a single long name can make it hard."""
    headlines = {id: finding.headline for id, finding in real.findings.items()}
    assert textstat.flesch_kincaid_grade(" ".join(headlines.values())) <= MAX_GRADE, hardest(headlines)


def test_every_summary_of_a_theme_reads_at_grade_8_or_lower(real):
    summaries = {id: " ".join(each.sentence for each in theme.summary) for id, theme in real.themes.items()}
    worst = hardest(summaries)
    assert [each for each in worst if each[0] > MAX_GRADE] == [], worst
