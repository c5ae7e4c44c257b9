"""Texts that would reach beyond their place where no page is: logs, policies, links and the files of a bibliography."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE, seeded, texts
from review.bibliography import parse_bibliography
from review.documents import FORBIDDEN, parse
from review.links import scan
from review.policy import policy, with_policy
from review.problems import LONGEST_MESSAGE, MOST_OF_A_FILE, Problem, first_of_many, report

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


# Logs


@seeded("text")
@given(text=texts)
def test_a_text_of_any_length_gives_one_short_line(text):
    problem = Problem("evidence/x.yml", 1, "E205", text * 200, text * 200)
    said = str(problem)
    assert said.isprintable()
    assert len(said) <= LONGEST_MESSAGE + len("evidence/x.yml:1  E205  ")
    assert len(problem.annotation().splitlines()) == 1


def test_a_message_is_clipped_at_its_limit_and_not_before():
    fits = "x" * (LONGEST_MESSAGE - len("; y"))
    assert str(Problem("a", 1, "E205", fits, "y")).endswith("x; y")
    clipped = str(Problem("a", 1, "E205", fits + "x", "y"))
    assert clipped.endswith("x; …")
    assert len(clipped) == LONGEST_MESSAGE + len("a:1  E205  ")


@pytest.mark.parametrize(
    "text", ["##[error]x", "a ##[group]b", "::add-mask::x", "\n::error::x", "\r::set-output name=a::b"]
)
def test_no_text_is_a_command_to_the_runner_of_a_pipeline(text):
    said = report([Problem(text, 1, "E205", text, text)])
    assert "##[" not in said
    assert not any(line.lstrip().startswith("::") for line in said.splitlines() if not text.startswith("::"))


def test_the_first_problems_of_a_file_are_told_and_that_there_are_more():
    def problems(number: int) -> list[Problem]:
        return [Problem("a", line, "E103", "again") for line in range(1, number + 1)]

    assert first_of_many(problems(MOST_OF_A_FILE), "a") == problems(MOST_OF_A_FILE)
    told = first_of_many(iter(problems(MOST_OF_A_FILE + 50)), "a")
    assert told[:-1] == problems(MOST_OF_A_FILE)
    assert (told[-1].path, told[-1].line, told[-1].code) == ("a", MOST_OF_A_FILE + 1, "E106")
    assert "more than 100 problems" in told[-1].message


# Characters


@pytest.mark.parametrize(
    "text",
    [
        "\n",
        "\t",
        "é",
        "e\u0301",
        "\u00a0",
        "\u00ad",
        "‘’“”–—…",
        "العربية",
        "עברית",
        "日本語",
        "👩",
        "\ufe0f",
        "ﬁ",
        "\ue000",
    ],
)
def test_what_people_write_is_allowed(text):
    assert not FORBIDDEN.search(text)


@given(char=st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Cn"]))
def test_a_character_that_is_not_seen_is_forbidden_or_harmless(char):
    """Of controls, formats and separators only these pass: line end, tab, soft hyphen, and letters' own joiners."""
    harmless = "\n\t\u00ad"
    bidirectional = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    if char in bidirectional or (ord(char) < 0xA0 and char not in harmless):
        assert FORBIDDEN.search(char)


# Policies


def test_a_policy_names_the_scripts_and_styles_that_stand_in_the_page():
    html = f"{HEAD}<script>a()</script><script>b()</script><style>p {{}}</style></head></html>"
    said = policy(html)
    assert f"script-src 'self' {' '.join(sorted([hash_of('a()'), hash_of('b()')]))};" in said
    assert f"style-src 'self' {hash_of('p {}')};" in said


def test_a_policy_says_what_may_be_loaded_and_nothing_else():
    assert policy(f"{HEAD}</head></html>") == (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        "<script type=application/json>{}</script>",
        '<SCRIPT SRC="a.js"></SCRIPT>',
    ],
)
def test_a_script_of_a_file_and_data_need_no_leave(script):
    assert "script-src 'self';" in policy(f"{HEAD}{script}</head></html>")


@pytest.mark.parametrize(
    "script", ["<script>\na()\n</script>", "<SCRIPT>\na()\n</SCRIPT>", "<script defer>\na()\n</script>"]
)
def test_a_script_in_the_page_gets_leave_however_it_is_written(script):
    assert hash_of("\na()\n") in policy(f"{HEAD}{script}</head></html>")


def test_a_script_that_stands_twice_is_named_once():
    assert policy(f"{HEAD}<script>a()</script><script>a()</script>").count(hash_of("a()")) == 1


@pytest.mark.parametrize("charset", ['<meta charset="utf-8">', "<meta charset=utf-8>", '<META CHARSET="UTF-8">'])
def test_the_policy_stands_right_after_the_charset_and_once(charset):
    html = f"<html><head>{charset}<script>a()</script></head><body>{charset}</body></html>"
    given_one = with_policy(html)
    assert given_one.startswith(
        f'<html><head>{charset}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    )
    assert given_one.count("Content-Security-Policy") == 1
    assert given_one.replace(f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">', "") == html


# Links


@seeded("text")
@given(text=texts)
def test_any_text_can_be_looked_through_for_links(text):
    found = scan(f'<p id="here">{text}</p><a href="./">x</a>')
    assert all(line >= 1 for line, _ in found.links + found.fetched)


# Records and bibliographies together


@pytest.mark.parametrize("text", [text for text in HOSTILE if not FORBIDDEN.search(text)])
def test_a_hostile_text_is_kept_as_it_is_or_told(text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    document, problems = parse(f'key: "{quoted}"\n', "x.yml")
    assert problems == []
    assert document.data == {"key": text}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_field_never_becomes_another_field(text):
    entry = f"@misc{{bus-2001,\n  title = {{T}},\n  year = {{2001}},\n  note = {{{text}}}\n}}\n"
    references, problems = parse_bibliography(entry, "x.bib")
    if not problems:
        assert [reference.citekey for reference in references] == ["bus-2001"]
        assert set(references[0].fields) <= {"title", "year", "note"}


def test_a_reference_never_carries_markup_in_its_key_or_number():
    references, problems = parse_bibliography(
        "@misc{<b>,\n refnumber = {<b>},\n title = {T},\n year = {2001}\n}", "x.bib"
    )
    assert {problem.code for problem in problems} == {"E203", "E206"}
    assert not re.search("<", str(references[0].number))
