"""Who is credited: everybody whom the records name; and the citation file names the same authors."""

from __future__ import annotations

import pytest
import yaml

from made_up import review_of, swap
from places import PROJECT
from review.citing.citable_works import CONTRIBUTORS
from review.site.macros import Macros
from review.templating.rendering import render
from review.views.credit import APPRAISED, ASSESSED, SCREENED, Credit, credits

NAMED = """contributors:
  - {name: "Nobody, Ada", roles: [Coordination], orcid: "https://orcid.org/0000-0000-0000-0000"}
  - {name: "Mora, Ana", roles: [Code, Design]}
licence:
  code"""
OWN = """    worth: vague
  appraisers:
    - name: "Mora, Ana"
      answers: {aims: yes, route: no, worth: vague}
    - name: "Other, Bo"
      answers: {aims: yes, route: unsure, worth: vague}
"""


@pytest.fixture
def named(tmp_path):
    return review_of(
        tmp_path,
        {
            "evidence/review.yml": swap("licence:\n  code", NAMED),
            "evidence/studies/baker-2012a.yml": swap("    worth: vague\n", OWN),
        },
    )


def test_everybody_is_named_once_with_all_that_they_did(named):
    assert credits(named) == (
        Credit("Nobody, Ada", ("Coordination", SCREENED, ASSESSED), "https://orcid.org/0000-0000-0000-0000"),
        Credit("Mora, Ana", ("Code", "Design", APPRAISED)),
        Credit("Other, Bo", (APPRAISED,)),
    )


def test_the_list_is_available_in_prose(named):
    message = render(Macros(named).contributors())
    assert "<strong>Mora, Ana</strong>: Code; Design; Appraised studies" in message
    assert 'href="https://orcid.org/0000-0000-0000-0000"' in message


def test_missing_contributors_are_stated(tmp_path):
    review = review_of(
        tmp_path,
        {
            "evidence/screening.yml": lambda text: text.replace("    decided_by: Nobody, Ada\n", ""),
            "evidence/themes/riding.yml": lambda text: (
                text[: text.index("    confidence:")] + text[text.index("  - id: riding-f02") :]
            ),
        },
    )
    assert credits(review) == ()
    assert "No contributors are listed yet." in render(Macros(review).contributors())


@pytest.mark.data
def test_the_citation_file_is_in_step_with_the_records(real):
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    authors = [_written(each.name) for each in real.record.contributors] or [{"name": CONTRIBUTORS}]
    assert [{key: value for key, value in each.items() if key != "orcid"} for each in cited["authors"]] == authors
    assert (cited["title"], cited["version"], cited["date-released"]) == (
        real.record.title, real.version.version, real.version.date
    )  # fmt: skip
    assert cited.get("doi") == real.record.doi
    [source] = cited["references"]
    assert source["authors"] == [_written(person.name) for person in real.record.people]
    article = real.record.source.article
    assert (source["title"], source["doi"]) == (real.record.source.title, article.doi)
    assert (source["journal"], source["volume"], source["issue"]) == (article.journal, article.volume, article.issue)


def _written(name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"family-names": family, "given-names": given}
