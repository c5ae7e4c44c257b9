"""Templates are files that people read and compare line by line."""

from __future__ import annotations

import pytest

MAX_LINE = 160
FOLDERS = ("hooks/review/templates", "hooks/overrides")


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
