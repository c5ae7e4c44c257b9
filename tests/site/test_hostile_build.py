"""A site built by mkdocs with an attack in every text field of its evidence."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from escaping import MARK, Page, write
from made_up import NIGHT_BUSES, built, project

pytestmark = [pytest.mark.site, pytest.mark.process]

RUNS = re.compile(r"\s*(?:javascript|vbscript|data:text)", re.IGNORECASE)


def site_of(root: Path, *, attack: bool) -> Path:
    """Build the site of a project whose evidence has only replaced texts, below `root`."""
    project(root)
    shutil.rmtree(root / "evidence")
    write(NIGHT_BUSES, root, attack=attack)
    return built(root, root / "built")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("attacked-site"), attack=True)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("harmless-site"), attack=False)


def html_of(site: Path) -> dict[str, Page]:
    return {file.relative_to(site).as_posix(): Page(file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))}


def test_every_page_of_the_site_has_the_elements_it_has_with_harmless_texts(attacked, harmless):
    pages, others = html_of(attacked), html_of(harmless)
    assert set(pages) == set(others)
    differing = [address for address, page in pages.items() if page.elements != others[address].elements]
    assert differing == []
    for address, page in pages.items():
        assert page.handlers == others[address].handlers, address
        assert not [link for link in page.links if RUNS.match(link)], address


def test_no_page_runs_jinja_out_of_a_text(attacked):
    showing = 0
    for address, page in html_of(attacked).items():
        showing += "{{ 7*7 }}" in page.text
        assert "49" not in re.findall(r"onmouseover='alert\(1\) (\S+)", page.text), address
    assert showing > 40


@pytest.mark.browser
def test_the_search_shows_a_hostile_text_as_text(attacked, harmless, browser, serve):
    """The search makes elements of its own around texts, and the same ones whatever the texts say."""
    made = []
    for site in (attacked, harmless):
        with serve(site) as address:
            page = browser.new_page()
            page.add_init_script("window.alert = () => { window.ran = true; }")
            page.goto(f"{address}search/?q={MARK}")
            expect(page.locator("#search-status")).to_contain_text("result")
            elements = """results => [...results.querySelectorAll("*")].map(
                each => [each.localName, ...each.getAttributeNames()].join())"""
            shown = page.locator("#search-results").inner_text()
            assert MARK in shown
            made.append(page.locator("#search-results").evaluate(elements))
            assert not page.evaluate("window.ran")
            page.close()
    assert "li" in made[0]
    assert set(made[0]) == set(made[1])
