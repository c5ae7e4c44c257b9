"""A page that is open in a browser shows each change of a file when it is saved."""

from __future__ import annotations

import pytest

from made_up import second_review, swap
from served_project import serving

pytestmark = [pytest.mark.browser, pytest.mark.process]

ADAMS = "evidence/studies/adams-2011.yml"
STUDY = "studies/adams-2011/"


def test_an_open_page_loads_again_and_its_policy_allows_the_script(browser, tmp_path):
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    owls, problem = page.get_by_text("Owls and").first, page.get_by_text("is not a term of countries").first
    with serving(second_review(tmp_path / "review")) as served:
        page.goto(served.home + STUDY)
        with served.changed({ADAMS: swap("population: ", "population: Owls and ")}):
            owls.wait_for()
        owls.wait_for(state="detached")
        with served.changed({ADAMS: swap("country: XA", "country: Avalon")}):
            problem.wait_for()
        problem.wait_for(state="detached")
        page.goto("about:blank")
    page.close()
    assert [text for text in said if "404" not in text] == [], "a problem is shown with the status of a missing page"
