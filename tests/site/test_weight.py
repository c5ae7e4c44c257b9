"""How heavy a page is on its way to a reader's phone: every page, with what it runs and what it looks like."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from review.site.stylesheets import UNUSED

pytestmark = pytest.mark.site

HTML_LIMIT = 100 * 1024
PARTS_LIMIT = 120 * 1024
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']""")  # not import(), which fetches on demand


def weight(file):
    """The bytes of a file, compressed as a static host sends it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


def parts(site, address, page):
    """Every stylesheet and script of a page, with what its modules import."""
    named = [link.get("href") for link in page.iter("link") if link.get("rel") in {"stylesheet", "modulepreload"}]
    named += [script.get("src") for script in page.iter("script") if script.get("src")]
    waiting, found = [urljoin(address, name) for name in named], set()
    while waiting:
        file = site / waiting.pop()
        if file not in found:
            found.add(file)
            here = file.relative_to(site).as_posix()
            if file.suffix == ".js" and "javascripts" not in file.parts:
                waiting += [urljoin(here, name) for name in IMPORTED.findall(file.read_text("utf-8"))]
    return found


def test_no_page_is_heavy(site, pages):
    heavy = {address: weight(site / address / "index.html") for address in pages}
    assert {address: bytes for address, bytes in heavy.items() if bytes > HTML_LIMIT} == {}


def test_what_a_page_runs_and_looks_like_is_light(site, pages):
    sums = {address: sum(map(weight, parts(site, address, page))) for address, page in pages.items()}
    assert {address: bytes for address, bytes in sums.items() if bytes > PARTS_LIMIT} == {}


def test_no_page_has_a_part_of_the_theme_that_its_stylesheet_leaves_out(pages):
    ours = {"note", "question"}  # names that the theme has for boxes of its own
    classes = {name for page in pages.values() for names in page.xpath("//@class") for name in names.split()}
    assert {name for name in classes - ours if UNUSED.match(f".{name}")} == set()


def test_every_part_of_a_page_is_weighed(site, pages):
    names = {file.name for file in parts(site, "quotes/", pages["quotes/"])}
    assert {"site.css", "review.js", "lens.js", "form.js", "filter.js"} <= names
    assert {file.name for file in Path(site / "assets/lens").glob("*.js")} <= names
    assert any(name.startswith("bundle.") for name in names)
    assert "offer.js" in names  # the other scripts of the search come with the first search
    assert "dialog.js" not in names


def test_a_page_has_one_stylesheet_of_the_project(pages):
    for address, page in pages.items():
        sheets = [link.get("href").rsplit("/", 1)[-1] for link in page.iter("link") if link.get("rel") == "stylesheet"]
        own = {"contribute/add/": ["form.css"]}.get(address, [])
        own = ["worksheet.css"] if address.startswith("contribute/confidence/") else own
        assert sheets == ["site.css", *own], address
