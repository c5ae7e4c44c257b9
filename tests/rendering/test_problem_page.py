"""While the evidence has problems, `make serve` shows them in place of the site."""

from __future__ import annotations

import lxml.html

from made_up import swap, write
from review.loading import load
from review.site.problem_page import problem_page

ADAMS = "evidence/studies/adams-2011.yml"


def test_the_page_names_each_problem_with_its_place_and_what_to_do(tmp_path):
    _, problems = load(write(tmp_path, {ADAMS: swap("country: XA", "country: <b>Avalon</b>")}))
    body = lxml.html.fromstring(problem_page(problems))
    (entry,) = body.xpath("//li")
    assert entry.xpath(".//code/text()")[0].startswith(f"{ADAMS}:")
    shown = entry.text_content()
    assert '"<b>Avalon</b>" is not a term of countries (E205)' in " ".join(shown.split())
    assert "Why: Counts and filters work only if everyone uses the same terms." in shown
    assert "What to do: Known: XA, XB, not-stated" in shown
    assert body.xpath("//meta[@http-equiv='refresh']")


def test_hints_are_not_shown_as_what_stops_the_build(tmp_path):
    _, problems = load(write(tmp_path))
    assert lxml.html.fromstring(problem_page(problems)).xpath("//li") == []
