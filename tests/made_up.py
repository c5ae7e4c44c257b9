"""A project of the made-up review: its records with this project's prose, code and settings, ready to be built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fabricated import Change, write
from places import PROJECT

PARTS = ("docs", "hooks")
FILES = ("mkdocs.yml",)
# Every build says the same of its time, so that two of them can be compared.
ENVIRONMENT = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1500000000"}
# What the prose names of the real review, and what the made-up one has in its place.
NAMED = (
    (r'cite\("[^"]+"\)', 'cite("adams-2011")'),
    (r"\bid/[a-z]+-f\d+/", "id/waiting-f01/"),
    (r"\bid/[a-z]+-\d{4}[a-z]?-q\d+/", "id/adams-2011-q01/"),
    (r"\bid/[a-z]+-\d{4}[a-z]?/", "id/adams-2011/"),
    (r"\bthemes/[a-z-]+/index\.md", "themes/waiting/index.md"),
)


def project(root: Path, changes: dict[str, Change] | None = None, *more: str) -> Path:
    """A copy of this project that holds the made-up review, with changes made to its files.

    `more` names what is copied beyond the files and folders that a site is built from.
    """
    root.mkdir(parents=True, exist_ok=True)
    for name in (*PARTS, *FILES, *more):
        if (PROJECT / name).is_dir():
            ignored = shutil.ignore_patterns("*.egg-info", "node_modules")
            shutil.copytree(PROJECT / name, root / name, ignore=ignored)
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, root / name)
    for file in (root / "docs").glob("*.md"):
        text = file.read_text("utf-8")
        for pattern, replacement in NAMED:
            text = re.sub(pattern, replacement, text)
        file.write_text(text, encoding="utf-8")
    return write(root, changes)


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a project with its own code."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(root / "hooks"), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def built(root: Path, site: Path, **environment: str) -> Path:
    """The site of a project, built without a problem."""
    done = build(root, site, **environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return site
