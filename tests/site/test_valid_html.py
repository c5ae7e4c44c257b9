"""Every page of the built site is valid HTML, by html-validate."""

from __future__ import annotations

import json
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


def shapes_in(file):
    return shapes_of(lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).getroot())


def test_every_page_is_valid(project, site, tmp_path):
    """Of earlier versions, whose pages today's program makes as well, those with shapes that no page has today."""
    folder = site.resolve()
    earlier = sorted((folder / "v").rglob("*.html"))
    today = sorted({*folder.rglob("*.html")} - {*earlier})
    assert len(today) > 200
    known = set().union(*map(shapes_in, today))
    others = [file for file in earlier if not shapes_in(file) <= known]
    assert html_validate(project, folder, [*today, *others], tmp_path) == []


def test_a_fault_is_reported(project, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text(
        "<!doctype html><html lang='en'><head><title>x</title></head><body><p id='a'>"
        "<p id='a'><span><div></div></span></body></html>",
        encoding="utf-8",
    )
    assert any("no-dup-id" in message for message in html_validate(project, pages, [pages / "index.html"], tmp_path))
