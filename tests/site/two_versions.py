"""A project with two released versions, and the site that `make site` builds of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import made_up
from made_up import swap
from repository import SETTINGS, commit, git

IGNORED = "/.venv/\n/.build/\n/site/\n__pycache__/\n"
ADDRESS = "https://review.example/lives/"
CITATION = "cff-version: 1.2.0\ntitle: Night buses\nversion: 1.0.0\ndate-released: 2017-01-02\n"

THEME, STUDY, IDS = "evidence/themes/waiting.yml", "evidence/studies/adams-2011.yml", "evidence/ids.yml"
REWORDED, RENAMED, RENAMED_TO, WITHDRAWN = "waiting-f01", "riding-f02", "riding-f03", "adams-2011-q02"
OLD_WORDS, NEW_WORDS = "as much as riders", "more than riders"
WHY = "Its words stood under the wrong theme, in a test."


@dataclass(frozen=True)
class Built:
    """The copy's folder, its built site, and what the build printed."""

    root: Path
    site: Path
    message: str


def project(root: Path) -> Path:
    """Make a repository of a project, released once as 1.0.0 and once as 1.1.0.

    Between the two a finding has other words, another one has another id, and an excerpt was withdrawn.
    """
    made_up.project(root, {"CITATION.cff": CITATION, ".gitignore": IGNORED}, "Makefile")
    git(root, "init", "--quiet", "--initial-branch", "main")
    only_the_first_version(root)
    run(root, "release", "1.0.0")
    commit(root, "The review as it was first")
    git(root, "tag", "v1.0.0")
    change(root)
    commit(root, "Other words, another id, and one excerpt fewer")
    run(root, "release", "1.1.0", "--summary", "A finding says it better.", "--date", "2021-12-01")
    commit(root, "Version 1.1.0")
    git(root, "tag", "v1.1.0")
    git(root, "tag", "--delete", "v1.0.0")  # its commit is in review.yml now, and a clone may lack the tag
    return root


def only_the_first_version(root: Path) -> None:
    """Takes later versions out of the copy, so that the test knows what there is."""
    file = root / "evidence/review.yml"
    head, _, versions = file.read_text("utf-8").partition("versions:\n")
    first = re.sub(r" *commit: .*\n", "", versions[versions.index('  - version: "1.0.0"') :])
    file.write_text(f"{head}versions:\n{first}", encoding="utf-8")
    ids = root / IDS
    lines = [line for line in ids.read_text("utf-8").splitlines() if "since:" not in line or "since: 1.0.0" in line]
    ids.write_text("\n".join(lines) + "\n", encoding="utf-8")


def change(root: Path) -> None:
    """What differs between the two versions."""
    for file in sorted((root / "evidence").rglob("*.yml")):
        if file.name != "ids.yml":
            text = file.read_text("utf-8")
            file.write_text(text.replace(RENAMED, RENAMED_TO), encoding="utf-8")
    edit(root / THEME, swap(OLD_WORDS, NEW_WORDS))
    edit(root / STUDY, lambda text: re.sub(rf"  - id: {WITHDRAWN}\n(?:    .*\n)+", "", text))
    edit(root / IDS, lambda text: obsolete(text, RENAMED, f"became: {RENAMED_TO}"))
    edit(root / IDS, lambda text: obsolete(text, WITHDRAWN, f'withdrawn: {{on: "2021-11-30", why: "{WHY}"}}'))


def obsolete(text: str, id: str, message: str) -> str:
    changed, times = re.subn(rf"(?m)^(  - {{id: {id}, .*)}}$", rf"\1, {message}}}", text)
    assert times == 1
    return changed


def edit(file: Path, change) -> None:
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")


def run(root: Path, *arguments: str) -> None:
    """A command of the review that has to end well."""
    command = [sys.executable, "-m", "review", "--root", str(root), *arguments]
    done = subprocess.run(command, env={**os.environ, **SETTINGS}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def make_site(root: Path, *settings: str) -> subprocess.CompletedProcess[str]:
    """`make site` in the folder, with the environment of the tests in place of one of its own."""
    stamps = root / ".venv"
    stamps.mkdir(exist_ok=True)
    for requirements in ("requirements/uv.txt", "requirements/site.txt"):
        file = root / requirements
        file.parent.mkdir(exist_ok=True)
        file.touch()
    for stamp in ("uv.stamp", "site.stamp"):
        (stamps / stamp).touch()
    environment = root.parent / "environment"  # a name without spaces, whatever the folder of the project is called
    if not environment.is_symlink():
        environment.symlink_to(Path(sys.executable).parents[1])
    return subprocess.run(
        ["make", "site", f"BIN={environment}/bin", *settings],
        cwd=root,
        env={**os.environ, "SITE_URL": ADDRESS, "SOURCE_DATE_EPOCH": "1796083200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def built(root: Path) -> Built:
    """The site of the two versions."""
    done = make_site(project(root), "EVERY_VERSION=1")
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-3000:]
    return Built(root, root / "site", done.stdout + done.stderr)
