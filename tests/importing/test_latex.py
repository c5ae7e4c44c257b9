"""LaTeX becomes the text that it prints, or is named with its line: nothing vanishes, nothing is run."""

from __future__ import annotations

import pytest
from reading import read

from review.references.bibtex import parse_entries
from review.references.latex import plain_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"p {\textless} 0.05", "p < 0.05"),
        (r"p \leq 0.05", "p ≤ 0.05"),
        (r"200\,{\mbox{$\mu$}}J", "200 μJ"),
        (r"\mbox{CD4} \textup{in} \emph{the \textbf{town}}", "CD4 in the town"),
        (r"See \href{https://example.org/a_b%20c}{the protocol}", "See the protocol"),
        (r"\url{https://example.org/~a--b_c}", "https://example.org/~a--b_c"),
        (r"H$_2$O, $10^{-3}$, 37$^\circ$C, $\chi^2$", "H₂O, 10⁻³, 37°C, χ²"),
        (r"CO\textsubscript{2} and 1\textsuperscript{st}", "CO₂ and 1st"),
        (r"$\alpha$-, \(\beta\)- and {$\gamma$}-", "α-, β- and γ-"),
        (r"\frac{1}{2} of \sqrt{x}", "1/2 of √x"),
        ("from $5 to $10", "from $5 to $10"),
        (r"$\geq$18 years, $<$5 of US$ 5 to US$10", "≥18 years, <5 of US$ 5 to US$10"),
        (r"\texorpdfstring{$\alpha$}{alpha}-blockers", "alpha-blockers"),
        (r"\$5 \& 50\% \#1 a\_b \{c\}", "$5 & 50% #1 a_b {c}"),
        ("``I said `no' '' -- they --- we~all", "“I said ‘no’ ” – they — we all"),
        ("don't", "don't"),
        (r"?`Qu\'e? !`No!", "¿Qué? ¡No!"),
        (r"\enquote{Why?}", "“Why?”"),
        (
            r"caf\'e na{\"\i}ve \v{S}ime\v cek gar\c{c}on \k{a} \H{o} \u{g} \r a \.z \=a",
            "café naïve Šimeček garçon ą ő ğ å ż ā",
        ),
        (r"\o \ss{} \L{} \AE{} {\OE}uvre \aa \i", "øß Ł Æ Œuvre åı"),
        (r"\~{} \^{} \textbackslash{}a \textasciitilde", r"~ ^ \a ~"),
        (r"co\-operate \/ a\\b", "cooperate a b"),
        ("{A {B}us}", "A Bus"),
        ("50 % of us", "50 % of us"),
    ],
)
def test_latex_is_the_text_that_it_prints(latex, text):
    assert plain_text(latex).text == text
    assert plain_text(latex).faults == ()


@pytest.mark.parametrize(
    ("latex", "named"),
    [
        (r"Accessed \today", r"\today"),
        (r"\input{/etc/passwd}", r"\input"),
        (r"\newcommand{\x}{y}", r"\newcommand"),
        (r"as in \cite{roe-2020}", r"\cite"),
        (r"See \footnote{this}", r"\footnote"),
        (r"\href{https://example.org}", r"\href without its argument"),
        (r"\emph{a} \unknown{b}", r"\unknown"),
        ("at the end \\", "a backslash at the end"),
        (r"\'", r"\' without its argument"),
        (r"\frac{1}", r"\frac without its argument"),
        (r"\textsuperscript{a", "a brace that is not closed"),
        (r"\begin{center}x\end{center}", r"\begin"),
    ],
)
@pytest.mark.parametrize("name", ["title", "author", "note", "publisher", "school", "editor", "volume", "abstract"])
def test_a_command_that_cannot_be_converted_is_named_with_its_line_in_every_field(name, latex, named):
    assert any(named in fault for fault in plain_text(latex).faults)
    if latex.count("{") == latex.count("}") and not latex.endswith("\\"):
        text = f"@book{{a-2020,\n  year = {{2020}},\n  {name} = {{{latex}}}\n}}\n"
        problems = [problem for problem in parse_entries(text, "x")[1] if problem.code == "E113"]
        assert [problem.line for problem in problems[:1]] == [3]
        assert f'the field "{name}"' in problems[0].message
        assert [(each.code, each.line) for each in read(text, "bibtex").problems][:1] == [("H508", 3)]


def test_the_words_of_an_unknown_command_are_kept():
    assert plain_text(r"The \foo{bar} of \baz").text == r"The \foo bar of \baz"


def test_hyphens_and_tildes_of_an_address_are_kept():
    (reference,), problems = parse_entries(
        "@online{a-2020, title={T}, year={2020}, url={https://example.org/~a--b}, pages={1--2}}", "x"
    )
    assert problems == []
    assert (reference.get("url"), reference.get("pages")) == ("https://example.org/~a--b", "1--2")


def test_commands_that_are_nested_too_deeply_are_a_problem():
    text = "@misc{a-2020, year={2020}, title={" + r"\textsuperscript{" * 99 + "x" + "}" * 99 + "}}"
    assert [problem.code for problem in parse_entries(text, "x")[1]] == ["E106"]
