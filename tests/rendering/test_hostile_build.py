"""The real site, built by mkdocs with an attack in every text field of its evidence."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from escaping import Page, write
from places import PROJECT

pytestmark = pytest.mark.site

RUNS = re.compile(r"\s*(?:javascript|vbscript|data:text)", re.IGNORECASE)


def build(root: Path, *, attack: bool) -> Path:
    """A copy of the project whose evidence holds only replaced texts, built below `root`."""
    write(PROJECT, root, attack=attack)
    for name in ("docs", "hooks"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    built = root / "built"
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", built],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return built


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    return build(tmp_path_factory.mktemp("attacked-site"), attack=True)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return build(tmp_path_factory.mktemp("harmless-site"), attack=False)


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


def test_the_search_index_holds_no_element_out_of_a_text(attacked, harmless):
    """The theme puts what the index holds into the page as HTML."""
    index, other = (
        json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"] for site in (attacked, harmless)
    )
    assert [entry["location"] for entry in index] == [entry["location"] for entry in other]
    for entry, plain in zip(index, other, strict=True):
        for field in ("title", "text"):
            assert Page(entry[field]).elements == Page(plain[field]).elements, entry["location"]
