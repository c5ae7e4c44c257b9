"""A format is added by one module, and a test of it: nothing else lists the formats."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from made_up import copy_code, write

MODULE = '''\
"""Lines of title, family name, year and DOI."""

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.references.identifiers import year_in
from review.references.names import person


def read(text, path):
    rows = [line.split("|") for line in text.splitlines() if line]
    return ImportedReports(
        tuple(
            IncomingReport(title, (person(name),), year_in(year), doi=doi, path=path, line=number)
            for number, (title, name, year, doi) in enumerate(rows, 1)
        )
    )


IMPORTER = Importer("bars", "lines with bars", (".bars",), read)
'''
TEST = """\
from review.importing.formats import importers


def test_lines_with_bars_are_read():
    (report,) = importers()["bars"].read("Rails and roads|Ward E|2022|10.5555/rails", "x.bars").reports
    assert (report.title, report.year, report.doi) == ("Rails and roads", 2022, "10.5555/rails")
"""


def sources(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for name in ("hooks", "tests")
        for file in (folder / name).rglob("*.py")
    }


@pytest.mark.process
def test_an_importer_is_one_module_and_its_test(tmp_path):
    project = copy_code(tmp_path / "project", "hooks", "tests/importing")
    before = sources(project)
    (project / "hooks/review/importing/formats/bars.py").write_text(MODULE, encoding="utf-8")
    (project / "tests/importing/test_bars.py").write_text(TEST, encoding="utf-8")
    touched = {name for name, data in sources(project).items() if before.get(name) != data}
    assert touched == {"hooks/review/importing/formats/bars.py", "tests/importing/test_bars.py"}

    def run(*command: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
        done = subprocess.run(
            [sys.executable, "-m", *command], env=environment, cwd=project, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    root = write(tmp_path / "review")
    (tmp_path / "export.bars").write_text("Rails and roads|Ward E|2022|10.5555/rails\n", encoding="utf-8")
    assert "imported: ward-2022" in run("review", "--root", str(root), "import", str(tmp_path / "export.bars"))
    assert "bars" in run("review", "import", "--help")
    assert "--bars FILE" in run("review", "new", "--help")
    assert "1 passed" in run("pytest", "-q", "-p", "no:cacheprovider", "tests/importing/test_bars.py")
