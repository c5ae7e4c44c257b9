"""The ways to build: twice the same bytes, and as plain Markdown without mkdocs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from made_up import build, built, project, swap, write
from review.site.pages import all_pages
from review.versions.publication import Publication

pytestmark = pytest.mark.site

STUDY = "evidence/studies/adams-2011.yml"

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


def test_every_page_comes_as_markdown_without_mkdocs(made_up_project, review, tmp_path):
    out = tmp_path / "pages"
    ran = without_mkdocs("pages", "--out", str(out), root=made_up_project)
    assert ran.returncode == 0, ran.stderr[-2000:]
    for page in all_pages(Publication(review)):
        text = (out / page.address / "index.md").read_text("utf-8")
        assert text.startswith("---\ntitle: ")
        assert "<h1" in text
    for file in (made_up_project / "docs").rglob("*.md"):
        text = (out / file.relative_to(made_up_project / "docs")).read_text("utf-8")
        assert "{{" not in text
        assert "<!--fragment" not in text
    assert (out / "data/datapackage.json").is_file()


def test_a_folder_that_is_not_empty_is_not_changed(made_up_project, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = without_mkdocs("pages", "--out", str(tmp_path), root=made_up_project)
    assert ran.returncode == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_check_needs_no_mkdocs(project):
    ran = without_mkdocs("check", root=project)
    assert ran.returncode == 0, ran.stderr[-2000:]


def digests(site: Path) -> dict[str, str]:
    """The digest of each file of a site by its address."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_two_builds_of_one_state_are_the_same_bytes(made_up_project, made_up_site, tmp_path):
    """Also where Python hashes texts in another order, and where the theme renders each page in full."""
    again = build(made_up_project, tmp_path / "site", PYTHONHASHSEED="2", WITHOUT_LAYOUTS="1")
    assert again.returncode == 0, again.stderr[-3000:]
    assert "WARNING" not in again.stderr
    first, second = digests(made_up_site), digests(tmp_path / "site")
    assert first
    assert [address for address in first | second if first.get(address) != second.get(address)] == []


def test_a_build_in_place_of_the_last_site_gives_the_bytes_of_a_clean_build(made_up_project, made_up_site, tmp_path):
    """A study, prose and the menu have changed since. What is not of the new site is gone, unless it is hidden."""
    root = shutil.copytree(made_up_project, tmp_path / "project")
    site = shutil.copytree(made_up_site, tmp_path / "site")
    write(
        root,
        {
            STUDY: lambda text: text.replace("population: ", "population: Changed. ", 1),
            "docs/methods.md": lambda text: f"{text}\n## One more heading\n",
            "mkdocs.yml": lambda text: text.replace("- Methods: methods.md", "- How it was done: methods.md"),
            "../site/of/an/older/index.html": "<p>gone",
            "../site/.nojekyll": "",
        },
        with_records=False,
    )
    kept = Path(os.environ.get("REVIEW_CACHE") or root / ".build/cache")
    assert (kept / "pages").is_dir(), "the pages of the last build are kept"
    written_before = (site / "data/references.bib").stat().st_mtime_ns
    built(root, site)
    assert (site / "data/references.bib").stat().st_mtime_ns == written_before, "a file with the same bytes"
    (site / ".nojekyll").unlink()
    clean = built(root, tmp_path / "clean", REVIEW_CACHE=str(tmp_path / "cache"))
    assert digests(site) == digests(clean)
    assert not (site / "of").exists()
    assert digests(clean) != digests(made_up_site)


def test_a_build_with_a_problem_touches_nothing(tmp_path):
    """The problem is found before the first file is written."""
    root = project(tmp_path, {STUDY: swap("country: XA", "country: XAA")})
    last = tmp_path / "site"
    last.mkdir()
    (last / "index.html").write_text("the last one", encoding="utf-8")
    ran = build(root, last)
    line = (root / STUDY).read_text("utf-8").splitlines().index("  country: XAA") + 1
    assert ran.returncode != 0
    assert f"{STUDY}:{line}  E205" in ran.stdout + ran.stderr
    assert [file.name for file in last.iterdir()] == ["index.html"]
    assert (last / "index.html").read_text("utf-8") == "the last one"
