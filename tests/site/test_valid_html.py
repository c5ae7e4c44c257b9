"""The pages of the built site are valid HTML, by html-validate."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import lxml.html
import pytest
from shapes import shapes_of

pytestmark = pytest.mark.site

# What the theme itself does otherwise than the standard preset likes, none of it an error of HTML.
RULES = {
    "extends": ["html-validate:standard"],
    "rules": {
        "no-raw-characters": "off",
        "no-trailing-whitespace": "off",
        "void-style": "off",
        "no-inline-style": "off",
        "attribute-boolean-style": "off",
        "attribute-empty-style": "off",
        "attr-quotes": "off",
        "attr-case": "off",
        "doctype-style": "off",
        "long-title": "off",
        "prefer-native-element": "off",
        "require-sri": "off",
        "no-redundant-role": "off",
        "valid-id": ["error", {"relaxed": True}],
    },
}


def html_validate(project, folder, files, tmp_path):
    """The messages of html-validate over files below a folder, as `page:line rule message`."""
    tool = project / ".ci" / "node" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    if not (tool.is_file() and node):
        pytest.fail("html-validate is not installed; `make test` installs it", pytrace=False)
    config = tmp_path / "rules.json"
    config.write_text(json.dumps({"root": True, **RULES}), encoding="utf-8")
    done = subprocess.run(
        [node, str(tool), "--config", str(config), "--formatter", "json", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    reports = json.loads(done.stdout)
    assert isinstance(reports, list), done.stderr
    return [
        f"{report['filePath'].removeprefix(str(folder))}:{found['line']} {found['ruleId']} {found['message']}"
        for report in reports
        for found in report["messages"]
        if found["severity"] == 2
    ]


VALUE = re.compile(r'="[^"]*"')
TAG = re.compile(r"<[^>]*>")


def kinds_in(file):
    """The shapes of a page, and its tags as they are written, without the values of their attributes."""
    shapes = shapes_of(lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).getroot())
    return {*shapes, *TAG.findall(VALUE.sub("", file.read_text("utf-8")))}


def of_new_kinds(files):
    """The files in which there is a shape or a tag that is in none before."""
    known = set()
    for file in files:
        kinds = kinds_in(file)
        if not kinds <= known:
            yield file
        known |= kinds


def test_every_page_is_valid(project, site, tmp_path):
    """Of pages whose tags and shapes are all in others, test_access.py reads IDs, names, languages and headings.

    A text that is not escaped, or a quotation mark in a value, makes a tag that no other page has.
    """
    folder = site.resolve()
    earlier = folder / "v"
    files = sorted(folder.rglob("*.html"), key=lambda file: (earlier in file.parents, file))
    assert len(files) > 200
    chosen = [*of_new_kinds(files)]
    assert len(chosen) > 20
    assert html_validate(project, folder, chosen, tmp_path) == []


@pytest.mark.parametrize("other", ["<p>Less < than</p>", '<p title="a "b" c">x</p>', "<div><p>x</p></div>", "<p>x<p>"])
def test_a_page_with_another_tag_or_place_is_read(tmp_path, other):
    files = [tmp_path / "one.html", tmp_path / "same.html", tmp_path / "other.html"]
    for file, body in zip(
        files, ('<p title="a">One</p>', '<p title="b">Two</p><p title="c">3</p>', other), strict=True
    ):
        file.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    assert [*of_new_kinds(files)] == [files[0], files[2]]


def test_a_fault_is_reported(project, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text(
        "<!doctype html><html lang='en'><head><title>x</title></head><body><p id='a'>"
        "<p id='a'><span><div></div></span></body></html>",
        encoding="utf-8",
    )
    assert any("no-dup-id" in message for message in html_validate(project, pages, [pages / "index.html"], tmp_path))
