"""The way out of MkDocs: another generator makes the same pages, with the same IDs, links and text."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from made_up import ENVIRONMENT, without_addresses
from places import PROJECT

pytestmark = [pytest.mark.site, pytest.mark.process]

HOST = "https://night.example/"
SECONDS = 300
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
# What only a build knows of a page, at its end: how to cite it, its origin, and the history of its record.
END = 'class="cite-this"'


class Content(HTMLParser):
    """The IDs, links and text inside the first article of a page; a link is the address that it leads to."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.depth, self.hidden = address, 0, 0
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.depth += tag == "article"
        self.hidden += tag in {"script", "style"}
        if self.depth and tag != "article":
            self.ids.update({given["id"]} if given.get("id") else ())
            if tag == "a" and given.get("href"):
                self.links.add(urljoin(HOST + self.address, given["href"]).replace("/index.html", "/"))

    def handle_endtag(self, tag):
        self.depth -= tag == "article"
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data):
        if self.depth and not self.hidden:
            self.text += "".join(data.split())


def content(site: Path, file: Path) -> Content:
    parser = Content("" if file.parent == Path() else f"{file.parent.as_posix()}/")
    html = (site / file).read_text("utf-8")
    place = html.find(END)
    parser.feed(html if place < 0 else html[: html.rfind("<", 0, place)])
    return parser


@pytest.fixture(scope="module")
def other(made_up_project, tmp_path_factory):
    """The folder of the pages as Markdown, with what Zensical makes of them in `site/`."""
    folder = tmp_path_factory.mktemp("second")
    for command in (["review", "pages", "--out", str(folder / "pages")], ["zensical", "build", "--strict"]):
        shutil.copy(PROJECT / ".ci" / "zensical.toml", folder)
        ran = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=made_up_project if command[0] == "review" else folder,
            env={**without_addresses(), **ENVIRONMENT},
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}"[-3000:]
    return folder


def test_both_generators_give_every_page_the_same_ids_links_and_text(other, made_up_site):
    different = []
    sources = sorted((other / "pages").rglob("*.md"))
    for source in sources:
        place = source.relative_to(other / "pages").with_suffix("")
        file = (place.parent if place.name == "index" else place) / "index.html"
        one, two = content(made_up_site, file), content(other / "site", file)
        own = {id for id in two.ids if id.startswith("__")}  # Zensical's own
        if two.ids - own != one.ids or two.links != one.links or two.text not in one.text:
            different.append((file, one.ids ^ (two.ids - own), one.links ^ two.links))
    assert len(sources) > 40
    assert different == []


def test_every_file_beside_the_pages_is_the_same(other):
    files = [file for file in (other / "pages").rglob("*") if file.is_file() and file.suffix != ".md"]
    assert files
    assert [
        file for file in files if (other / "site" / file.relative_to(other / "pages")).read_bytes() != file.read_bytes()
    ] == []


def test_properdocs_runs_our_events_and_gives_the_same_site(made_up_project, made_up_site, tmp_path):
    """It takes the place of MkDocs without a change: only the name of the generator differs."""
    ran = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", str(tmp_path)],
        cwd=made_up_project,
        env={**without_addresses(), **ENVIRONMENT, "PYTHONPATH": str(PROJECT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert without_generator(tmp_path) == without_generator(made_up_site)


def without_generator(site: Path) -> dict[str, bytes]:
    """Every file of a site by its address, without the name of the generator."""
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    return {name: GENERATOR.sub(b"", content) for name, content in files.items()}
