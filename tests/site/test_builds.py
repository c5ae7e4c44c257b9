"""The ways to build: twice the same bytes, and as plain Markdown without mkdocs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from review.site.pages import Pages

pytestmark = pytest.mark.site

# The theme prints a warning about its own future unless it is told not to.
QUIET = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}

# Makes any import of mkdocs fail, in a process of its own.
WITHOUT_MKDOCS = """
import runpy, sys
class Refuse:
    def find_spec(self, name, *_):
        if name.partition('.')[0] in {'mkdocs', 'mkdocs_macros', 'material'}:
            raise ImportError(f'{name} is not installed')
sys.meta_path.insert(0, Refuse())
sys.argv = ['review', *sys.argv[1:]]
runpy.run_module('review', run_name='__main__')
"""


def without_mkdocs(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_MKDOCS, *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_page_comes_as_markdown_without_mkdocs(project, real, tmp_path):
    out = tmp_path / "pages"
    ran = without_mkdocs("pages", "--out", str(out), root=project)
    assert ran.returncode == 0, ran.stderr[-2000:]
    for page in Pages(real).all():
        text = (out / page.address / "index.md").read_text("utf-8")
        assert text.startswith("---\ntitle: ")
        assert "<h1" in text
    for file in (project / "docs").rglob("*.md"):
        text = (out / file.relative_to(project / "docs")).read_text("utf-8")
        assert "{{" not in text
        assert "<!--fragment" not in text
    assert (out / "data/datapackage.json").is_file()


def test_a_folder_that_is_not_empty_is_left_alone(project, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = without_mkdocs("pages", "--out", str(tmp_path), root=project)
    assert ran.returncode == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_check_needs_no_mkdocs(project):
    ran = without_mkdocs("check", root=project)
    assert ran.returncode == 0, ran.stderr[-2000:]


def built(project: Path, out: Path) -> dict[str, str]:
    """Builds the site into `out`; the digest of each file by its address."""
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", out],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1500000000", "PYTHONHASHSEED": out.name[-1], **QUIET},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "WARNING" not in ran.stderr
    return {
        file.relative_to(out).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in out.rglob("*")
        if file.is_file()
    }


def test_two_builds_of_one_state_are_the_same_bytes(project, tmp_path):
    """Also where Python hashes texts in another order."""
    first, second = built(project, tmp_path / "site-1"), built(project, tmp_path / "site-2")
    assert first
    assert [address for address in first | second if first.get(address) != second.get(address)] == []


def test_a_build_with_a_problem_touches_nothing(project, tmp_path):
    """The problem is found before the first file is written."""
    for name in ("docs", "hooks", "evidence"):
        shutil.copytree(project / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(project / name, tmp_path)
    study = tmp_path / "evidence/studies/french-2019.yml"
    lines = study.read_text("utf-8").replace("country: GB", "country: GBB").splitlines()
    study.write_text("\n".join(lines), encoding="utf-8")
    last = tmp_path / "site"
    last.mkdir()
    (last / "index.html").write_text("the last one", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", last],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "hooks"), **QUIET},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode != 0
    assert f"evidence/studies/french-2019.yml:{lines.index('  country: GBB') + 1}  E205" in ran.stderr
    assert [file.name for file in last.iterdir()] == ["index.html"]
    assert (last / "index.html").read_text("utf-8") == "the last one"
