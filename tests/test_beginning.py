"""`review init`: a new review loads at once, whatever its title and instrument, and nothing is overwritten."""

from __future__ import annotations

import io
import json
from importlib.metadata import Distribution

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE
from review.__main__ import main
from review.cli import init as command
from review.editing import new_review as beginning
from review.editing.new_review import new_review, program_for_pip
from review.evidence.instruments import shipped
from review.loading import load_review

TITLE = "What drivers say: a made-up review"


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags name variables of the environment."""


Settings.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))


@pytest.mark.parametrize("instrument", [*shipped(), "none"])
def test_a_new_review_loads_without_a_problem(tmp_path, capsys, instrument):
    root = tmp_path / "a folder" / "review"
    arguments = ["init", str(root), "--title", TITLE, "--instrument", instrument, "--on", "2021-02-03"]
    assert main(arguments) == 0
    assert "Next:" in capsys.readouterr().out
    review = load_review(root)
    assert review.record.title == TITLE
    assert review.version.date == "2021-02-03"
    assert [each.id for each in review.codebook.instruments] == ([instrument] if instrument != "none" else [])
    assert main(["--root", str(root), "check"]) == 0


def test_several_instruments_can_be_chosen(tmp_path):
    chosen = ["--instrument", "mmat-2018", "--instrument", "jbi-qualitative"]
    assert main(["init", str(tmp_path / "review"), "--title", TITLE, *chosen]) == 0
    assert [each.id for each in load_review(tmp_path / "review").codebook.instruments] == [
        "mmat-2018",
        "jbi-qualitative",
    ]


def test_a_folder_with_a_file_is_left_as_it_is(tmp_path, capsys):
    (tmp_path / "mkdocs.yml").write_text("ours", encoding="utf-8")
    assert main(["init", str(tmp_path), "--title", TITLE]) == 1
    assert "is not empty; name a new folder. Nothing is written." in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give the review a title: --title"),
        (["--title", " "], "give the review a title: --title"),
        (
            ["--title", TITLE, "--instrument", "owl"],
            '"owl" is no instrument of the program; choose casp',
        ),
        (["--title", TITLE, "--on", "tomorrow"], '"tomorrow" is not a date'),
    ],
)
def test_what_is_missing_or_unknown_is_named_and_nothing_is_written(tmp_path, capsys, arguments, message):
    assert main(["init", str(tmp_path / "new"), *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_in_a_terminal_it_asks_for_what_was_not_given(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{TITLE}\n\nmmat-2018\n"))
    assert main(["init", str(tmp_path / "new")]) == 0
    review = load_review(tmp_path / "new")
    assert (review.record.title, review.language) == (TITLE, "en")
    assert [each.id for each in review.codebook.instruments] == ["mmat-2018"]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=90)))
def test_any_title_is_written_so_that_yaml_reads_it_as_it_is(title):
    title = " ".join(title.split()) or "x"
    files = new_review(title, language="en", day="2021-02-03", instruments="", program="living-review")
    if title.isprintable():
        assert yaml.safe_load(files["evidence/review.yml"])["title"] == title
        assert yaml.load(files["mkdocs.yml"], Loader=Settings)["site_description"] == title  # noqa: S506 - a safe loader
    assert not [path for path, text in files.items() if beginning.NAMED.search(text.replace(title, ""))]


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        (None, "living-review[check]==1.2.3"),
        ({"url": "file:///home/nobody/wheel.whl"}, "living-review[check]==1.2.3"),
        ({"url": "https://example.org/a.whl"}, "living-review[check] @ https://example.org/a.whl"),
        (
            {"url": "https://example.org/a.git", "vcs_info": {"vcs": "git", "commit_id": "0" * 40}},
            f"living-review[check] @ git+https://example.org/a.git@{'0' * 40}",
        ),
    ],
)
def test_the_program_is_named_as_pip_finds_it_again(monkeypatch, noted, expected):
    class Installed(Distribution):
        version = "1.2.3"

        def read_text(self, filename):
            return json.dumps(noted) if noted and filename == "direct_url.json" else None

        def locate_file(self, path):
            return path

    monkeypatch.setattr(beginning, "distribution", lambda _: Installed())
    assert program_for_pip() == expected


@pytest.mark.parametrize("instrument", shipped())
def test_a_new_review_in_german_has_german_words_and_says_which_to_replace(tmp_path, capsys, instrument):
    root = tmp_path / "review"
    assert main(["init", str(root), "--title", TITLE, "--language", "de", "--instrument", instrument]) == 0
    assert 'begins with "Noch zu schreiben"' in capsys.readouterr().out
    review = load_review(root)
    assert review.record.question.startswith("Noch zu schreiben: ")
    assert review.codebook.instruments[0].label == shipped("de")[instrument].instrument.label
    codebook = yaml.safe_load((root / "evidence/codebook.yml").read_text("utf-8"))
    assert {"Ja", "Nein"} <= {answer["label"] for answer in codebook["answers"]}
    assert main(["--root", str(root), "check"]) == 0
