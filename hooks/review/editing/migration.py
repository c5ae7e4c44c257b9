"""The files of a review, changed by rule from what an earlier version of the program expected to what this one does.

A rule looks at the files themselves, so it can be applied again and again, and says nothing where there is nothing to
do. The records of version 1.0.0 fit today's schemas as they are: none of the rules changes evidence. One that does
belongs here too, and `review migrate` shows its changes before it writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from review.editing.new_review import skeleton_files

Files = Mapping[str, str]  # texts by their paths in the folder of the review
SETTINGS = "mkdocs.yml"
HOOKS = ("hooks/build.py", "hooks/macros.py")
# Prose pages to which pages made from records lead.
LINKED = (
    "docs/cite.md",
    "docs/contribute.md",
    "docs/data.md",
    "docs/methods.md",
    "docs/persistence.md",
    "docs/rights.md",
)
# What the program kept in a review before it was a package.
FORMER = ("hooks/review", "hooks/overrides", "hooks/whole_site.py")
FORMER_STYLES = re.compile(r"assets/(?:(?:review|reading|tables|lens|cite|print)\.css|styles/[\w-]+\.css)")
FORMER_SCRIPTS = re.compile(r"assets/(?:review|cite|living)\.js")
ITEM = re.compile(r"  - ")


@dataclass(frozen=True)
class Rule:
    """What changed in the program, in which version, and the files that a review needs instead of its own."""

    since: str
    title: str
    changed: Callable[[Files, str], dict[str, str]]


def _short_hooks(files: Files, language: str) -> dict[str, str]:
    """Return the hooks that import the program, in place of those that were a part of it."""
    new = skeleton_files(language)
    return {path: new[path] for path in HOOKS if "review.building" not in files.get(path, "review.building")}


def _own_settings(files: Files, _: str) -> dict[str, str]:
    """Return the settings without the templates, styles and scripts that the package brings, and the theme's search."""
    text = files.get(SETTINGS, "")
    lines = [line for line in text.splitlines(keepends=True) if line.strip() != "custom_dir: hooks/overrides"]
    kept = "".join(_without("plugins", r"search\b", _without("extra_javascript", FORMER_SCRIPTS, lines)))
    kept = "".join(_without("extra_css", FORMER_STYLES, kept.splitlines(keepends=True)))
    return {SETTINGS: kept} if text and kept != text else {}


def _linked_pages(files: Files, language: str) -> dict[str, str]:
    """Return the pages that every site needs and that this review lacks."""
    new = skeleton_files(language)
    return {path: new[path] for path in LINKED if path not in files and any(name.startswith("docs/") for name in files)}


RULES = (
    Rule("1.1.0", "the program is a package, and hooks/ has a few lines that import it", _short_hooks),
    Rule("1.1.0", "templates, styles, scripts and the search come with the package", _own_settings),
    Rule("1.1.0", "pages made from records lead to these pages", _linked_pages),
)


def migrated(files: Files, language: str = "en") -> Iterator[tuple[Rule, dict[str, str]]]:
    """Yield each rule that changes something, with the files as they are after it."""
    now = dict(files)
    for rule in RULES:
        if changed := rule.changed(now, language):
            now |= changed
            yield rule, changed


def _without(key: str, unwanted: str | re.Pattern[str], lines: list[str]) -> list[str]:
    """Return the lines of a YAML file without those items of the list at a key of the top level that match.

    Comments stay. A list without an item left loses its key.
    """
    start = next((number for number, line in enumerate(lines) if line.rstrip() == f"{key}:"), None)
    if start is None:
        return lines
    end = next((n for n in range(start + 1, len(lines)) if re.match(r"\S", lines[n])), len(lines))
    begins = [n for n in range(start + 1, end) if ITEM.match(lines[n])]
    kept: list[str] = []
    for begin, until in zip(begins, [*begins[1:], end], strict=True):
        body = [line for line in lines[begin:until] if line.strip()]
        if not re.search(unwanted, body[0]):
            kept += lines[begin:until]
    if not kept:
        return [*lines[:start], *lines[end:]]
    blank = ["\n"] if kept[-1].strip() and not lines[end - 1].strip() else []
    return [*lines[: begins[0]], *kept, *blank, *lines[end:]]
