"""Works formatted from shared or kept entries equal those from the processor, byte for byte."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile import HOSTILE
from places import SITE_URL
from review.citing.citable_works import living_review, part, published_review
from review.citing.cite_this import works_to_cite
from review.model import urls
from review.references import citation_processor, citation_styles
from review.references.citation_processor import STYLES, prepared, processed
from review.references.citation_styles import Formatter, csl_item, finished, guarded
from review.references.reference import CSL_TYPES, Name, Reference
from review.site.pages import all_pages
from review.versions.publication import Publication

ENDS = (
    "Is it?", "No!", "An end.", "Two..", "Three…", "Four….", "A colon:",
    "A, b,", "; c", ". d", " e ", "12. f", "?", "X and et al.",
)  # fmt: skip
ADDRESSES = ("https://example.org/a?b=1&c=2", "https://example.org/ends.", "", "?", "<b>&amp;")


def slowly(items, style):
    """Return each item as the processor formats it, with nothing shared and nothing kept."""
    return [finished(entry) for entry in processed([prepared(guarded(item), style) for item in items], style)]


def assert_equal(items, style):
    numbered = [item | {"id": str(number)} for number, item in enumerate(items)]
    assert list(Formatter().items(numbered, style).values()) == slowly(items, style)


def works_of(review):
    yield from review.references.values()
    yield living_review(review, SITE_URL)
    yield published_review(review)
    for id in urls.current_urls(review):
        yield works_to_cite(review, id, SITE_URL)[-1]
    for page in all_pages(Publication(review, SITE_URL)):
        yield part(review, page.title, page.address, SITE_URL)


def reference(title, kind, url="https://example.org/a", author="Adams"):
    fields = {"title": title, "year": "2011", "journal": "A Journal", "publisher": "P", "volume": "2", "url": url}
    authors = (Name(family=author, given="Ann"),) if author else ()
    return csl_item(Reference("x-2011", 1, kind, authors, False, fields))


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_every_work_of_the_made_up_review(review, style):
    assert_equal([csl_item(work) for work in works_of(review)], style)


@pytest.mark.data
@pytest.mark.parametrize("turn", range(len(STYLES)))
def test_every_work_of_the_real_review(real, turn):
    """Each in one style, in turn; those of the made-up review are compared in every style."""
    works = list(works_of(real))[turn :: len(STYLES)]
    assert_equal([csl_item(work) for work in works], list(STYLES)[turn])


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_hostile_titles_and_addresses(style):
    titles = [reference(text, "incollection") for text in HOSTILE]
    assert_equal(titles + [reference("A title", "online", text) for text in HOSTILE], style)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(CSL_TYPES))
def test_titles_and_addresses_of_every_kind_of_work(kind, style):
    items = [reference(title, kind, author=author) for title in ENDS for author in ("Adams", "")]
    assert_equal(items + [reference("A title", kind, url) for url in ADDRESSES], style)


@pytest.mark.slow
@settings(max_examples=10)
@given(found=st.lists(st.text(max_size=80), min_size=2, max_size=4))
def test_any_title_and_address(found):
    items = [item for text in found for item in (reference(text, "incollection"), reference("A title", "online", text))]
    for style in STYLES:
        assert_equal(items, style)


def test_a_mark_in_a_title_is_left_out():
    item = reference("a\ue005b\ue006c", "article") | {"id": "x"}
    assert "abc" in Formatter().items([item], "apa")["x"].text


@pytest.fixture
def kept(tmp_path):
    """The file with one entry in APA style, and its item."""
    item = reference("A title", "article") | {"id": "x"}
    Formatter(tmp_path).items([item], "apa")
    (file,) = tmp_path.iterdir()
    return file, item


@pytest.fixture
def runs(monkeypatch):
    """The styles in which the processor runs."""
    process, styles = citation_styles.processed, []
    monkeypatch.setattr(
        citation_styles, "processed", lambda items, style: styles.append(style) or process(items, style)
    )
    return styles


def test_an_entry_is_read_from_the_file_by_a_later_build(kept, runs):
    file, item = kept
    (expected,) = slowly([item], "apa")
    assert Formatter(file.parent).items([item], "apa") == {"x": expected}
    assert Formatter(file.parent).items([item | {"title": "Another"}], "apa")["x"].text.count("Another") == 1
    assert runs == []


def damages(line):
    key, entry, checksum = json.loads(line)
    yield "cut short", line[:-10]
    yield "empty", ""
    yield "another entry", json.dumps([key, entry.replace("Adams", "Mallory"), checksum])
    yield "another item's", json.dumps([key[::-1], entry, checksum])
    yield "no text", json.dumps([key, 5, checksum])
    yield "no list", json.dumps({"key": key})
    yield "nested too deep", "[" * 100_000
    yield "not JSON", "\x00\ufffd"


def test_a_damaged_entry_is_made_again(kept, runs):
    file, item = kept
    whole = file.read_text(encoding="utf-8")
    (expected,) = slowly([item], "apa")
    for name, line in damages(whole.strip()):
        file.write_text(f"{line}\n", encoding="utf-8")
        runs.clear()
        assert Formatter(file.parent).items([item], "apa") == {"x": expected}, name
        assert runs == ["apa"], name
        assert file.read_text(encoding="utf-8") == whole, name


def test_bytes_that_are_no_text_are_ignored(kept, runs):
    file, item = kept
    file.write_bytes(b"\xff\xfe\n" + file.read_bytes())
    Formatter(file.parent).items([item], "apa")
    assert runs == [], "the line after them is whole"


def test_an_entry_of_another_style_or_processor_is_made_again(kept, runs, monkeypatch):
    file, item = kept
    Formatter(file.parent).items([item], "harvard")
    (other,) = set(file.parent.iterdir()) - {file}
    other.write_bytes(file.read_bytes())
    (expected,) = slowly([item], "harvard")
    runs.clear()
    assert Formatter(file.parent).items([item], "harvard") == {"x": expected}
    assert runs == ["harvard"]
    monkeypatch.setattr(citation_processor, "version", lambda _: "0.0")
    Formatter(file.parent).items([item], "apa")
    assert runs == ["harvard", "apa"]


def test_markup_in_a_forged_entry_is_escaped(kept, monkeypatch):
    file, item = kept
    monkeypatch.setattr(citation_styles, "processed", lambda *_: ["<script>alert(1)</script>"])
    forged = Formatter(file.parent)
    forged.items([item | {"type": "book"}], "apa")
    assert "<script" not in Formatter(file.parent).items([item | {"type": "book"}], "apa")["x"].markup


def test_builds_side_by_side_keep_the_entries_of_each_other(tmp_path, runs):
    one, two = Formatter(tmp_path), Formatter(tmp_path)
    items = [reference("A title", kind) | {"id": "x"} for kind in ("book", "article")]
    one.items([], "apa")
    two.items([items[0]], "apa")
    one.items([items[1]], "apa")
    runs.clear()
    for item in items:
        Formatter(tmp_path).items([item], "apa")
    assert runs == []


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path):
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    item = reference("A title", "article") | {"id": "x"}
    assert Formatter(file).items([item], "apa") == Formatter().items([item], "apa")
