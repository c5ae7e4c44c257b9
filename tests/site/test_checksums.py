"""The list of checksums of the built site, read by the program that readers have."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

PROGRAM = shutil.which("sha256sum")


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the program says of the folder's own list."""
    command = [str(PROGRAM), "--check", "--strict", "--quiet", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(not PROGRAM, reason="this system has no sha256sum")
def test_each_data_file_has_its_listed_checksum(site, tmp_path):
    data = shutil.copytree(site / "data", tmp_path / "data")
    message = checked(data)
    assert (message.returncode, message.stdout, message.stderr) == (0, "", "")
    with (data / "studies.csv").open("a", encoding="utf-8") as stream:
        stream.write("invented-2000\n")
    (data / "findings.json").unlink()
    message = checked(data)
    assert message.returncode == 1
    assert "studies.csv: FAILED\n" in message.stdout
    assert "findings.json: FAILED open or read\n" in message.stdout


def test_the_list_names_every_data_file_and_no_other(site):
    lines = (site / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = {file.relative_to(site / "data").as_posix() for file in (site / "data").rglob("*") if file.is_file()}
    assert sorted(line[66:] for line in lines) == sorted(files - {"index.html", "SHA256SUMS"})
