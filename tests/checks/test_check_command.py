"""`review check` as a contributor and as CI run it: all problems at once, an exit code, and nothing else touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from broken_records import ADAMS, BIB, CASES, DISCUSSION, RIDING, SNOW
from made_up import swap, write
from review.__main__ import main

# Twenty ways and more of breaking a study's own record.
OF_ONE_RECORD = [case for case in CASES if case.file == ADAMS and case.code.startswith("E")]


@dataclass(frozen=True)
class Ran:
    """What a run of the check has left: its exit code and what it has written."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def check(capsys, monkeypatch) -> Callable[..., Ran]:
    """Runs `review check` on a folder; more of the environment can be given by name."""

    def run(root: Path, **environment: str) -> Ran:
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main(["--root", str(root), "check"])
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


def in_a_shell(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does."""
    clean = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    command = [sys.executable, "-m", "review", *map(str, arguments)]
    environment = {**clean, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)


def built_site(root: Path) -> dict[Path, tuple[bytes, int]]:
    """Return the bytes and time of each file of the last built site."""
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in (root / "site").rglob("*") if file.is_file()}


def test_one_record_can_be_broken_in_twenty_ways():
    assert len(OF_ONE_RECORD) >= 20


@pytest.mark.parametrize("case", OF_ONE_RECORD, ids=lambda case: f"{case.code} {case.what}")
def test_a_broken_record_fails_the_check_and_keeps_the_built_site(case, tmp_path, check):
    root = case.write(tmp_path)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last built site", encoding="utf-8")
    before = built_site(root)
    ran = check(root)
    assert ran.returncode == 1
    assert f"{case.blamed}:{case.line(root)}  {case.code}  " in ran.stderr
    assert ran.stdout == ""
    assert built_site(root) == before


@pytest.mark.process
@pytest.mark.parametrize("code", ["E102", "E205", "E308"])
def test_the_exit_code_and_the_message_reach_the_shell(code, tmp_path):
    case = next(case for case in OF_ONE_RECORD if case.code == code)
    ran = in_a_shell("--root", case.write(tmp_path), "check")
    assert ran.returncode == 1
    assert f"{case.blamed}:{case.line(tmp_path)}  {code}  " in ran.stderr
    assert "Traceback" not in ran.stderr


def test_evidence_without_problem_passes(tmp_path, check):
    ran = check(write(tmp_path))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "0 errors, 0 hints\n", "")


def test_hints_do_not_fail_the_check(tmp_path, check):
    hint = next(case for case in CASES if case.code == "H402")
    ran = check(hint.write(tmp_path))
    assert ran.returncode == 0
    assert "1 hint" in ran.stdout.splitlines()[-1]


def test_problems_of_several_files_are_reported_in_one_run(tmp_path, check):
    ran = check(
        write(
            tmp_path,
            {
                ADAMS: swap("types: [city]", "types: [citty]", "count: 4", "count: four"),
                SNOW: swap("country: not-stated", "country: ZZ"),
                RIDING: b"\xff\xfe",
                DISCUSSION: swap("green-2013", "greene-2013"),
                BIB: swap("{10.5555/owl.2011}", "{owl}"),
            },
        )
    )
    reported = [line.split("  ")[:2] for line in ran.stderr.splitlines()[:-1]]
    assert [(place.split(":")[0], code) for place, code in reported] == [
        (DISCUSSION, "E304"),
        (ADAMS, "E203"),
        (ADAMS, "E205"),
        (SNOW, "E205"),
        (RIDING, "E101"),
        (BIB, "E208"),
    ]
    assert ran.stderr.splitlines()[-1] == "6 errors, 0 hints"


def test_a_folder_without_evidence_is_a_problem_and_not_a_crash(tmp_path, check):
    ran = check(tmp_path)
    assert ran.returncode == 1
    assert "evidence/review.yml:1  E108" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.process
def test_wrong_use_exits_with_two():
    assert in_a_shell("nonsense").returncode == 2


def test_under_github_actions_each_problem_is_an_annotation_at_its_line(tmp_path, check):
    ran = check(write(tmp_path, {SNOW: swap("country: not-stated", "country: ZZ")}), GITHUB_ACTIONS="true")
    assert ran.stdout.startswith(f"::error file={SNOW},line=")
    assert ",title=E205::" in ran.stdout


def test_no_text_of_a_record_can_start_a_workflow_command(tmp_path, check):
    injected = 'country: "ZZ\\n::error file=x,line=1::injected\\r::warning::%0A"'
    ran = check(write(tmp_path, {SNOW: swap("country: not-stated", injected)}), GITHUB_ACTIONS="true")
    lines = (ran.stdout + ran.stderr).splitlines()
    assert [line for line in lines if line.startswith("::")] == [
        line for line in lines if line.startswith("::error file=e")
    ]
    assert len([line for line in lines if line.startswith("::")]) == 1
