"""How heavy a page is on its way to a reader's phone: every page, with what it runs and what it looks like."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from review.site.stylesheets import USED

pytestmark = pytest.mark.site

LIMIT = 100_000  # bytes, with everything that a page asks for by itself
FONT = "assets/fonts/source-sans-3.woff2"  # what every page has; others come with the letters that need them
HEAVIEST = 8  # the number of pages that are opened to see which fonts they ask for


@cache
def weight(file: Path) -> int:
    """The bytes of a file, compressed as a static host sends it; fonts are compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, mtime=0))


def parts(site: Path, address: str, page: HtmlElement) -> set[Path]:
    """The page and every file that it names and needs: stylesheets, scripts, its icon, the font of its text."""
    named = [link.get("href") for link in page.iter("link") if link.get("rel") in {"stylesheet", "icon"}]
    named += [script.get("src") for script in page.iter("script") if script.get("src")]
    return {site / address / "index.html", site / FONT, *(site / urljoin(address, name) for name in named)}


@pytest.fixture(scope="module")
def weights(site, pages) -> dict[str, int]:
    """The weight of each page without the fonts of other letters, by its address."""
    return {address: sum(map(weight, parts(site, address, page))) for address, page in pages.items()}


def test_no_page_is_heavy(weights):
    assert {address: bytes for address, bytes in weights.items() if bytes > LIMIT} == {}


@pytest.mark.browser
def test_no_page_is_heavy_with_all_that_a_browser_asks_for(site, served, browser: Browser, weights):
    """The heaviest pages, opened on a phone and read to their end."""
    asked: dict[str, set[Path]] = {}
    for address in sorted(weights, key=weights.__getitem__)[-HEAVIEST:]:
        with browser.new_context(viewport={"width": 390, "height": 844}) as context:
            page, asked[address] = context.new_page(), set()
            page.on("request", lambda request, files=asked[address]: files.add(request.url))
            page.goto(served + address, wait_until="networkidle")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            page.evaluate("document.fonts.ready.then(() => true)")
    files = {
        address: [site / unquote(urlsplit(url).path).lstrip("/") for url in urls if url.startswith(served)]
        for address, urls in asked.items()
    }
    sums = {
        address: sum(weight(file / "index.html" if file.is_dir() else file) for file in named)
        for address, named in files.items()
    }
    assert {address: bytes for address, bytes in sums.items() if bytes > LIMIT} == {}
    assert all(served + FONT in urls for urls in asked.values())


def test_no_page_has_a_part_of_the_theme_that_its_stylesheet_leaves_out(pages):
    found = {name for page in pages.values() for names in page.xpath("//@class") for name in names.split()}
    unstyled = {"md-dialog", "md-dialog__inner"}  # an empty box of the theme's, outside any block of its templates
    assert {name for name in found if name.startswith("md-")} - USED - unstyled == set()


def test_a_page_asks_for_few_files(site, pages):
    names = {file.name for file in parts(site, "quotes/", pages["quotes/"])}
    assert names == {"index.html", "site.css", "review.js", "lens.js", "favicon.svg", "source-sans-3.woff2"}


def test_what_a_page_asks_for_is_compressed(site):
    """Comments and indentation are for those who read the code."""
    for file in (site / "assets").rglob("*.[cj]s*"):
        if file.suffix in {".js", ".css"}:
            assert not re.search(r"^ {2}", file.read_text("utf-8"), re.MULTILINE), file


def test_a_page_has_one_stylesheet_of_the_project(pages):
    for address, page in pages.items():
        sheets = [link.get("href").rsplit("/", 1)[-1] for link in page.iter("link") if link.get("rel") == "stylesheet"]
        own = {"contribute/add/": ["form.css"]}.get(address, [])
        own = ["worksheet.css"] if address.startswith("contribute/confidence/") else own
        assert sheets == ["site.css", *own], address
