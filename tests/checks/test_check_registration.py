"""A check is declared once: a function with its codes. Adding one touches the catalogue, a module and a test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from broken_records import CASES
from made_up import NIGHT_BUSES, copy_code, swap
from review.checks import CHECKS
from review.checks.registration import EvidenceCheck
from review.evidence.records import read_evidence
from review.model.assembly import assemble


def test_a_check_finds_the_problems_that_it_declares_and_no_other(tmp_path_factory):
    found = {check.find.__name__: set() for check in CHECKS}
    for case in CASES:
        evidence, problems = read_evidence(case.write(tmp_path_factory.mktemp("broken")))
        if evidence is None or any(problem.stops_the_build for problem in problems):
            continue
        for check in CHECKS:
            if isinstance(check, EvidenceCheck):
                found[check.find.__name__] |= {problem.code for problem in check.find(evidence)}
            elif case.code in {kind.code for kind in check.kinds}:
                review = assemble(evidence)
                found[check.find.__name__] |= {problem.code for problem in check.find(evidence, review)}
    assert found == {check.find.__name__: {kind.code for kind in check.kinds} for check in CHECKS}


def test_every_check_has_a_name_of_its_own():
    names = [check.find.__name__ for check in CHECKS]
    assert len(set(names)) == len(names) > 20


KIND = """    Kind(
        code="E399",
        title="Shouting",
        what="A finding is written in capitals.",
        why="It is hard to read.",
        fix="Write it in lower case.",
        example=Example(THEME, "statement: NIGHTS ARE LONG.", right="statement: Nights are longer than days."),
    ),
    Kind(
        code="E501","""
CHECK = '''

@check("E399")
def findings_do_not_shout(evidence: Evidence) -> Iterator[Problem]:
    """No finding is in capitals alone."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            if finding.statement.isupper():
                yield record.problem("E399", f'the finding "{finding.id}" is in capitals', "findings", index)
'''
CASE = """CASES = (
    Broken(
        "E399", "capitals", RIDING, swap("A warm bus is a quiet bus.", "HUSH."), "is in capitals", at="id: riding-f01"
    ),
"""
# The edits that add a check. At most three files.
EDITS = {
    "hooks/review/problems/catalogue.py": swap('    Kind(\n        code="E501",', KIND),
    "hooks/review/checks/findings.py": lambda text: text + CHECK,
    "tests/broken_records.py": swap("CASES = (\n", CASE),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the project to which the check is added."""
    copy_code(tmp_path, "hooks", "tests", ".github", "pyproject.toml")
    for name, edit in EDITS.items():
        file = tmp_path / name
        file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def run(copy: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python with the modules of the copy."""
    paths = os.pathsep.join([str(copy / "hooks"), str(copy / "tests")])
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.process
def test_a_check_is_added_by_editing_three_files(copy):
    assert len(EDITS) <= 3
    unchanged = run(copy, "-m", "review", "--root", NIGHT_BUSES, "check")
    assert (unchanged.returncode, unchanged.stdout) == (0, "0 errors, 0 hints\n")
    tests = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/checks/test_examples.py", "-k", "E399")
    assert "2 passed" in tests.stdout, tests.stdout
    broken = copy / "night-buses"
    shutil.copytree(NIGHT_BUSES, broken)
    file = broken / "evidence" / "themes" / "riding.yml"
    file.write_text(swap("A warm bus is a quiet bus.", "HUSH.")(file.read_text(encoding="utf-8")), encoding="utf-8")
    checked = run(copy, "-m", "review", "--root", broken, "check")
    assert checked.returncode == 1
    assert 'E399  the finding "riding-f01" is in capitals; Write it in lower case.' in checked.stderr
