"""That an update is overdue or the review out of date, by the clock of a browser: a page may outlive its build."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from made_up import review_of, swap
from review.site.notices import notices
from review.site.pages import all_pages
from review.versions.publication import Publication

pytestmark = [pytest.mark.site, pytest.mark.browser]

VERSIONS = 'versions:\n  - version: "1.1.0"'
DUE = "2022-02-03"
LAST_DAY = "2022-12-31"


@pytest.fixture(scope="module")
def page_in_time(tmp_path_factory, project):
    """A folder with the page of updates and its notices as a build in time writes them, and the script of the site."""
    folder = tmp_path_factory.mktemp("notice")
    schedule = (
        "{status: active, every_months: 12, limits: {search_months: 24, waiting_months: 60, reason: Routes change.}}"
    )
    change = swap(VERSIONS, f"schedule: {schedule}\n{VERSIONS}")
    review = review_of(tmp_path_factory.mktemp("scheduled"), {"evidence/review.yml": change})
    publication = Publication(review, as_of=date(2021, 6, 1))
    assert publication.status.due == date.fromisoformat(DUE)
    assert publication.status.current_until == date.fromisoformat(LAST_DAY)
    [page] = [page for page in all_pages(publication) if page.address == "updates/"]
    shutil.copy(project / "hooks/review/theme/assets/living.js", folder)
    body = f"{notices(publication, 'updates/')}{page.body}"
    html = f"<!doctype html><title>Night buses</title>{body}<script type='module' src='start.js'></script>"
    start = 'import { showByClock } from "./living.js";\nshowByClock();\n'
    (folder / "start.js").write_text(start, encoding="utf-8")
    (folder / "index.html").write_text(html, encoding="utf-8")
    return folder


@pytest.fixture
def page_at(browser, serve, page_in_time):
    """Open the page at a time of the reader's clock."""
    context = browser.new_context(timezone_id="UTC")
    with serve(page_in_time) as address:

        def opened(now):
            page = context.new_page()
            page.clock.set_fixed_time(now)
            page.goto(address)
            return page

        yield opened
    context.close()


@pytest.mark.parametrize(
    ("now", "shown"),
    [(f"{DUE}T23:59:59Z", False), ("2022-02-04T00:00:01Z", True), ("2031-01-01T12:00:00Z", True)],
)
def test_the_readers_clock_decides_whether_an_update_is_overdue(page_at, now, shown):
    assert page_at(now).get_by_text("This review is overdue").is_visible() == shown


@pytest.mark.parametrize(
    ("now", "shown"),
    [(f"{LAST_DAY}T23:59:59Z", False), ("2023-01-01T00:00:01Z", True), ("2031-01-01T12:00:00Z", True)],
)
def test_the_readers_clock_decides_whether_the_review_is_out_of_date(page_at, now, shown):
    page = page_at(now)
    assert page.get_by_text("This review is out of date").is_visible() == shown
    assert page.get_by_text("The last searches ran up to December 2020").is_visible() == shown
    state = page.get_by_text("Status", exact=True).locator("xpath=following-sibling::dd")
    assert state.inner_text() == ("Out of date" if shown else "Maintained")


def test_the_readers_clock_shows_only_the_reasons_that_are_true_by_then(page_at):
    reports = "reports await assessment"
    assert not page_at("2023-12-31T12:00:00Z").get_by_text(reports).is_visible()
    assert page_at("2024-01-01T12:00:00Z").get_by_text(reports).is_visible()


def test_without_scripts_the_build_has_the_last_word(browser, serve, page_in_time):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serve(page_in_time) as address:
        page.goto(address)
        assert not page.get_by_text("This review is overdue").is_visible()
        assert not page.get_by_text("This review is out of date").is_visible()
        assert page.get_by_text("Maintained", exact=True).is_visible()
    context.close()
