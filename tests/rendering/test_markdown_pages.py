"""The whole site as plain Markdown, for another site generator."""

from __future__ import annotations

import re

import pytest
import yaml

from review.files.program import THEME
from review.site.fragments import Fact
from review.site.markdown import asset_files, from_root, markdown, markdown_files
from review.site.pages import Page, all_pages
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    (folder / "index.md").write_text(
        "---\ntitle: Home\nrender_macros: true\n---\n\n# Home\n\n{{ number('findings') }} findings\n", encoding="utf-8"
    )
    (folder / "plain.md").write_text("# Plain\n\n{{ number('findings') }}\n", encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "look.css").write_text("p { margin: 0 }\n", encoding="utf-8")
    return folder


def test_every_page_has_a_file(review, docs):
    files = markdown_files(Publication(review), docs)
    assert {f"{page.address}index.md" for page in all_pages(Publication(review))} <= set(files)
    assert {"index.md", "plain.md"} <= set(files)
    assert "6 findings" in files["index.md"]


def test_files_that_pages_load_are_copied_as_they_are(docs):
    (docs / "assets" / "font.woff2").write_bytes(b"wOF2\xd0\x00")
    files = asset_files(docs)
    assert files["assets/font.woff2"] == b"wOF2\xd0\x00"
    assert files["assets/look.css"] == b"p { margin: 0 }\n"
    assert files["assets/review.js"] == (THEME / "assets/review.js").read_bytes()


def test_a_page_that_does_not_ask_for_macros_gets_none(review, docs):
    assert markdown_files(Publication(review), docs)["plain.md"] == "# Plain\n\n{{ number('findings') }}\n"


def test_a_page_is_front_matter_and_one_block_without_a_blank_line(review):
    for page in all_pages(Publication(review)):
        front, body = re.fullmatch(r"---\n(.*?)\n---\n\n(<div.*</div>)\n", markdown(page), re.DOTALL).groups()
        assert set(yaml.safe_load(front)) == {"title", "description"}
        assert "\n\n" not in body


def test_front_matter_keeps_any_title():
    page = Page("x/", 'A "title"\n---\nrender_macros: true {{ 7*7 }}: <b>', "d", lambda: Fact("body"))
    front = yaml.safe_load(markdown(page).split("\n---\n")[0].removeprefix("---\n"))
    assert set(front) == {"title", "description"}
    assert "<" not in front["title"]


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("codebook/#yes", "../contribute/codebook/#yes"),
        ("../data/", "../data/"),
        ("#here", "#here"),
        ("https://buses.example/", "https://buses.example/"),
        ("mailto:us@buses.example", "mailto:us@buses.example"),
    ],
)
def test_a_link_below_its_page_leads_there_from_the_file_too(link, written):
    assert from_root(f'<a href="{link}">x</a>', "contribute/") == f'<a href="{written}">x</a>'
    assert from_root(f'<a href="{link}">x</a>', "") == f'<a href="{link}">x</a>'
