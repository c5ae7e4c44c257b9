"""Templates are files that people read and compare line by line."""

from __future__ import annotations

import pytest

from review.site.pages import page_at
from review.templating.rendering import compiled_in, keep_compiled, render
from review.versions.publication import Publication

MAX_LINE = 160
FOLDERS = ("hooks/review/templates", "hooks/review/theme")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_of_a_template_is_long(project, folder):
    templates = [file for file in sorted((project / folder).rglob("*")) if file.is_file()]
    assert templates
    long = {
        f"{file.relative_to(project)}:{number}": len(line)
        for file in templates
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MAX_LINE
    }
    assert long == {}


def test_compiled_templates_are_kept_and_give_the_same(tmp_path, review):
    page = page_at(Publication(review), "findings/")
    before = render(page.context, page.address)
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in ("templates", "templates", "file"):  # a file keeps nothing, for the tests that follow
        keep_compiled(tmp_path / folder)
        assert render(page.context, page.address) == before
    assert list((tmp_path / "templates").iterdir())


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert compiled_in(tmp_path / "file") is None
