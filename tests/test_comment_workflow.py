"""The workflow that comments on a pull request: what each job may do, and its scripts with a substitute for `gh`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hostile import HOSTILE
from made_up import swap, write
from places import PROJECT
from repository import SETTINGS, commit, git, repository
from review.loading import load_state
from review.versions import diff_report
from review.versions.comparison import compare

TEXT = (PROJECT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
WORKFLOW = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506  makes nothing but texts
JOBS = WORKFLOW["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
MARKER = "<!-- what this request does to the synthesis -->"
COMMIT = "c0ffee" * 6 + "c0ff"
# Answers from a folder: each request is noted, and answered with the file that bears its path's name.
GH = """\
#!/bin/sh
''':'
exec "{python}" "$0" "$@"
'''
import json, pathlib, sys
folder = pathlib.Path({folder!r})
words = sys.argv[1:]
path = next(word for word in words if word.startswith("repos/"))
given = pathlib.Path(words[words.index("--input") + 1]).read_text("utf-8") if "--input" in words else ""
method = words[words.index("--method") + 1] if "--method" in words else "GET"
fields = [words[place + 1] for place, word in enumerate(words) if word == "--raw-field"]
with (folder / "asked.jsonl").open("a", encoding="utf-8") as asked:
    asked.write(json.dumps([method, path, fields, given]) + chr(10))
answer = folder / (path.replace("/", "_") + ".json")
if method == "GET":
    sys.stdout.write(answer.read_text("utf-8"))
"""

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(not shutil.which("jq"), reason="the scripts call jq, which the platform has"),
]


def script(job: str, step: str) -> str:
    [found] = [each["run"] for each in JOBS[job]["steps"] if each["name"] == step]
    return found


class Runner:
    """A folder in which a script of the workflow runs as the platform would run it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output.txt"
        self.output.touch()
        programs = folder / "programs"
        programs.mkdir()
        gh = programs / "gh"
        gh.write_text(GH.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
        gh.chmod(0o755)
        self.environment = {
            **os.environ,
            **SETTINGS,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "night/buses",
            "GITHUB_OUTPUT": str(self.output),
        }

    def answer(self, path: str, *pages: Any) -> None:
        """What the substitute returns for a URL: one JSON text after another, as pages come."""
        text = "".join(json.dumps(page) for page in pages)
        (self.folder / f"{path.replace('/', '_')}.json").write_text(text, encoding="utf-8")

    def run(self, text: str, root: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
            cwd=root or self.folder, env=self.environment | environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def asked(self) -> list[Any]:
        file = self.folder / "asked.jsonl"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_what_it_runs_is_of_the_default_branch_and_rights_are_apart() -> None:
    assert WORKFLOW["on"] == {"workflow_run": {"workflows": ["Synthesis"], "types": ["completed"]}}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "find": {"pull-requests": "read"},
        "report": {"contents": "read"},
        "comment": {"pull-requests": "write"},
    }
    checkouts = [step["with"] for step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert checkouts == [{"ref": "${{ github.sha }}", "fetch-depth": "0", "persist-credentials": "false"}]
    commands = " ".join(step["run"] for step in STEPS if "run" in step)
    assert not any(word in commands for word in ("git checkout", "git switch", "git worktree", "git merge "))


def test_nothing_of_the_run_of_the_request_is_taken() -> None:
    downloads = [step["with"] for step in STEPS if "download-artifact" in step.get("uses", "")]
    assert downloads == [{"name": "report", "path": "report"}]  # no run-id: of this very run
    numbers = {step["env"]["NUMBER"] for step in STEPS if "NUMBER" in step.get("env", {})}
    assert numbers == {"${{ needs.find.outputs.number }}"}
    assert not any("needs" in JOBS["find"] or "checkout" in step.get("uses", "") for step in JOBS["find"]["steps"])


def pull(number: int, sha: str = COMMIT, repository: int = 7) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": {"id": repository}}}


@pytest.mark.parametrize(
    ("pulls", "number"),
    [
        ([pull(12)], "12"),
        ([pull(11, sha="0" * 40), pull(12)], "12"),
        ([pull(12, repository=8)], ""),
        ([pull(12, sha="0" * 40)], ""),
        ([{"number": 12, "head": {"sha": COMMIT, "repo": None}}], ""),
        ([], ""),
    ],
)
def test_the_request_is_the_one_at_the_commit(runner: Runner, pulls: list[Any], number: str) -> None:
    runner.answer("repos/night/buses/pulls", pulls)
    branch = 'x"; echo $(id) ||'
    done = runner.run(
        script("find", "Look up the open request at this commit"),
        OWNER="rider", REPOSITORY="7", BRANCH=branch, COMMIT=COMMIT, BASE="main",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert runner.output.read_text() == f"number={number}\n"
    assert runner.asked() == [
        ["GET", "repos/night/buses/pulls", ["state=open", f"head=rider:{branch}", "base=main"], ""]
    ]


@pytest.fixture
def base(tmp_path: Path, python: str) -> Path:
    """A checkout of the default branch, whose origin has a request, and a program that is ready there."""
    origin = repository(tmp_path / "origin")
    git(origin, "switch", "--quiet", "--create", "request")
    write(origin, {"evidence/themes/riding.yml": swap("A warm bus is a quiet bus.", "A warm bus is a calm bus.")})
    git(origin, "update-ref", "refs/pull/12/head", commit(origin))
    git(origin, "switch", "--quiet", "main")
    (origin / "later.txt").write_text("the default branch has moved on", encoding="utf-8")
    commit(origin)
    root = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", str(origin), str(root))
    program = root / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{python}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return root


REPORT = "Report what changes"


def test_the_request_is_compared_with_where_it_left_the_default_branch(runner: Runner, base: Path) -> None:
    head = git(base, "ls-remote", "origin", "refs/pull/12/head").split()[0]
    done = runner.run(script("report", REPORT), base, NUMBER="12", COMMIT=head)
    assert done.returncode == 0, done.stderr
    message = (base / "report/synthesis.md").read_text(encoding="utf-8")
    assert "#### Findings: 1 changed" in message
    assert "A warm bus is a quiet bus." in (base / "evidence/themes/riding.yml").read_text(encoding="utf-8")


def test_a_newer_commit_of_the_request_is_left_to_its_own_run(runner: Runner, base: Path) -> None:
    done = runner.run(script("report", REPORT), base, NUMBER="12", COMMIT=COMMIT)
    assert done.returncode == 0
    assert "has moved on" in done.stdout
    assert not (base / "report").exists()


def test_evidence_that_does_not_load_is_reported(runner: Runner, base: Path) -> None:
    origin = base.parent / "origin"
    git(origin, "switch", "--quiet", "request")
    write(origin, {"evidence/themes/riding.yml": "id: [\n"})
    head = commit(origin)
    git(origin, "update-ref", "refs/pull/12/head", head)
    done = runner.run(script("report", REPORT), base, NUMBER="12", COMMIT=head)
    assert done.returncode == 0, done.stderr
    assert "does not load" in (base / "report/synthesis.md").read_text(encoding="utf-8")


WRITE = "Write the comment, or update the existing one"
COMMENTS = "repos/night/buses/issues/12/comments"


def told_of(runner: Runner, text: str) -> None:
    (runner.folder / "report").mkdir(exist_ok=True)
    (runner.folder / "report/synthesis.md").write_text(text, encoding="utf-8")


def comment(id: int, body: str, by: str = "github-actions[bot]") -> dict[str, Any]:
    return {"id": id, "body": body, "user": {"login": by}}


def test_a_first_comment_is_written_with_its_mark_and_the_commit(runner: Runner) -> None:
    told_of(runner, "## What this does\n\n<code>a&#64;b</code>\n")
    runner.answer(COMMENTS, [comment(1, "Hello", "reader"), comment(2, f"{MARKER}\nforged", "reader")])
    done = runner.run(script("comment", WRITE), NUMBER="12", COMMIT=COMMIT)
    assert done.returncode == 0, done.stderr
    method, path, _, given = runner.asked()[-1]
    assert (method, path) == ("POST", COMMENTS)
    body = json.loads(given)["body"]
    assert body.startswith(f"{MARKER}\n## What this does\n")
    assert f"For commit {COMMIT}." in body


def test_a_later_one_takes_its_place_also_when_it_is_on_another_page(runner: Runner) -> None:
    told_of(runner, "x" * 70_000)
    runner.answer(COMMENTS, [comment(1, "Hello", "reader")], [comment(31, f"{MARKER}\nolder"), comment(32, MARKER)])
    done = runner.run(script("comment", WRITE), NUMBER="12", COMMIT=COMMIT)
    assert done.returncode == 0, done.stderr
    method, path, _, given = runner.asked()[-1]
    assert (method, path) == ("PATCH", "repos/night/buses/issues/comments/31")
    assert len(json.loads(given)["body"]) < 65_536


@pytest.mark.parametrize(
    "text",
    ["Thanks, @everyone", "![x](//x.example/p.png)", "see https://x.example", "<!-- another mark -->", ""],
)
def test_a_text_that_our_code_never_writes_is_refused(runner: Runner, text: str) -> None:
    told_of(runner, text)
    done = runner.run(script("comment", WRITE), NUMBER="12", COMMIT=COMMIT)
    assert done.returncode == 1
    assert runner.asked() == []


def test_what_our_code_writes_of_hostile_records_is_not_refused(runner: Runner, tmp_path: Path) -> None:
    written = [text for text in HOSTILE if text.isprintable()]
    hostile = json.dumps(" ".join(["@everyone https://x.example ![x](y) <!-- z -->", *written])[:1400])
    before, _ = load_state(write(tmp_path / "before"))
    change = swap("statement: A warm bus is a quiet bus.", f"statement: {hostile}")
    after, problems = load_state(write(tmp_path / "after", {"evidence/themes/riding.yml": change}))
    assert before, problems
    assert after, problems
    text = diff_report.markdown(compare(before, after), "the-base-branch", "this-request")
    assert "everyone" in text
    told_of(runner, text)
    runner.answer(COMMENTS, [])
    done = runner.run(script("comment", WRITE), NUMBER="12", COMMIT=COMMIT)
    assert done.returncode == 0, done.stdout
