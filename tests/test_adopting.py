"""A review of your own: the guide for adopters, run step by step with the program as pip installs it.

The network is left out: the program is a wheel made from this project, in an environment that sees the libraries of the
tests, and the environment of the new review is the same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from made_up import copy_code, without_addresses
from own_thread import in_own_thread
from places import PROJECT
from test_workflows import actionlint, schema_faults, zizmor

pytestmark = pytest.mark.process

GUIDE = PROJECT / "docs/contribute/adopting.md"
COMMANDS = re.findall(r"^\$ (.+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
BY_PIP = ["python3 -m venv tools", "tools/bin/pip install living-review"]
PERSON = {f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
# Words of the review that this project keeps alive, which no other review says.
FIRST_REVIEW = re.compile(r"(?i)clinician|complex emotional|personality|Troup|medRxiv|CRD420|french-2019|journey-f")


@dataclass(frozen=True)
class Walk:
    """The folder of the new review after all steps, and what each command printed."""

    root: Path
    printed: dict[str, str]


def wheel(folder: Path) -> Path:
    """Make the wheel of this project without the network."""
    code = copy_code(folder / "code", "hooks", "pyproject.toml", "README.md", "LICENSE")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, code], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory):
    return wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def tools(built_wheel, tmp_path_factory):
    """An environment into which pip has installed the wheel."""
    folder = tmp_path_factory.mktemp("an afternoon") / "tools"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    site_packages = next(folder.glob("lib/python*/site-packages"))
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-index"]
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin/python"]
    subprocess.run([*pip, "install", *options, built_wheel], check=True)
    return folder


@pytest.fixture(scope="module")
def walk(tools):
    """All commands of the guide, one after the other, in a folder with a space in its path."""
    assert COMMANDS[: len(BY_PIP)] == BY_PIP
    folder, printed = tools.parent, {}
    names = ("PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
    environment = {name: value for name, value in without_addresses().items() if name in names}
    environment |= {**PERSON, "CHROMIUM": str(folder / "no-browser")}
    for command in COMMANDS[len(BY_PIP) :]:
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
            continue
        if command.startswith("make ") and not (folder / ".venv").exists():
            (folder / ".venv").symlink_to(tools)
            (folder / ".venv/stamp").touch()
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        printed[command] = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{printed[command][-3000:]}"
    return Walk(folder, printed)


def test_the_wheel_has_every_file_of_the_package(built_wheel):
    listed = subprocess.run(
        ["git", "ls-files", "-z", "hooks/review"], cwd=PROJECT, check=True, capture_output=True, encoding="utf-8"
    )
    package = {name.removeprefix("hooks/") for name in listed.stdout.split("\0") if name}
    if not package:
        pytest.skip("this is no clone")
    with zipfile.ZipFile(built_wheel) as packed:
        assert package - set(packed.namelist()) == set()


def test_each_step_says_that_it_went_well(walk):
    assert walk.printed[".venv/bin/review check"] == "0 errors, 0 hints\n"
    assert re.search(r"\d+ files published to site", walk.printed["make site"])
    tested = walk.printed["make test"]
    assert "every link in them leads somewhere" in tested
    assert "0 problems in the data files" in tested
    assert "Accessibility is not checked: no browser is here" in tested
    assert "Nothing to change" in walk.printed[".venv/bin/review migrate"]
    assert "Version 1.0.0 of" in walk.printed[".venv/bin/review release 1.0.0 --tag"]


def test_the_review_has_the_files_that_people_edit_and_no_program(walk):
    top = {file.name for file in walk.root.iterdir()}
    assert {"mkdocs.yml", "docs", "evidence", "hooks", "references.bib", ".github", "Makefile"} <= top
    assert all(len(file.read_text("utf-8").splitlines()) < 10 for file in (walk.root / "hooks").glob("*.py"))


def test_the_review_says_nothing_of_the_first_review(walk):
    files = [*(walk.root / "docs").rglob("*.md"), *(walk.root / "evidence").rglob("*.yml")]
    files += [file for file in (walk.root / "site").rglob("*") if file.suffix in {".html", ".json", ".xml", ".csv"}]
    said = {file.relative_to(walk.root).as_posix(): FIRST_REVIEW.findall(file.read_text("utf-8")) for file in files}
    assert {name: words for name, words in said.items() if words} == {}


def test_what_must_stay_is_what_pages_lead_to(walk):
    """The guide names the pages and anchors of prose to which pages made from records lead, and no others."""
    site, prose = walk.root / "site", walk.root / "docs"
    pages = {file.relative_to(prose).with_suffix("").as_posix(): file for file in prose.glob("*.md")}
    led_to: dict[str, set[str]] = {}
    for file in site.rglob("index.html"):
        address = file.parent.relative_to(site).as_posix()
        if address in pages or (address.startswith("contribute/") and (prose / f"{address}.md").exists()):
            continue
        body = file.read_text("utf-8").partition("<article")[2].partition("</article>")[0] or ""
        for target, anchor in re.findall(r'href="((?:\.\./)*[\w/-]+/)(?:#([\w-]+))?"', body):
            name = os.path.normpath(f"{address}/{target}")
            if name in pages:
                led_to.setdefault(f"{name}.md", set()).update({anchor} - {""})
    section = GUIDE.read_text("utf-8").partition("## What must stay")[2].partition("\n## ")[0]
    named = {
        page: set(re.findall(r"`#([\w-]+)`", line))
        for line in section.splitlines()
        if line.startswith("- ")
        for page in re.findall(r"`([\w-]+\.md)`", line)
    }
    assert {page: anchors for page, anchors in led_to.items() if not anchors <= named.get(page, set())} == {}
    assert set(led_to) <= set(named)


def test_the_workflows_of_a_new_review_are_sound(walk):
    workflows = sorted((walk.root / ".github/workflows").glob("*.yml"))
    assert [file.stem for file in workflows] == ["check", "publish"]
    assert [(fault["ident"], fault["desc"]) for fault in zizmor(walk.root / ".github")] == []
    assert schema_faults("vendor.github-workflows", *workflows) == ""
    assert schema_faults("custom.github-workflows-require-timeout", *workflows) == ""
    assert schema_faults("vendor.dependabot", walk.root / ".github/dependabot.yml") == ""
    ours = (PROJECT / ".github/workflows/publish.yml").read_text("utf-8")
    for file in workflows:
        for action in re.findall(r"uses: (\S+)", file.read_text("utf-8")):
            assert action in ours, "the actions of a new review are pinned as ours are"


def test_actionlint_finds_nothing_in_them(walk):
    assert actionlint(*sorted((walk.root / ".github/workflows").glob("*.yml"))) == []


@pytest.mark.browser
@pytest.mark.site
def test_a_sample_of_its_pages_is_accessible(walk):
    from review.inspection.accessibility import access_faults  # noqa: PLC0415 - drives a browser

    assert in_own_thread(access_faults, walk.root / "site", ["", "methods", "contribute/add"]) == []


def test_the_plain_pages_can_be_built_by_any_generator(walk):
    plain = walk.root.parent / "plain"
    assert (plain / "index.md").is_file()
    assert (plain / "data/datapackage.json").is_file()
    shutil.rmtree(plain)
