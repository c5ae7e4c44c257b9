"""`review check --site`: the built site as programs and readers find it. What cannot be checked here is named."""

from __future__ import annotations

import builtins
import shutil

import pytest

from made_up import write
from own_thread import in_own_thread
from review.__main__ import main
from review.cli import site_check
from review.files.writing import write_files
from review.inspection import NotCheckedError
from review.inspection.accessibility import access_faults, sample
from review.inspection.data_files import data_faults

PAGE = "<!doctype html><html lang=en><title>A page</title><body><main><h1>A page</h1>{}</main>"


def site_of(folder, pages):
    for address, text in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(text), encoding="utf-8")
    return folder


def test_a_sample_has_the_home_page_and_of_each_folder_its_page_and_the_next_below(tmp_path):
    addresses = ("", "findings", "studies", "studies/adams", "studies/baker", "v/1.0.0", "id/adams")
    assert sample(site_of(tmp_path, dict.fromkeys(addresses, ""))) == ["", "findings", "studies", "studies/adams"]


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    found = builtins.__import__

    def importing(name, *others):
        if name.partition(".")[0] in {"frictionless", "axe_playwright_python"}:
            raise ModuleNotFoundError(name=name)
        return found(name, *others)

    monkeypatch.setattr(builtins, "__import__", importing)
    with pytest.raises(NotCheckedError, match=r"data files are not checked: pip install"):
        data_faults(tmp_path)
    with pytest.raises(NotCheckedError, match=r"Accessibility is not checked: pip install"):
        access_faults(tmp_path, [""])


@pytest.mark.process
def test_a_missing_browser_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "no-browser"))
    with pytest.raises(NotCheckedError, match="no browser is here"):
        in_own_thread(access_faults, tmp_path, [""])


@pytest.mark.browser
@pytest.mark.site
def test_a_browser_finds_a_picture_without_words(tmp_path):
    site = site_of(tmp_path, {"": "", "findings": "<img src='data:,'>"})
    (fault, *_) = in_own_thread(access_faults, site, sample(site))
    assert fault.startswith("/findings  image-alt (light, 1280 px): img: ")


def test_a_row_that_the_description_does_not_allow_is_found(exported, tmp_path):
    write_files(tmp_path, {name: text for name, text in exported.items() if name.startswith("data/")})
    assert data_faults(tmp_path) == []
    file = tmp_path / "data/studies.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    assert [fault for fault in data_faults(tmp_path) if fault.startswith("data/studies.csv: ")]


def test_the_command_names_what_is_wrong_and_what_is_not_checked(tmp_path, monkeypatch, capsys):
    def built(_, folder):
        site_of(folder, {"": ""})
        return 1

    def unchecked(*_):
        raise NotCheckedError("Accessibility is not checked: no browser is here; install Chromium")

    root = write(tmp_path)
    monkeypatch.setattr(site_check, "whole_site", built)
    monkeypatch.setattr(site_check, "data_faults", lambda _: [])
    monkeypatch.setattr(site_check, "access_faults", unchecked)
    assert main(["--root", str(root), "check", "--site"]) == 0
    out = capsys.readouterr().out
    assert "1 files built, every link in them leads somewhere" in out
    assert "0 problems in the data files\nAccessibility is not checked" in out
    monkeypatch.setattr(site_check, "access_faults", lambda *_: [])
    assert main(["--root", str(root), "check", "--site"]) == 0
    assert "0 problems in the accessibility of 1 page" in capsys.readouterr().out
    monkeypatch.setattr(site_check, "data_faults", lambda _: ["data: studies, row 2"])
    assert main(["--root", str(root), "check", "--site"]) == 1
    assert "data: studies, row 2\n1 problem in the data files" in capsys.readouterr().err
    shutil.rmtree(root / "evidence/themes")
    assert main(["--root", str(root), "check", "--site"]) == 1
