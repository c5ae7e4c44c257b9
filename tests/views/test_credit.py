"""Who is credited: everybody whom the records name."""

from __future__ import annotations

import pytest

from made_up import review_of, swap
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
