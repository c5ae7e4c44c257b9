"""What surveillance did, as readers and programs see it: the page of updates, the flow diagram and data/review.json."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from made_up import review_of, swap, write
from review.__main__ import main
from review.editing.tools import with_declaration
from review.evidence.records import read_evidence
from review.exports.summary import review_json
from review.loading import load
from review.model.review import Review
from review.model.search_hits import runs_by_search, search_hit
from review.site.pages import all_pages
from review.surveillance.declaration import DECLARATION
from review.versions.publication import Publication
from review.views.flow import flow
from review.views.surveillance import watch
from review.views.tools import tool_uses

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
RUN = (
    "{{on: '{}', search: from-crossref, source: crossref, returned: 9, new: 1, known: 8, outside: 0, refused: 0, "
    'tool: review-watch, version: "{}"{}}}\n'
)
RUNS = (
    "runs:\n"
    "  - "
    + RUN.format("2021-03-01", "1.0.0", "")
    + "  - "
    + RUN.format("2021-04-01", "1.1.0", ", failed: Crossref answered with status 503")
)
FOUND = swap(
    "    decision: awaiting\n    proposal: full-text\n",
    '    decision: awaiting\n    met_on: "2021-03-01"\n    found_by: from-crossref\n',
)


def declared(text: str) -> str:
    """Declare the program of the saved searches, as `review watch` does."""
    return with_declaration(text, DECLARATION)


RECORDS = {
    "evidence/watch.yml": WATCH,
    "evidence/runs.yml": RUNS,
    "evidence/screening.yml": FOUND,
    "evidence/tools.yml": declared,
}


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return review_of(tmp_path, dict(RECORDS))


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
        "Seen from the window: 3",
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


def test_every_hit_is_traced_to_the_program_and_version_of_its_run(review):
    (hit,) = tool_uses(review)
    assert (hit.kind, hit.record) == ("report", "chan-2018")
    assert (hit.use.tool, hit.use.version, hit.use.what) == ("review-watch", "1.0.0", "search-hit")
    assert (hit.use.used_on, hit.use.confirmed_by) == ("2021-03-01", None)


def test_the_decision_of_a_person_confirms_a_hit(tmp_path):
    root = write(tmp_path, dict(RECORDS))
    assert main(["--root", str(root), "screen", "chan-2018", "include", "--by", "Ada", "--on", "2021-05-01"]) == 0
    evidence, _ = read_evidence(root)
    (report,) = [each.value for each in evidence.screened() if each.value.id == "chan-2018"]
    hit = search_hit(report, runs_by_search(evidence.runs.value.runs))
    assert (hit.confirmed_by, hit.confirmed_on) == ("Ada", "2021-05-01")


def test_a_decision_on_a_hit_without_a_name_is_refused(tmp_path):
    decided = swap("decision: awaiting\n", "decision: excluded\n    reason: day-bus\n    decided_on: 2021-05-01\n")
    _, problems = load(write(tmp_path, RECORDS | {"evidence/screening.yml": lambda text: decided(FOUND(text))}))
    assert [(problem.code, problem.hint) for problem in problems] == [("E337", "add decided_by")]


def test_the_status_says_what_was_read_again_and_whether_reports_are_ranked(tmp_path):
    text = updates(review_of(tmp_path))
    assert "Quotations compared with their reports0 of 7" in text
    assert "Links between quotations and findings checked0 of 8" in text
    assert "Waiting reports rankedNot ranked" in text
