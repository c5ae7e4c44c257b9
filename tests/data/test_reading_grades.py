"""How hard the texts are that readers meet first: headlines, summaries of themes, the home page (Flesch-Kincaid)."""

from __future__ import annotations

import re
import warnings

import lxml.html
import pytest

from review.schema.theme import MAX_HEADLINE_WORDS

with warnings.catch_warnings():  # textstat 0.7.4 imports pkg_resources; later versions download data
    warnings.simplefilter("ignore")
    import textstat

pytestmark = pytest.mark.data

MAX_GRADE = 8.0
LISTED = 10  # of the hardest texts, for who has to edit them
# What is read on the home page: paragraphs and entries of lists, without references to cite and what only paper shows.
HOME_TEXTS = (
    ".//article//*[self::p or self::li][not(.//p or .//li)]"
    "[not(ancestor::details or ancestor::table)]"
    "[not(ancestor-or-self::*[contains(@class, 'citing') or contains(@class, 'print-address')])]"
)


def hardest(texts):
    grades = {id: textstat.flesch_kincaid_grade(text) for id, text in texts.items()}
    return sorted(((grade, id, texts[id]) for id, grade in grades.items()), reverse=True)[:LISTED]


def test_every_finding_has_a_headline_of_few_words(real):
    counted = {id: len((finding.headline or "").split()) for id, finding in real.findings.items()}
    assert {id: number for id, number in counted.items() if not 0 < number <= MAX_HEADLINE_WORDS} == {}


def test_every_headline_reads_at_grade_8_or_lower(real):
    worst = hardest({id: finding.headline for id, finding in real.findings.items()})
    assert [each for each in worst if each[0] > MAX_GRADE] == [], worst


def test_every_summary_of_a_theme_reads_at_grade_8_or_lower(real):
    summaries = {id: " ".join(each.sentence for each in theme.summary) for id, theme in real.themes.items()}
    worst = hardest(summaries)
    assert [each for each in worst if each[0] > MAX_GRADE] == [], worst


@pytest.mark.site
def test_the_home_page_reads_at_grade_8_or_lower(site):
    page = lxml.html.parse(str(site / "index.html"))
    texts = [" ".join(each.text_content().split()) for each in page.xpath(HOME_TEXTS)]
    sentences = [text for text in texts if re.search(r"[.?!]$", text)]
    assert len(sentences) > LISTED
    assert textstat.flesch_kincaid_grade(" ".join(sentences)) <= MAX_GRADE, hardest(dict(enumerate(sentences)))
