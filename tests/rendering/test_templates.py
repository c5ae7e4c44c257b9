"""Templates are files that people read and compare line by line."""

from __future__ import annotations

import sys

import pytest
from jinja2 import DictLoader, Environment

from review.templating.rendering import compiled_in

MAX_LINE = 160
FOLDERS = ("hooks/review/templates", "hooks/review/theme")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_of_a_template_is_long(project, folder):
    templates = [file for file in sorted((project / folder).rglob("*")) if file.suffix in {".html", ".svg", ".txt"}]
    assert templates
    long = {
        f"{file.relative_to(project)}:{number}": len(line)
        for file in templates
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MAX_LINE
    }
    assert long == {}


def test_compiled_templates_are_kept_and_give_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates = DictLoader({"page.html": "{{ 1 + 1 }}"})
    for _ in range(2):
        environment = Environment(loader=templates, bytecode_cache=compiled_in(tmp_path / "kept"), autoescape=True)
        assert environment.get_template("page.html").render() == "2"
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_where_python_keeps_no_compiled_modules_no_templates_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_in(tmp_path) is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert compiled_in(tmp_path / "file") is None
