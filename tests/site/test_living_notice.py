"""The notice that an update is overdue, by the clock of a browser that the test sets: a page may outlive its build."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from made_up import review_of, swap
from review.model.review_status import review_status
from review.site.notices import StatusNotice
from review.templating.rendering import render

pytestmark = [pytest.mark.site, pytest.mark.browser]

VERSIONS = 'versions:\n  - version: "1.1.0"'
DUE = "2022-02-03"


@pytest.fixture(scope="module")
def page_in_time(tmp_path_factory, project):
    """A folder with the notice as a build in time writes it, and the script of the site."""
    folder = tmp_path_factory.mktemp("notice")
    change = swap(VERSIONS, f"schedule: {{status: active, every_months: 12}}\n{VERSIONS}")
    review = review_of(tmp_path_factory.mktemp("scheduled"), {"evidence/review.yml": change})
    state = review_status(review, date(2021, 6, 1))
    assert state.due == date.fromisoformat(DUE)
    notice = render(StatusNotice(review, state))
    shutil.copy(project / "docs/assets/living.js", folder)
    html = f"<!doctype html><title>Night buses</title>{notice}<script src='living.js' defer></script>"
    (folder / "index.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("now", "shown"),
    [(f"{DUE}T23:59:59Z", False), ("2022-02-04T00:00:01Z", True), ("2031-01-01T12:00:00Z", True)],
)
def test_the_readers_clock_decides_whether_an_update_is_overdue(browser, serve, page_in_time, now, shown):
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    with serve(page_in_time) as address:
        page.goto(address)
        assert page.get_by_text("This review is overdue").is_visible() == shown
    context.close()


def test_without_scripts_the_build_has_the_last_word(browser, serve, page_in_time):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serve(page_in_time) as address:
        page.goto(address)
        assert not page.get_by_text("This review is overdue").is_visible()
    context.close()
