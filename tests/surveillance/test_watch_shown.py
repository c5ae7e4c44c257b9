"""What surveillance did, as readers and programs see it: the page of updates, the flow diagram and data/review.json."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from made_up import review_of, swap
from review.exports.summary import review_json
from review.model.review import Review
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.flow import flow
from review.views.surveillance import watch

WATCH = """\
note: Nobody has tested these searches.
searches:
  - id: from-crossref
    source: crossref
    query: night bus
    since: "2014-06"
  - id: from-pubmed
    source: pubmed
    query: night bus
    since: "2014-06"
citations:
  since: "2014"
  backward: false
"""
RUN = "{{on: '{}', search: from-crossref, source: crossref, returned: 9, new: 1, known: 8, outside: 0, refused: 0{}}}\n"
RUNS = (
    "runs:\n"
    "  - "
    + RUN.format("2021-03-01", "")
    + "  - "
    + RUN.format("2021-04-01", ", failed: Crossref answered with status 503")
)
FOUND = swap(
    "    decision: awaiting\n    proposal: full-text\n", "    decision: awaiting\n    found_by: from-crossref\n"
)


@pytest.fixture
def review(tmp_path: Path) -> Review:
    changes = {"evidence/watch.yml": WATCH, "evidence/runs.yml": RUNS, "evidence/screening.yml": FOUND}
    return review_of(tmp_path, changes)


def updates(review: Review) -> str:
    page = next(page for page in all_pages(Publication(review)) if page.address == "updates/")
    return " ".join(lxml.html.fromstring(page.body).text_content().split())


def test_each_search_has_its_last_run_and_the_last_that_was_completed(review):
    found = {each.id: each for each in watch(review).searches}
    assert list(found) == ["from-crossref", "from-pubmed", "citations-forward"]
    crossref = found["from-crossref"]
    assert (crossref.last.on, crossref.last_success, crossref.found) == ("2021-04-01", "2021-03-01", 1)
    assert found["from-pubmed"].last is None


def test_the_page_of_updates_shows_runs_failures_and_searches_that_never_ran(review):
    text = updates(review)
    assert "The last run of from-crossref failed." in text
    assert "Failed: Crossref answered with status 503. Last completed: 1 March 2021." in text
    assert "So far the searches have found 1 report." in text
    assert "Not run yet" in text
    assert "Found by the saved search from-crossref" in text
    assert "Nobody has tested these searches." in text


def test_a_review_without_saved_searches_says_so(tmp_path):
    assert "No search is saved to be run regularly." in updates(review_of(tmp_path))


def test_the_flow_diagram_counts_what_the_searches_found(review):
    (met,) = [box for box in flow(review).boxes if box.id == "met"]
    assert met.details[:3] == (
        "Found by saved searches: 1",
        "Found by following citations: 0",
        "Found online, not by a systematic search: 3",
    )


def test_the_data_have_the_last_run_of_each_search(review):
    found = json.loads(review_json.make(Publication(review), {})["data/review.json"])
    assert found["watch"]["last_run"] == "2021-04-01"
    assert found["watch"]["searches"][0] == {
        "id": "from-crossref",
        "service": "Crossref",
        "last_run": "2021-04-01",
        "last_completed": "2021-03-01",
        "failed": "Crossref answered with status 503",
        "found": 1,
    }
    assert found["notices"] == {"last_looked_up": None, "undecided": 0, "counts": {}}
