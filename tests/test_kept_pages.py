"""Pages kept from build to build are those that a fresh build makes, whatever has changed in the records."""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
from collections import defaultdict

import pytest
import yaml

from made_up import LIMITS, NIGHT_BUSES, swap, write
from places import SITE_URL
from review.citing.cite_this import Citations, Place
from review.exports import bibliographies, database, embedded, permanent, table_files
from review.files.content_cache import ContentCache
from review.files.page_cache import PageCache, digest_of_program
from review.loading import load, load_review
from review.model import long_lists
from review.model.neighbourhood import Shown
from review.references.citation_styles import Formatter
from review.site.finishing import Finished
from review.site.page_parts import PageParts, Surroundings, keys_of
from review.site.pages import all_pages
from review.site.searching import search_index
from review.versions.publication import Publication

ONE = Shown(("waiting-f01",))
EDITS, EDITS_BETWEEN = 100, 3  # of lists that are whole, and as many of divided ones
SHARE_OF_STUDIES_AND_THEMES = 0.85  # a change of a register concerns every page
SHARE_OF_REFERENCES = 0.02
FIELD = re.compile(r"(?<= = \{)[^{}]+")  # of an entry of references.bib
FOLDERS = ("evidence", "evidence/studies", "evidence/themes")


class CountingCache(PageCache):
    """Counts how often a page was found."""

    n_found = 0

    def found(self, address, made_from):
        page = super().found(address, made_from)
        self.n_found += page is not None
        return page


def pages_of(review, formatter, cache):
    """Every page that can be kept, by its address, with all that surrounds its content."""
    publication = Publication(review, SITE_URL, formatter=formatter, pages=cache)
    pages = [page for page in all_pages(publication) if page.covers]
    places = {page.address: Place(page.address, page.title, page.description) for page in pages}
    keys = keys_of(publication, [(page, places[page.address]) for page in pages], ["findings/"])
    citations = Citations(review, SITE_URL, places.values(), formatter, keys)
    around = Surroundings(publication, citations, ["findings/"], keys)
    parts = {page.address: around.kept(page, places[page.address]) for page in pages}
    return {**permanent.permanent_pages(publication), **embedded.files(publication), **parts}


def files_of(review, kept):
    """The files of data and of the search, by their address."""
    publication = Publication(review, SITE_URL, kept=kept)
    files = search_index(review, all_pages(publication), [])
    for export in (table_files.files, database.files, bibliographies.bibliographies):
        files |= export(publication)
    return files


class Editor:
    """Changes one value of a record at random: a text or list in length, a term to another one, a number by one."""

    def __init__(self, root, seed):
        self.random = random.Random(seed)  # noqa: S311 - it protects nothing
        self.references = root / "references.bib"
        self.files = sorted(file for folder in FOLDERS for file in (root / folder).glob("*.yml"))
        self.records = {file: yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) for file in self.files}  # noqa: S506
        self.values = defaultdict(set)  # by the name of their field
        for record in self.records.values():
            for parent, key in self.places(record):
                self.values[str(key)].update({parent[key]} if isinstance(parent[key], str) else ())

    def places(self, value):
        """Yield each mapping or list with each of its keys, at any depth."""
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in entries:
            yield value, key
            yield from self.places(item)

    def edit(self, number):
        """Change the file of a record, or a reference; return what takes the change back."""
        if self.random.random() < SHARE_OF_REFERENCES:
            return self.edit_reference(number)
        own = [file for file in self.files if file.parent.name != "evidence"]
        file = self.random.choice(own if self.random.random() < SHARE_OF_STUDIES_AND_THEMES else self.files)
        before = file.read_text("utf-8")
        record = yaml.load(before, yaml.CBaseLoader)  # noqa: S506
        parent, key = self.random.choice(list(self.places(record)))
        if isinstance(parent[key], list) and parent[key]:
            del parent[key][self.random.randrange(len(parent[key]))]
        elif isinstance(parent[key], str) and parent[key].isdecimal():
            parent[key] = str(int(parent[key]) + 1)
        elif isinstance(parent[key], str) and self.random.random() < 0.5:
            parent[key] = self.random.choice(sorted(self.values[str(key)] or {"x"}))
        elif isinstance(parent[key], str):
            parent[key] += f" Changed {number}."
        file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return lambda: file.write_text(before, encoding="utf-8")

    def edit_reference(self, number):
        before = self.references.read_text("utf-8")
        field = self.random.choice(list(FIELD.finditer(before)))
        text = field[0] + self.random.choice((f" Changed {number}", "1"))
        self.references.write_text(before[: field.start()] + text + before[field.end() :], encoding="utf-8")
        return lambda: self.references.write_text(before, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "limit"), [(13, None), (14, 1)], ids=["whole lists", "an entry to a page"])
def test_kept_and_fresh_pages_are_the_same_over_many_random_edits(tmp_path, monkeypatch, seed, limit):
    """A page that is kept too long stays wrong until something else changes it, so a comparison covers a few edits.

    A page with one entry is kept after changes of all others, unless it shows a number that these are counted in.
    """
    for name in LIMITS if limit else ():
        monkeypatch.setattr(long_lists, name, limit)
    root, formatter, files = write(tmp_path / "project"), Formatter(), ContentCache(tmp_path / "files", "program")
    editor, edits, tried, found = Editor(root, seed), 0, 0, 0
    while edits < EDITS:
        tried += 1
        take_back = editor.edit(tried)
        review, _ = load(root)
        if review is None:
            take_back()
            continue
        edits += 1
        if edits % EDITS_BETWEEN:
            continue
        cache = CountingCache(tmp_path / "pages.sqlite", "program")
        kept = pages_of(review, formatter, cache) | files_of(review, files)
        cache.close()
        found += cache.n_found
        fresh = pages_of(review, formatter, PageCache()) | files_of(review, ContentCache())
        assert kept == fresh, f"after edit {tried}: {[name for name in fresh if kept.get(name) != fresh[name]]}"
    assert found > EDITS, f"{found} pages were kept"


# Changes of one record, each with the addresses of pages about others that show it, where each page has one entry.
ADAMS, OSTERLUND = "evidence/studies/adams-2011.yml", "evidence/studies/osterlund-2015.yml"
WAITING, RIDING = "evidence/themes/waiting.yml", "evidence/themes/riding.yml"
COMPARED = """    comparison:
      result: same
      compared_by: Someone
      compared_on: 2026-01-01
"""
SILENT = """silences:
  - finding: waiting-f04
    kind: not-asked
    read_by: Someone
    read_on: 2026-01-01
excerpts:
"""
SHOWN_ELSEWHERE = {
    "number of studies named": (
        {WAITING: swap("[adams-2011, baker-2012b]", "[adams-2011]")},
        ["parts/findings/4/", "parts/replay/4/"],
    ),
    "comparison of a quotation": (
        {ADAMS: swap("    locator: Table 3, passage 1\n", "    locator: Table 3, passage 1\n" + COMPARED)},
        ["parts/quotes/5/"],
    ),
    "number of participants": ({ADAMS: swap("count: 10", "count: 11")}, ["parts/studies/3/"]),
    "answer of an appraisal": ({ADAMS: swap("worth: useful", "worth: vague")}, ["parts/appraisal/3/"]),
    "setting of a study": ({ADAMS: swap("types: [city]", "types: [depot]")}, ["parts/replay/2/"]),
    "headline of a finding": (
        {RIDING: lambda text: re.sub("headline: .*", "headline: Another one.", text, count=1)},
        ["parts/themes/waiting/2/", "parts/quotes/4/", "replay/"],
    ),
    "summary of a theme": ({WAITING: swap("Shelter and light matter", "Light matters")}, ["parts/whole/3/"]),
    "silence of a study": (
        {OSTERLUND: swap("excerpts:\n", SILENT)},
        ["parts/contribute/confidence/waiting/4/", "themes/waiting/"],
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The pages of the review, each with one entry, in memory and in a file."""
    file, review = tmp_path_factory.mktemp("kept") / "pages.sqlite", load_review(NIGHT_BUSES)
    with pytest.MonkeyPatch.context() as patch:
        for name in LIMITS:
            patch.setattr(long_lists, name, 1)
        cache = PageCache(file, "program")
        pages = pages_of(review, Formatter(), cache)
        cache.close()
        yield file, pages


@pytest.mark.parametrize("name", SHOWN_ELSEWHERE)
def test_a_change_is_shown_on_pages_about_other_records(kept, tmp_path, name):
    file, before = kept
    changes, addresses = SHOWN_ELSEWHERE[name]
    review = load_review(write(tmp_path / "project", changes))
    after = pages_of(review, Formatter(), PageCache(shutil.copy(file, tmp_path / "pages.sqlite"), "program"))
    fresh = pages_of(review, Formatter(), PageCache())
    assert [address for address in fresh if after.get(address) != fresh[address]] == []
    changed = [address for address in fresh if before.get(address) != fresh[address]]
    assert [address for address in addresses if address not in changed] == []


@pytest.fixture
def file(tmp_path):
    return tmp_path / "pages.sqlite"


def test_a_page_is_found_again_only_if_it_was_made_from_the_same(file):
    cache = PageCache(file, "program 1")
    cache.keep("id/a/", "one state", "<p>A</p>")
    cache.close()
    again = PageCache(file, "program 1")
    assert again.found("id/a/", "one state") == "<p>A</p>"
    assert again.found("id/a/", "another state") is None
    assert again.found("id/b/", "one state") is None
    assert PageCache(file, "program 2").found("id/a/", "one state") is None


def test_a_page_that_nobody_asks_for_any_more_is_forgotten(file):
    first = PageCache(file)
    first.keep("id/a/", "a state", "<p>A</p>")
    first.close()
    PageCache(file).close()
    assert PageCache(file).found("id/a/", "a state") is None


def test_a_damaged_page_is_made_again(file):
    cache = PageCache(file)
    cache.found("id/a/", "a state")
    cache.keep("id/a/", "a state", "<p>A</p>")
    cache.close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE pages SET html = '<p>B</p>'")
    assert PageCache(file).found("id/a/", "a state") is None


def test_a_damaged_database_is_made_anew(file):
    file.write_bytes(b"no database" * 1000)
    cache = PageCache(file)
    assert cache.is_open
    assert cache.found("id/a/", "a state") is None


def test_where_none_can_be_made_nothing_is_kept(file):
    file.write_text("a file", encoding="utf-8")
    cache = PageCache(file / "pages.sqlite")
    cache.keep("id/a/", "a state", "<p>A</p>")
    cache.close()
    assert not cache.is_open


def test_the_program_is_part_of_what_a_page_is_made_from(tmp_path):
    (tmp_path / "page.html").write_text("{{ one }}", encoding="utf-8")
    before = digest_of_program(tmp_path)
    (tmp_path / "page.html").write_text("{{ two }}", encoding="utf-8")
    assert digest_of_program(tmp_path) != before


def test_another_address_of_the_site_makes_every_page_anew(review, file):
    one = Publication(review, SITE_URL, pages=PageCache(file))
    assert one.kept_page("id/waiting-f01/", ONE, lambda: "<p>One</p>") == "<p>One</p>"
    one.pages.close()
    other = Publication(review, "https://other.example/", pages=PageCache(file))
    assert other.kept_page("id/waiting-f01/", ONE, lambda: "<p>Other</p>") == "<p>Other</p>"


def test_parts_of_a_page_are_read_as_they_were_written():
    parts = PageParts("<meta>\n", Finished("<h1>1</h1>\n"), [{"level": 1, "id": "one", "children": []}])
    read = PageParts.read(parts.written())
    assert read == parts
    assert isinstance(read.content, Finished)
    assert not isinstance(PageParts.read(PageParts("", "", []).written()).content, Finished)
