"""Where the program runs: terminals without letters, folders that git does not read, and links in odd places."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from pydantic import TypeAdapter, ValidationError

from made_up import write
from places import PROJECT
from review.cli.program import main
from review.loading import load_state
from review.schema.base import Url
from review.versions.git_objects import RevisionError, commit_of

RIS = "TY  - JOUR\nTI  - Snö på taket\nAU  - Österlund, Åsa\nPY  - 2020\nER  - \n"


def test_a_terminal_without_letters_gets_their_codes(tmp_path, monkeypatch):
    root = write(tmp_path / "review")
    (tmp_path / "x.ris").write_text(RIS, encoding="utf-8")
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["--root", str(root), "import", str(tmp_path / "x.ris")]) == 0
    screen.flush()
    assert rb"Sn\xf6 p\xe5 taket" in screen.buffer.getvalue()


@pytest.mark.parametrize("what", ["link", "file"])
def test_only_a_folder_may_be_in_the_place_of_references(tmp_path, what):
    root = write(tmp_path / "review")
    (tmp_path / "elsewhere").mkdir()
    if what == "link":
        (root / "references").symlink_to(tmp_path / "elsewhere")
    else:
        (root / "references").write_text("", encoding="utf-8")
    _, problems = load_state(root)
    assert ("references", "E101") in {(problem.path, problem.code) for problem in problems}


GOOD = ("https://example.org", "http://example.org:8080/a?b=c@d#e", "https://example.org/@ann", "https://x.org?q=1:2")
BAD = (
    "https://", "https:///a", "http://?a", "https://#a", "https://ann@example.org/", "https://ann:secret@example.org/a",
    "https://:80/", "https://example.org:port/", "ftp://example.org/", "javascript:alert(1)", "https://a b.org/",
)  # fmt: skip


@pytest.mark.parametrize("address", GOOD)
def test_an_address_with_a_host_is_accepted(address):
    assert TypeAdapter(Url).validate_python(address) == address


@pytest.mark.parametrize("address", BAD)
def test_an_address_with_a_user_name_or_without_a_host_is_refused(address):
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(address)


@pytest.mark.process
def test_a_folder_of_another_user_is_named_as_the_reason(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError, match=r"belongs to another user.*safe\.directory"):
        commit_of(tmp_path, "HEAD")


def test_without_git_it_is_named_as_the_reason(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RevisionError, match="install git"):
        commit_of(PROJECT, "HEAD")


@pytest.mark.process
def test_a_clone_without_its_history_says_how_to_get_it(tmp_path):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], check=True)

    git("init", "-q", str(tmp_path / "whole"))
    for message in ("one", "two"):
        git("-C", str(tmp_path / "whole"), "commit", "-q", "--allow-empty", "-m", message)
    git("clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(RevisionError, match="git fetch --unshallow"):
        commit_of(tmp_path / "shallow", "HEAD~1")
