"""Texts that would reach beyond their place where no page is: logs, policies, links and the files of a bibliography."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE, seeded, texts
from review.evidence.documents import parse
from review.files.text import FORBIDDEN
from review.problems.problem import MAX_MESSAGE_LENGTH, MAX_PROBLEMS_PER_FILE, Problem, report, truncate
from review.references.bibtex import parse_bibliography
from review.site.link_scan import scan
from review.site.links import _resolved, broken_links
from review.templating.content_security_policy import policy, with_policy, with_relations

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


# Logs


@seeded("text")
@given(text=texts)
def test_a_text_of_any_length_gives_one_short_line(text):
    problem = Problem("evidence/x.yml", 1, "E205", text * 200, text * 200)
    shown = str(problem)
    assert shown.isprintable()
    assert len(shown) <= MAX_MESSAGE_LENGTH + len("evidence/x.yml:1  E205  ")
    assert len(problem.annotation().splitlines()) == 1


def test_a_message_is_clipped_at_its_limit_and_not_before():
    fits = "x" * (MAX_MESSAGE_LENGTH - len("; y"))
    assert str(Problem("a", 1, "E205", fits, "y")).endswith("x; y")
    clipped = str(Problem("a", 1, "E205", fits + "x", "y"))
    assert clipped.endswith("x;…")
    assert len(clipped) == MAX_MESSAGE_LENGTH + len("a:1  E205  ")


@pytest.mark.parametrize("text", ["##[error]x", "##[group]", "::add-mask::x", "\n::error::x", "\r::warning::x"])
def test_no_text_is_a_command_to_the_runner_of_a_pipeline(text):
    shown = report([Problem(f"evidence/{text}.yml", 1, "E205", text, text)])
    assert "##[" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_the_first_problems_of_a_file_are_listed_and_the_rest_counted():
    def problems(number: int) -> list[Problem]:
        return [Problem("a", line, "E103", "again") for line in range(1, number + 1)]

    assert truncate(problems(MAX_PROBLEMS_PER_FILE), "a") == problems(MAX_PROBLEMS_PER_FILE)
    reported = truncate(iter(problems(MAX_PROBLEMS_PER_FILE + 50)), "a")
    assert reported[:-1] == problems(MAX_PROBLEMS_PER_FILE)
    assert (reported[-1].path, reported[-1].line, reported[-1].code) == ("a", MAX_PROBLEMS_PER_FILE + 1, "E106")
    assert "more than 100 problems" in reported[-1].message


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


def test_a_policy_lists_the_inline_scripts_and_styles():
    html = f"{HEAD}<script>a()</script><script>b()</script><style>p {{}}</style></head></html>"
    shown = policy(html)
    assert f"script-src 'self' {' '.join(sorted([hash_of('a()'), hash_of('b()')]))};" in shown
    assert f"style-src 'self' {hash_of('p {}')};" in shown


def test_a_policy_allows_what_is_loaded_and_nothing_else():
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
def test_script_files_and_data_need_no_permission(script):
    assert "script-src 'self';" in policy(f"{HEAD}{script}</head></html>")


@pytest.mark.parametrize("tag", ["<script>", "<SCRIPT>", "<script defer>", "<script\n>"])
def test_an_inline_script_is_permitted_however_it_is_written(tag):
    assert hash_of("\na()\n") in policy(f"{HEAD}{tag}\na()\n</script></head></html>")


def test_a_repeated_script_is_listed_once():
    assert policy(f"{HEAD}<script>a()</script><script>a()</script>").count(hash_of("a()")) == 1


@pytest.mark.parametrize("charset", ['<meta charset="utf-8">', "<meta charset=utf-8>", '<META CHARSET="UTF-8">'])
def test_the_policy_follows_the_charset_once(charset):
    html = f"<html><head>{charset}<script>a()</script></head><body>{charset}</body></html>"
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    element += '<meta name="referrer" content="same-origin">'
    assert with_policy(html) == html.replace(charset, charset + element, 1)


OWN = "https://review.example/"


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        ('<a href="https://a.example/">', '<a href="https://a.example/" rel="external noopener">'),
        ("<a class=x href=https://a.example/ >", '<a class=x href=https://a.example/  rel="external noopener">'),
        ('<A\nHREF="HTTP://a.example/">', '<A\nHREF="HTTP://a.example/" rel="external noopener">'),
        (
            '<a rel="nofollow" href="https://a.example/">',
            '<a rel="nofollow external noopener" href="https://a.example/">',
        ),
        ("<a href='https://a.example/' rel=noopener>", "<a href='https://a.example/' rel=\"noopener external\">"),
        (
            '<a href="https://a.example/" title="1 > 0">',
            '<a href="https://a.example/" title="1 > 0" rel="external noopener">',
        ),
        ('<a href="https://review.example/x/">', '<a href="https://review.example/x/">'),
        ('<a href="../x/">', '<a href="../x/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a data-href="https://a.example/">', '<a data-href="https://a.example/">'),
        ('<abbr title=" href=https://a.example/">', '<abbr title=" href=https://a.example/">'),
        ('<link rel="canonical" href="https://a.example/">', '<link rel="canonical" href="https://a.example/">'),
    ],
)
def test_a_link_to_another_host_is_marked(link, marked):
    assert with_relations(f"<p>{link}x</a>", OWN) == f"<p>{marked}x</a>"
    assert with_relations(marked, OWN) == marked


# Links


@seeded("text")
@given(text=texts)
def test_any_text_can_be_looked_through_for_links(text):
    found = scan(f'<p id="here">{text}</p><a href="./">x</a>')
    assert all(line >= 1 for line, _ in found.links + found.fetched)


LOOKED_THROUGH = """<p id=a><a name=b href="c/">x</a>
<a href>x</a><img src="d.png" alt=""><img src="data:image/png;base64,x" alt="">
<a href="data:text/html,x">x</a><area href="data:,x">
<link rel="canonical" href="https://x.example/"><link rel="alternate" href="/feed">
<link rel="next" href="e/"><link rel="prefetch stylesheet" href="f.css"><link rel=icon href="data:,x">
<script src="g.js"></script><object data="h.svg"></object><use xlink:href="i.svg#j"></use><a class=id>x</a>
"""


def test_what_a_page_links_to_and_fetches_is_found_with_its_line():
    found = scan(LOOKED_THROUGH)
    assert found.anchors == {"a", "b"}
    assert found.links == [
        (1, "c/"),
        (2, ""),
        (2, "d.png"),
        (3, "data:text/html,x"),
        (3, "data:,x"),
        (5, "e/"),
        (5, "f.css"),
        (6, "g.js"),
        (6, "h.svg"),
        (6, "i.svg#j"),
    ]
    assert found.fetched == [
        (2, "d.png"),
        (2, "data:image/png;base64,x"),
        (5, "f.css"),
        (5, "data:,x"),
        (6, "g.js"),
        (6, "h.svg"),
        (6, "i.svg#j"),
    ]


@pytest.mark.parametrize(
    ("page", "link", "target"),
    [
        ("a/index.html", "", "a/index.html"),
        ("a/index.html", "./", "a/index.html"),
        ("a/index.html", ".", "a/index.html"),
        ("a/index.html", "../", "index.html"),
        ("a/index.html", "..", "index.html"),
        ("a/b/index.html", "../..", "index.html"),
        ("a/b/index.html", "../.", "a/index.html"),
        ("a/index.html", "b/", "a/b/index.html"),
        ("a/index.html", "../b", "b"),
        ("index.html", "b.css", "b.css"),
        ("index.html", "../b", "../b"),
    ],
)
def test_a_link_resolves_to_a_file(page, link, target):
    assert _resolved(page, link) == target


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("other/#here", ""),
        ("other/index.html#h%65re", ""),
        ("oth%65r/", ""),
        ("style.css#x", ""),
        ("//other.example/", ""),
        ("mailto:a@b.example", ""),
        ("other/#there", "the page has no such anchor: other/#there"),
        ("#there", "the page has no such anchor: #there"),
        ("nowhere.css", "leads nowhere: nowhere.css"),
        ("ftp://other.example/", "a link of a kind that is not allowed: ftp://other.example/"),
        ("http://[x", "a link of a kind that is not allowed: http://[x"),
    ],
)
def test_a_link_is_reported_with_its_page_and_line(link, shown, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("<p id=here>x</p>", encoding="utf-8")
    (tmp_path / "style.css").write_text("", encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<p>\n<a href="{link}">é</a>', encoding="utf-8")
    assert broken_links(tmp_path) == ([f"index.html:2  {shown}"] if shown else [])


def test_every_link_of_a_page_is_reported(tmp_path):
    links = ["https://other.example/", "javascript:x", "mailto:a@b.example", "ftp://other.example/", "nowhere/"]
    text = "".join(f'<a href="{link}">x</a>' for link in links)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    assert [shown.rpartition(": ")[2] for shown in broken_links(tmp_path)] == [links[1], links[3], links[4]]


# Records and bibliographies together


@pytest.mark.parametrize("text", [text for text in HOSTILE if not FORBIDDEN.search(text)])
def test_a_hostile_text_is_kept_unchanged_or_reported(text):
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


def test_a_reference_has_no_markup_in_its_key_or_number():
    entry = "@misc{<b>,\n  refnumber = {<b>},\n  title = {T},\n  year = {2001}\n}"
    references, problems = parse_bibliography(entry, "x.bib")
    assert {problem.code for problem in problems} == {"E203", "E206"}
    assert references[0].number == 1
