"""The documents for people who take over the project: they agree with each other and with the files."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from places import PROJECT

DECISIONS = PROJECT / "decisions"
PAPERS = sorted([*PROJECT.glob("*.md"), *DECISIONS.glob("*.md"), *(PROJECT / ".github").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(PROJECT).as_posix())
def test_every_link_to_a_file_finds_it(paper: Path):
    links = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_decision_has_its_parts_and_is_listed():
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    pages = sorted(file for file in DECISIONS.glob("*.md") if file.name != "README.md")
    assert re.findall(r"\]\((\d\d-[a-z0-9-]+\.md)\)", index) == [page.name for page in pages]
    for number, page in enumerate(pages, start=1):
        title, *parts = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert title.startswith(f"{number}. ")
        assert page.name.startswith(f"{number:02}-")
        assert f"[{title.removeprefix(f'{number}. ')}]({page.name})" in index
        assert parts == ["Context", "Decision", "Consequences", "When to reconsider"], page.name


def test_the_changelog_begins_with_what_is_unreleased_and_then_the_version_of_the_program():
    """https://keepachangelog.com/en/1.1.0/: newest first, each with its date, changes in groups of known names."""
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    unreleased, *released = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert unreleased == "[Unreleased]"
    assert released[0].startswith(f"[{project['version']}] - ")
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", each) for each in released)
    groups = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert groups <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_every_pattern_of_the_code_owners_matches_a_file():
    lines = (PROJECT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    assert [pattern for pattern in patterns[1:] if not (PROJECT / pattern.lstrip("/")).exists()] == []


def test_the_dev_container_prepares_what_the_tests_need():
    settings = json.loads((PROJECT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    command, *prepared = settings["postCreateCommand"].split()
    assert command == "make"
    tests_need = re.search(r"^test: (.+?) ##", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert tests_need
    assert prepared
    assert set(prepared) <= set(tests_need[1].split())


def test_mutation_testing_names_files_that_exist():
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)["tool"]["mutmut"]
    changed = [pattern.replace("src/", "hooks/", 1) for pattern in settings["only_mutate"]]
    named = [*changed, *settings["pytest_add_cli_args_test_selection"], *settings["also_copy"]]
    assert [pattern for pattern in named if not any(PROJECT.glob(pattern))] == []
