"""YAML as records use it: every scalar stays the text that was written, and every value knows its line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hostile import seeded, texts
from review.evidence import documents, plain_values
from review.evidence.documents import parse, read_document
from review.files.text import FORBIDDEN, MAX_FILE_BYTES, read_text
from review.references.exported import plain


def data(text: str):
    document, problems = parse(text, "x.yml")
    assert problems == []
    return document.data


@pytest.mark.parametrize(
    "written", ["no", "NO", "on", "010", "12:30", "1.10", "2020-01-02", "0x1F", "1e3", "10.1000", "true"]
)
def test_a_scalar_stays_the_text_that_was_written(written):
    assert data(f"key: {written}") == {"key": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_nothing_and_quoted_nothing_is_a_text(written):
    assert data(f"key: {written}") == {"key": None}
    assert data(f'key: "{written}"') == {"key": written}


def test_every_value_has_its_line():
    document, _ = parse("a: 1\nb:\n  - c: 2\n    d: 3\n  - e: 4\n", "x.yml")
    assert document.line("a") == 1
    assert document.line("b", 0, "d") == 4
    assert document.line("b", 1) == 5
    assert document.line("b", 1, "not", "there") == 5
    assert document.line("nowhere") == 1


def test_a_file_of_windows_reads_alike(tmp_path):
    file = tmp_path / "x.yml"
    file.write_bytes("\ufeffkey: café\r\nother: 2\r\n".encode())
    document, problems = read_document(file, "x.yml")
    assert problems == []
    assert document.data == {"key": "café", "other": "2"}


def test_accents_are_composed(tmp_path):
    file = tmp_path / "x.yml"
    file.write_text("key: O\u0308sterlund", encoding="utf-8")
    assert read_document(file, "x.yml")[0].data == {"key": "\u00d6sterlund"}


def test_accents_written_as_escapes_are_composed_too():
    assert data('"cafe\\u0301": "O\\u0308sterlund"') == {"caf\u00e9": "\u00d6sterlund"}
    _, (problem,) = parse('"caf\\u00e9": 1\n"cafe\\u0301": 2\n', "x.yml")
    assert (problem.line, problem.code) == (2, "E103")


@pytest.mark.parametrize(("largest", "codes"), [(0, ["E106"]), (MAX_FILE_BYTES - 1, ["E106"]), (MAX_FILE_BYTES, [])])
def test_a_file_may_be_as_large_as_the_limit(largest, codes, tmp_path):
    file = tmp_path / "x.yml"
    file.write_bytes(b"# " + b"x" * (MAX_FILE_BYTES - 3) + b"\n")
    text, problems = read_text(file, "x.yml", largest)
    assert [problem.code for problem in problems] == codes
    assert len(text) == (0 if codes else MAX_FILE_BYTES)
    assert [problem.code for problem in read_text(file, "x.yml")[1]] == []


def test_a_text_may_be_as_long_and_a_value_as_deep_as_the_limit():
    longest = "x" * plain_values.MAX_SCALAR_LENGTH
    assert data(f"a: {longest}") == {"a": longest}
    assert [problem.code for problem in parse(f"a: {longest}x", "x.yml")[1]] == ["E106"]
    deepest = "[" * (plain_values.MAX_DEPTH - 1) + "x" + "]" * (plain_values.MAX_DEPTH - 1)
    assert parse(f"a: {deepest}", "x.yml")[1] == []
    assert [problem.code for problem in parse(f"a: [{deepest}]", "x.yml")[1]] == ["E106"]


def test_a_line_that_is_not_utf_8_is_reported(tmp_path):
    file = tmp_path / "x.yml"
    file.write_bytes(b"a: 1\nb: 2\nc: \xff\n")
    _, (problem,) = read_text(file, "x.yml")
    assert (problem.path, problem.line, problem.message) == ("x.yml", 3, "the file is not UTF-8 text")


def test_a_character_is_named_once_a_line_with_its_code_point(tmp_path):
    file = tmp_path / "x.yml"
    file.write_text("a: \u202e\u202e\u200b\nb: \u202e\x07\n", encoding="utf-8")
    _, problems = read_text(file, "x.yml")
    assert [(problem.line, problem.code, problem.message) for problem in problems] == [
        (1, "E111", "the character U+202E (RIGHT-TO-LEFT OVERRIDE) is not allowed in a text"),
        (1, "E111", "the character U+200B (ZERO WIDTH SPACE) is not allowed in a text"),
        (2, "E111", "the character U+202E (RIGHT-TO-LEFT OVERRIDE) is not allowed in a text"),
        (2, "E111", "the character U+0007 (control) is not allowed in a text"),
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    document, problems = read_document(tmp_path / "gone.yml", "gone.yml")
    assert document.data is None
    assert [problem.code for problem in problems] == ["E101"]


def test_eight_lines_of_aliases_are_refused_and_not_expanded():
    bomb = "a: &a [x,x]\n" + "\n".join(f"{b}: &{b} [*{a},*{a}]" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    document, problems = parse(bomb, "x.yml")
    assert document.data is None
    assert {problem.code for problem in problems} == {"E105"}


@seeded("value")
@given(value=texts)
def test_any_value_is_read_unchanged_or_is_a_problem(value):
    document, problems = parse(yaml.safe_dump({"key": value}, allow_unicode=True, width=1000), "x.yml")
    if problems:
        assert FORBIDDEN.search(value)
    else:
        assert document.data == {"key": unicodedata.normalize("NFC", value)}


@seeded("text")
@given(text=st.one_of(texts, st.text(alphabet="ab:-?[]{},&*!|>'\"%@`# \n\t\\0~", max_size=60)))
def test_any_text_gives_a_document_or_problems_and_never_an_exception(text):
    document, problems = parse(text, "x.yml")
    assert document.data is None or not problems
    lines = text.count("\n") + 2
    assert all(problem.code.startswith("E1") and 1 <= problem.line <= lines for problem in problems)


@given(raw=st.binary(max_size=80))
def test_any_bytes_give_a_document_or_problems(raw, tmp_path_factory):
    file = tmp_path_factory.getbasetemp() / "bytes.yml"
    file.write_bytes(raw)
    document, problems = read_document(file, "bytes.yml")
    assert document.data is None or not problems


def test_an_unreadable_file_is_reported(tmp_path, monkeypatch):
    def refuse(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    file = tmp_path / "x.yml"
    file.write_text("a: 1", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    text, (problem,) = read_text(file, "evidence/x.yml")
    assert text == ""
    assert str(problem).startswith("evidence/x.yml:1  E101  the file cannot be read: Input/output error; ")


def test_a_syntax_error_without_a_line_is_reported_at_line_one():
    _, (problem,) = parse("a: 1\nb: \x00\n", "x.yml")
    assert (problem.path, problem.line, problem.code) == ("x.yml", 1, "E102")
    assert problem.message.startswith("this is not valid YAML: ")


KEPT = (
    "می\u200cروم",  # Persian: between letters
    "क्\u200dष",  # Hindi
    "ന്\u200d പറഞ്ഞു",  # Malayalam: at the end of a word
    "👩\u200d⚕\ufe0f",  # an emoji of two
    "🏳\ufe0f\u200d🌈",
)
REFUSED = (
    "a\u200db",
    "a\u200cb",
    "\u200dक",
    "می\u200c",
    "क\u200d\u200d\u200d",
    "👩\u200c⚕",
    "👩\u200d",
    "1\u200d2",
    "क\u200b",
)


@pytest.mark.parametrize("text", KEPT)
def test_a_joiner_that_belongs_to_a_script_or_an_emoji_is_kept(text):
    assert not FORBIDDEN.search(text)
    assert plain(text) == text


@pytest.mark.parametrize("text", REFUSED)
def test_a_joiner_anywhere_else_is_refused(text):
    assert FORBIDDEN.search(text)


def test_a_record_without_problems_is_read_without_lines_until_one_is_asked_for(monkeypatch):
    read = []
    in_full = documents._parsed_in_full
    monkeypatch.setattr(documents, "_parsed_in_full", lambda text, path: read.append(path) or in_full(text, path))
    document, _ = parse("a: 1\nb:\n  - c: 2\n", "x.yml")
    assert (document.data, read) == ({"a": "1", "b": [{"c": "2"}]}, [])
    assert (document.line("b", 0, "c"), document.line("b"), read) == (3, 2, ["x.yml"])


YAML_PARTS = st.sampled_from(
    [
        *("a: 1\n", "b:\n", "  - c: x\n", "  - [y, {z: 1}]\n", "    d: |\n      text\n", 'e: "\\u0301\\n"\n', "f: ~\n"),
        *(
            "g: x #cut\n",
            "h: x  # comment\n",
            "'a': 2\n",
            "i: &x 1\n",
            "j: *x\n",
            "!t k: 1\n",
            "? [l]\n",
            "---\n",
            "...\n",
        ),
        *("...\n", "%YAML 1.1\n", "m: [\n", "]\n", "\t", "e\u0301: 1\n", "\u00e9: 2\n", "n: \u200b\n"),
        f"o: {'[' * 14}{']' * 14}\n",
    ]
)


def has_none(value):
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(each is None or has_none(each) for each in values)


@given(text=st.one_of(st.lists(YAML_PARTS, max_size=6).map("".join), texts))
def test_a_text_that_is_read_quickly_gives_the_same_as_one_that_is_read_in_full(text):
    quick, problems = parse(text, "x.yml")
    if not documents.TABBED.search(text):
        full, found = documents._parsed_in_full(text, "x.yml")
        assert (quick.data, problems, dict(quick.lines)) == (full.data, found, dict(full.lines))
        assert quick.has_empty or not has_none(quick.data)
