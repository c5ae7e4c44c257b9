"""The made-up review of night buses: its records, copies in which a test changes one thing, and projects to build.

It has 4 studies over 3 datasets, 2 themes, 6 findings, 4 codes, 7 excerpts and 8 references. Its files are in
`tests/night-buses/`, as a contributor would write them; nothing in them is true.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from places import PROJECT
from review.building.whole_site import built_by_mkdocs
from review.loading import load_review
from review.model.review import Review

NIGHT_BUSES = Path(__file__).parent / "night-buses"

# Limits of long lists by which it is a large review.
LIMITS = {
    "MAX_STUDIES": 3,
    "MAX_QUOTATIONS": 2,
    "MAX_REFERENCES": 3,
    "MAX_FINDINGS": 2,
    "MAX_CARDS": 1,
    "MAX_WORKSHEETS": 2,
}

# What to do to a file: its new bytes or text, None to delete it, or a function from its text to its new text.
Change = str | bytes | None | Callable[[str], str]


def swap(old: str, new: str, *more: str) -> Callable[[str], str]:
    """Return a change of a file that replaces each old text by the new text after it. The old text must be there."""
    pairs = [(old, new), *zip(more[::2], more[1::2], strict=True)]

    def change(text: str) -> str:
        for before, after in pairs:
            assert before in text, f"the file does not contain {before!r}"
            text = text.replace(before, after, 1)
        return text

    return change


def without_source(text: str) -> str:
    """Return evidence/review.yml without the published review and its authors."""
    for start, end in (("source:\n", "companion:\n"), ("people:\n", "affiliations:\n")):
        text = text[: text.index(start)] + text[text.index(end) :]
    return text


def write(root: Path, changes: dict[str, Change] | None = None, *, with_records: bool = True) -> Path:
    """Write the records of the made-up review below `root` with each named file changed; return `root`.

    Without records, the changes are made to those that are there.
    """
    if with_records:
        shutil.copytree(NIGHT_BUSES / "evidence", root / "evidence", dirs_exist_ok=True)
        shutil.copy2(NIGHT_BUSES / "references.bib", root)
    for name, change in (changes or {}).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if change is None:
            file.unlink()
        elif isinstance(change, bytes):
            file.write_bytes(change)
        elif isinstance(change, str):
            file.write_text(change, encoding="utf-8")
        else:
            file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def edited(change: Callable[[Any], None]) -> Callable[[str], str]:
    """Return a change of a file that changes the record in it, and loses its comments."""

    def edit(text: str) -> str:
        record = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - every value as text
        change(record)
        return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)

    return edit


def _without_reach(theme: Any) -> None:
    for finding in theme["findings"]:
        for each in [finding, *finding.get("views", [])]:
            each.pop("reach", None)


THEMES = ("evidence/themes/riding.yml", "evidence/themes/waiting.yml")
# Changes that make of the made-up review one that updates no published review.
NO_SOURCE: dict[str, Change] = {
    "evidence/review.yml": without_source,
    "evidence/figures.yml": None,
    **dict.fromkeys(THEMES, edited(_without_reach)),
}


def review_of(root: Path, changes: dict[str, Change] | None = None) -> Review:
    """Return the made-up review, changed and loaded."""
    return load_review(write(root, changes))


# What a review has besides its records. The program that builds it is the one that is tested, unless a copy is beside.
PARTS = ("docs", "mkdocs.yml")
HOOKS = ("hooks/build.py", "hooks/macros.py")
# Every build has the same time, so that two of them can be compared.
ENVIRONMENT = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1500000000"}
# What would tell a build its addresses, so that a build of the tests is the same wherever it runs.
SURROUNDINGS = re.compile(r"(?:GITHUB|GITLAB|GITEA|FORGEJO|CI)_.*|(?:SITE|REPO)_URL|(?:EDIT|HISTORY)_URI")
# IDs and kinds of the real review that the prose mentions, and those of the made-up review in their place.
NAMED = (
    (r'cite\("[^"]+"\)', 'cite("adams-2011")'),
    (r'\bheadlines\("[^)]+\)', 'headlines("waiting-f01")'),
    (r'\bpoles\("[^)]+\)', 'poles("waiting-f03")'),
    (r'\bpoints\("[a-z-]+-agree"\)', 'points("both-say")'),
    (r"\bid/[a-z]+-f\d+/", "id/waiting-f01/"),
    (r"\bid/[a-z]+-\d{4}[a-z]?-q\d+/", "id/adams-2011-q01/"),
    (r"\bid/[a-z]+-\d{4}[a-z]?/", "id/adams-2011/"),
    (r"\bthemes/[a-z-]+/index\.md", "themes/waiting/index.md"),
)


def copy_code(root: Path, *names: str) -> Path:
    """Copy folders and files of this project below `root`, with the compiled modules; return `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (PROJECT / name).is_dir():
            ignored = shutil.ignore_patterns("*.egg-info", "node_modules")
            shutil.copytree(PROJECT / name, root / name, ignore=ignored, dirs_exist_ok=True)
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, root / name)
    return root


def project(root: Path, changes: dict[str, Change] | None = None, *more: str) -> Path:
    """Write a copy of this project that has the made-up review as its records, with changes to its files.

    `more` names further files and folders to copy: "hooks" for a project with a program of its own.
    """
    copy_code(root, *PARTS, *HOOKS, *more)
    for file in (root / "docs").rglob("*.md"):
        text = file.read_text("utf-8")
        for pattern, replacement in NAMED:
            text = re.sub(pattern, replacement, text)
        file.write_text(text, encoding="utf-8")
    return write(root, changes)


def second_review(root: Path, changes: dict[str, Change] | None = None) -> Path:
    """Write the made-up review as a project of its own: its records, prose, menu and settings.

    Its quotations come from a table of another name than those of the first review.
    """
    copy_code(root, *HOOKS)
    shutil.copytree(NIGHT_BUSES, root, dirs_exist_ok=True)
    for file in (root / "evidence" / "studies").glob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("Table 3, ", "Passages, "), encoding="utf-8")
    return write(root, changes, with_records=False)


def without_addresses() -> dict[str, str]:
    """Return the environment without what tells a build its addresses."""
    return {name: value for name, value in os.environ.items() if not SURROUNDINGS.fullmatch(name)}


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a project in a process of its own; return the finished process."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        env={**without_addresses(), **ENVIRONMENT, "PYTHONPATH": str(PROJECT / "hooks"), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def anywhere(**environment: str) -> AbstractContextManager[object]:
    """Give the commands that this process runs meanwhile an environment which is the same wherever the tests run."""
    return patch.dict(os.environ, {**without_addresses(), **ENVIRONMENT, **environment}, clear=True)


def built(root: Path, site: Path, **environment: str) -> Path:
    """Build the site of a project in this process, which saves loading the program; return its folder.

    An exception of MkDocs says what it cannot build.
    """
    with anywhere(**environment):
        built_by_mkdocs(root / "mkdocs.yml", site)
    return site


def built_apart(root: Path, site: Path, **environment: str) -> Path:
    """Build the site of a project in a process of its own, which must succeed; return its folder."""
    done = build(root, site, **environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return site


EMPTY_FIELD = re.compile(r"^( *(?:- )?)(?:# )?([\w-]+):$", re.MULTILINE)


def fill(file: Path, values: Mapping[str, str], more: str = "") -> None:
    """Fill in the record that `review new` writes: values after empty fields, and `more` in place of excerpts."""

    def filled(field: re.Match[str]) -> str:
        indent, name = field.groups()
        return f"{indent}{name}: {values[name]}" if name in values else field[0]

    record, _, _ = file.read_text(encoding="utf-8").partition("\nexcerpts:\n")
    file.write_text(f"{EMPTY_FIELD.sub(filled, record)}\n{more}", encoding="utf-8")
