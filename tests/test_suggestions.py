"""A filled form becomes a draft or the list of what is missing; any text in it stays data."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given

from filled_suggestion import ASKED, FORM, LABELS, body
from hostile import seeded, texts
from made_up import write
from review.__main__ import main
from review.editing import screening
from review.editing.suggestion import draft
from review.evidence.records import read_evidence
from review.loading import load
from review.schema.registers import CandidateRecord


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in draft(text, "issue.md", ASKED, ())[1]]


def test_the_form_and_its_reader_are_in_step():
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"]
    written = {field["id"]: field["attributes"]["label"] for field in form if field["type"] != "markdown"}
    assert written == LABELS
    assert set(LABELS) - set(CandidateRecord.model_fields) == {"eligibility"}
    required = {field["id"] for field in form if field.get("validations", {}).get("required")}
    assert {question.field for question in ASKED if question.required} == required
    assert [question.field for question in ASKED if question.options] == ["eligibility"]


def test_a_filled_form_becomes_a_candidate():
    ticked = "\n".join(f"- [{'x' if number in {0, 2} else ' '}] {option}" for number, option in enumerate(_options()))
    entry, problems = draft(body(eligibility=ticked), "issue.md", ASKED, {"lucki-2022"})
    assert problems == []
    assert list(entry) == [field for field in CandidateRecord.model_fields if field in entry]
    assert entry == {
        "id": "lucki-2022b",
        "title": "Rails: what drivers hear",
        "authors": ["Łucki Ż", "Ward E"],
        "year": "2022",
        "doi": "10.5555/rails.2022",
        "pmid": "99000009",
        "decision": "awaiting",
        "summary": "Drivers hear the rails.",
        "evidence_urls": ["https://example.org/rails", "https://example.org/again"],
        "note": f'I drive the bus. Under "{LABELS["eligibility"]}" 2 of {len(_options())} are ticked: 1, 3.',
    }


def _options() -> tuple[str, ...]:
    return next(question.options for question in ASKED if question.options)


@pytest.mark.parametrize("field", [question.field for question in ASKED if question.required])
def test_a_required_question_is_asked_by_its_label(field):
    entry, problems = draft(body(**{field: ""}), "issue.md", ASKED, ())
    reported = [problem for problem in problems if problem.code == "E504"]
    assert [problem.message for problem in reported] == [f'"{LABELS[field]}" has no answer']
    lines = body(**{field: ""}).split("\n")
    assert lines[reported[0].line - 1] == f"### {LABELS[field]}"
    assert field not in entry


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        ("year", "soon", "E203"),
        ("doi", "rails", "E208"),
        ("url", "javascript:alert(1)", "E209"),
        ("evidence_urls", "see above", "E209"),
        ("summary", "x" * 2000, "E204"),
        ("title", "x" * 400, "E204"),
    ],
)
def test_an_answer_is_limited_as_in_the_record(field, answer, code):
    problem = next(each for each in draft(body(**{field: answer}), "issue.md", ASKED, ())[1] if each.code == code)
    assert problem.message.startswith(f"{LABELS[field]}: ")


@pytest.mark.parametrize(
    "text",
    [
        body(authors=f"Mallory M\n\n### {LABELS['year']}\n\n1999"),
        body().replace(f"### {LABELS['year']}", "### Yeer"),
        "### " + "\n\n### ".join(reversed(body().removeprefix("### ").split("\n\n### "))),
        "",
        "---\ntitle: x\n---\n",
    ],
    ids=["twice", "misspelt", "reversed", "empty", "front matter"],
)
def test_headings_that_are_not_the_forms_are_not_guessed_at(text):
    entry, problems = draft(text, "issue.md", ASKED, ())
    assert entry == {}
    assert "E505" in {problem.code for problem in problems}


def test_a_text_longer_than_an_issue_is_refused():
    assert codes("x" * 80_000) == [("E106", 1)]


def test_a_control_character_is_removed_and_reported():
    entry, problems = draft(body(summary="right\u202eleft\x1b[31m"), "issue.md", ASKED, ())
    assert entry["summary"] == "rightleft[31m"
    assert [problem.code for problem in problems] == ["H507", "H507"]


EXPRESSIONS = ("${{ github.token }}", "$(id)", "`id`", "::set-output name=x::y", "%0A::error::x", "!!python/object x")


@seeded("text")
@given(text=texts)
def test_hostile_answers_stay_answers(text):
    added_and_read_again(text)


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_expressions_of_workflows_and_shells_stay_answers(text):
    added_and_read_again(text)


def added_and_read_again(text: str) -> None:
    entry, problems = draft(body(summary=text, title=f"Rails {text}"), "issue.md", ASKED, ())
    if any(problem.stops_the_build for problem in problems):
        return
    edited = screening.with_reports("note: x\nreports: []\n", [entry])
    assert yaml.safe_load(edited)["reports"][0].get("summary", "") == entry.get("summary", "")


def suggest(root: Path, text: str, *options: str) -> int:
    file = root / "issue.md"
    file.write_text(text, encoding="utf-8")
    return main(["--root", str(root), "suggestion", str(file), "--form", str(FORM), *options])


def test_the_command_prints_the_draft_and_adds_it_when_asked(tmp_path, capsys):
    root = write(tmp_path)
    screening = root / "evidence" / "screening.yml"
    before = screening.read_bytes()
    assert suggest(root, body(eligibility=f"- [X] {_options()[0]}")) == 0
    shown = capsys.readouterr().out
    assert (
        f'note: "I drive the bus. Under \\"{LABELS["eligibility"]}\\" 1 of {len(_options())} are ticked: 1."' in shown
    )
    assert suggest(root, body()) == 0
    assert 'id: lucki-2022\ntitle: "Rails: what drivers hear"\n' in capsys.readouterr().out
    assert screening.read_bytes() == before
    assert suggest(root, body(), "--add") == 0
    assert screening.read_bytes().startswith(before)
    (root / "issue.md").unlink()
    review, problems = load(root)
    assert review, problems
    evidence, _ = read_evidence(root)
    assert evidence.screening.value.reports[-1].id == "lucki-2022"


def test_the_command_reports_what_is_missing_and_what_exists(tmp_path, capsys):
    root = write(tmp_path)
    assert suggest(root, body(year="", evidence_urls="")) == 1
    assert capsys.readouterr().out.count("E504") == 2
    assert suggest(root, body(doi="10.5555/moon.2018"), "--add") == 1
    shown = capsys.readouterr().out
    assert "E506  the report has the same DOI as chan-2018 in evidence/screening.yml:13, but another title" in shown


def test_a_missing_suggestion_is_reported(tmp_path, capsys):
    root = write(tmp_path)
    assert main(["--root", str(root), "suggestion", str(root / "gone.md"), "--form", str(FORM)]) == 2
    assert "gone.md cannot be read: No such file or directory" in capsys.readouterr().err
