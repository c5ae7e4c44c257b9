"""Texts that people have used to break sites like this one: the corpus from which the property tests start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import example, settings
from hypothesis import strategies as st

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea></style></script><b>",
    "]]><!--",
    "--><script>alert(1)</script>",
    "<!--fragment:0-->",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    '*w*{: onmouseover="alert(1)" }',
    "{: #content .md-main onclick=alert(1) }",
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# gone #}",
    "{{ config.extra }}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "[^1]: note",
    "*[HTML]: Hyper",
    "# heading {#id}",
    "| a | b |\n|---|---|",
    "---\nrender_macros: true\n---",
    "```\ncode",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#106;avascript:alert(1)",
    "\\<b\\>",
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\n=1+1",
    "\uff1d1+1",
    "a\r\nER  - \r\nTY  - JOUR",
    "a\nAU  - Mallory",
    "::error file=x::injected%0A::warning::",
    "..\\..\\x",
    "../../x",
    "\u202egnp.exe",
    "zero\u200bwidth",
    "\u2066isolate\u2069",
    "\ufeffbom",
    "nul\x00byte",
    "bell\x07",
    "\x1b[31mred",
    "\ue001script\ue002",
    'it\'s "quoted" & <i>styled</i>',
    "Österlund, Łucja & Ñandú",
    "日本語 العربية עברית",
    "\\input{/etc/passwd}",
    "$x^2_i$ {\\bf y} % comment",
    "@article{x,",
    "}}}}{{{{",
    "*anchor &alias !!python/object",
    "'",
    '"',
    "null",
    "~",
    "NO",
    "010",
    "12:30",
    "",
    " ",
)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))


def examples(most: int) -> settings:
    """How many examples a costly property is tried with: `most`, or fewer where every test of the run has fewer."""
    return settings(max_examples=min(most, settings().max_examples))


def seeded(name: str) -> Callable[[Any], Any]:
    """Every hostile text is tried as the argument `name` before texts are made up, fewer than without such a corpus."""

    def decorate(test: Any) -> Any:
        for text in HOSTILE:
            test = example(**{name: text})(test)
        return examples(20)(test)

    return decorate
