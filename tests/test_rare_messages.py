"""Messages that few people ever get: of a program that is missing, and of guards in our own code.

A guard is provoked by taking away what makes it needless; the message must still come, and nothing be written.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bibtexparser.model import Block

from made_up import NIGHT_BUSES, swap, write
from repository import commit, git, repository
from review import importing
from review.__main__ import main
from review.editing import EditError, formatting, yaml_editor
from review.editing import release as releasing
from review.importing import read_file
from review.importing.formats import nbib
from review.references import bibtex
from review.schema.ids import PublishedRecord
from review.schema.study import StudyRecord
from review.versions import git_objects

SCREENING = "evidence/screening.yml"
STUDY = "evidence/studies/adams-2011.yml"


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_without_git_a_revision_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git_objects.RevisionError, match="git cannot be run: No such file"):
        git_objects.git(tmp_path, "status")


def test_a_commit_that_reaches_out_of_its_folder_is_not_read(tmp_path):
    root = repository(tmp_path / "review")
    blob = git(root, "rev-parse", f"HEAD:{STUDY}").strip()
    inner = tree(root, "100644", "escape.yml", blob)
    outer = tree(root, "40000", "evidence", tree(root, "40000", "..", inner))
    made = git(root, "commit-tree", "-m", "Out", outer).strip()
    with pytest.raises(git_objects.RevisionError, match="holds a file outside of its folder"):
        git_objects.write_evidence(root, made, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def tree(root: Path, mode: str, name: str, object: str) -> str:
    """A tree of one entry, as git would not write it itself."""
    file = root / "tree.bin"
    file.write_bytes(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(object))
    return git(root, "hash-object", "-t", "tree", "-w", "--literally", "tree.bin").strip()


def test_a_base_that_does_not_load_cannot_be_released_from(tmp_path, capsys):
    root = repository(tmp_path / "review", {SCREENING: "note: [\n"})
    write(root)
    commit(root)
    assert run(root, "release", "1.2.0", "--summary", "New.", "--since", "HEAD~1") == 1
    assert "The evidence of HEAD~1 cannot be loaded." in capsys.readouterr().err


def test_an_unknown_bibtex_block_is_reported(monkeypatch):
    class Library:
        blocks = (Block(0, "@what"),)

    monkeypatch.setattr(bibtex, "parse_string", lambda *_, **__: Library)
    _, [problem] = bibtex.parse_entries("@what", "x.bib")
    assert (problem.code, problem.message) == ("E109", "this is not a BibTeX entry")


@pytest.mark.parametrize(
    ("lines", "shown"),
    [(["id: b-2012"], "the canonical form would change a value"), (["id: a-2011"], "would lose a comment")],
)
def test_formatting_never_changes_the_content(monkeypatch, lines, shown):
    def block(_root, _shape, comments, _indent):
        comments.whole.clear()
        return iter(lines)

    monkeypatch.setattr(formatting, "_block", block)
    with pytest.raises(EditError, match=shown):
        formatting.canonical("# who\nid: a-2011\n", "x.yml", StudyRecord)


def test_an_edit_never_changes_other_content(tmp_path, monkeypatch, capsys):
    root = write(tmp_path)
    before = (root / SCREENING).read_bytes()
    dump = yaml_editor._dump
    monkeypatch.setattr(yaml_editor, "_dump", lambda tree, indent: dump(tree, indent).replace("Ada", "Bo"))
    assert run(root, "screen", "chan-2018", "include", "--by", "Ada", "--on", "2021-02-03") == 1
    assert "has a layout that cannot safely be edited" in capsys.readouterr().err
    assert (root / SCREENING).read_bytes() == before


def test_a_decision_without_a_date_is_reported_as_decided(tmp_path, capsys):
    excluded = '    reason: no-driver\n    decided_on: "2020-12-01"\n'
    root = write(tmp_path, {SCREENING: swap(excluded, "    reason: no-driver\n")})
    assert run(root, "screen", "fox-2017", "include", "--by", "Ada", "--on", "2021-02-03") == 2
    assert '"fox-2017" is already excluded, on an unknown day' in capsys.readouterr().err


def test_an_unknown_id_without_similar_ones_is_reported_with_where_to_look(tmp_path, capsys):
    assert run(write(tmp_path), "screen", "x", "include", "--by", "Ada", "--on", "2021-02-03") == 2
    assert f'no report has the ID "x"; {SCREENING} lists all of them' in capsys.readouterr().err
    assert run(tmp_path, "confidence", "x") == 2
    assert "IDs such as theme-f01 are shown with each finding on the site" in capsys.readouterr().err


def test_a_file_beyond_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "MAX_FILE_BYTES", 1024 * 1024)
    file = tmp_path / "large.ris"
    file.write_bytes(b" " * (1024 * 1024 + 1))
    [problem] = read_file(file, "large.ris").problems
    assert (problem.code, problem.message) == ("E106", "the file is larger than 1 MB")


def test_a_pubmed_number_that_is_no_number_is_named():
    [problem] = nbib.read("PMID- five\nTI  - Ice\n", "x.nbib").problems
    assert problem.line == 1
    assert problem.message == 'the record that starts here is skipped: its PMID "five" is not a number'


def test_text_after_a_list_of_items_is_named(tmp_path):
    file = tmp_path / "x.json"
    file.write_text('[{"title": "Ice"}]\nand more', encoding="utf-8")
    [problem] = read_file(file, "x.json").problems
    assert problem.message == "there is text after the end of the list"


def test_a_title_with_a_typing_error_is_recognised(tmp_path, capsys):
    root = write(tmp_path / "review")
    file = tmp_path / "x.ris"
    title = "Under a roof: drivers on teh Owl Line"  # codespell:ignore teh
    file.write_text(f"TY  - JOUR\nTI  - {title}\nAU  - Adams, A\nPY  - 2011\nUR  - https://x.org/\nER  - \n")
    assert run(root, "import", str(file)) == 0
    assert "has nearly the same title, authors and year as adams-2011" in capsys.readouterr().out


def test_a_worksheet_shows_what_no_report_states(tmp_path, capsys):
    changes = {
        "evidence/studies/osterlund-2015.yml": swap("professions: [driver]", "professions: []"),
        "evidence/themes/waiting.yml": swap("        studies: [adams-2011]\n", ""),
    }
    root = write(tmp_path, changes)
    for finding in ("riding-f02", "waiting-f03"):
        assert run(root, "confidence", finding) == 0
    shown = capsys.readouterr().out
    assert "1 study, 1 dataset, no number of participants for 1 dataset, 2 quotations" in shown
    assert "osterlund-2015: named; number of participants not stated; 2 quotations" in shown
    assert "professions not stated; place not stated;" in shown
    assert "(no study named)" in shown


@pytest.mark.slow
def test_commands_report_what_they_wrote_and_where(tmp_path, capsys):
    root = write(tmp_path / "review")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    out = tmp_path / "out"
    assert run(root, "pages", "--out", str(out)) == 0
    assert f"files written to {out}" in capsys.readouterr().out
    assert run(root, "pages", "--out", str(out)) == 2
    assert f"{out} is not empty; name a new folder" in capsys.readouterr().err
    assert run(root, "schemas", str(tmp_path / "schemas")) == 0
    assert "schemas written to" in capsys.readouterr().out


def test_publishing_reports_what_it_did_or_why_not(tmp_path, capsys):
    built, site = tmp_path / "built", tmp_path / "site"
    assert run(tmp_path, "publish", str(built), str(site)) == 1
    assert f"{built} has no built site\nNothing was published; {site} is unchanged." in capsys.readouterr().err
    built.mkdir()
    page = '<!doctype html><html lang="en"><title>x</title><a href="gone/">x</a>'
    (built / "index.html").write_text(page, encoding="utf-8")
    assert run(tmp_path, "publish", str(built), str(site)) == 1
    assert "1 link broken, or loading from another host" in capsys.readouterr().err
    (built / "index.html").write_text(page.replace("gone/", "#"), encoding="utf-8")
    site.write_text("a file", encoding="utf-8")
    assert run(tmp_path, "publish", str(built), str(site)) == 1
    assert f"{site} is not a folder" in capsys.readouterr().err
    site.unlink()
    assert run(tmp_path, "publish", str(built), str(site)) == 0
    assert f"1 files published to {site}" in capsys.readouterr().out


def test_a_version_that_would_read_otherwise_is_never_written(monkeypatch):
    monkeypatch.setattr(yaml_editor, "with_changed_lines", lambda text, _before, _after: text)
    text = (NIGHT_BUSES / "evidence/ids.yml").read_text(encoding="utf-8")
    entry = PublishedRecord(id="lake-2018", kind="study", since="1.2.0")
    with pytest.raises(EditError, match="has a layout that cannot safely be edited"):
        releasing.with_ids(text, [entry])


def test_a_version_missing_from_git_is_named(tmp_path, capsys):
    root = repository(tmp_path / "review")
    assert run(root, "versions", str(tmp_path / "versions"), "--all") == 1
    assert "version 1.0.0 cannot be read here: " in capsys.readouterr().err
