"""The made-up review in German: a project whose prose says nothing of its own, and its words on the pages.

What people contributed to it stays as it is. A word of a page is theirs if it belongs to three consecutive words of
theirs, or to a text of theirs as a whole; every other word has to be German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from made_up import Change, project
from review.evidence.records import REGISTERS
from review.exports.tables import tables
from review.language.catalogue import catalogue
from review.loading import load_review
from review.schema.codebook import CodebookRecord

MACRO = re.compile(r"\{\{ *[a-z_]+\([^}]*\) *\}\}")
ANCHOR = re.compile(r"\{:? *#([\w-]+)")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*")
MARKUP = re.compile(r"</?\d+>")  # of messages
# Addresses, names of files and IDs, which are the same in every language.
NAMED = re.compile(
    r"`[^`]*`|\{\w+\}|https?://\S+|\b10\.\d+/\S+|<[^<>]*>|\S*[/_#=]\S*"
    r"|\b\w[\w-]*\.[a-z]{2,5}\b|\b\d+\w*|\b[a-z]+(?:-\w*\d\w*)+\b"
)
ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "data-label", "data-copy", "data-live", "content"}
FOR_PROGRAMS = {"script", "style", "code", "dc:format", "dc:language", "id"}
META_FOR_PROGRAMS = ("viewport", "theme", "robots", "generator", "referrer", "twitter", "og:image:")
# Names that all languages have, what the theme adds, and what the CSL locale adds to a reference.
OTHER_WORDS = """vancouver apa harvard material mkdocs nachtbusse navigation kopfzeile hauptnavigation internet preprint
verfügbar zugegriffen string integer list boolean xml rss atom"""


def german_project(root: Path) -> Path:
    """Write the made-up review in German below `root`, with its macros alone as prose; return `root`."""
    changes: dict[str, Change] = {"evidence/review.yml": lambda text: f"language: de\n{text}"}
    project(root, changes)
    for file in (root / "docs").rglob("*.md"):
        file.write_text(_without_prose(file.read_text("utf-8")), encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = re.sub(r"(?m)^( +)(anchors|not_found): warn", r"\1\2: info", settings.read_text("utf-8"))
    for name in ("site_name", "site_description", "copyright"):
        text = re.sub(rf"(?m)^{name}:.*", f"{name}: Nachtbusse", text)
    settings.write_text(text, encoding="utf-8")
    return root


def _without_prose(text: str) -> str:
    front = FRONT.match(text)
    macros = MACRO.findall(text) if front and "render_macros: true" in front[0] else []
    settings = ["title: Seite", "description: Eine Seite.", *(["render_macros: true"] if macros else [])]
    anchors = [f'<p id="{anchor}"></p>' for anchor in dict.fromkeys(ANCHOR.findall(text))]
    return "\n\n".join(["\n".join(["---", *settings, "---"]), "# Seite", *anchors, *dict.fromkeys(macros)]) + "\n"


class Words:
    """The words that a page of the German review may have."""

    def __init__(self, root: Path) -> None:
        written = [*_contributed(root)]
        self.contract = {word for text in contract(root) for word in _words(text)}
        self.whole = {tuple(_words(text)) for text in written}
        self.threes = {three for words in self.whole for three in zip(words, words[1:], words[2:], strict=False)}
        self.german = set(OTHER_WORDS.split()) | {word for text in _german() for word in _words(text)}

    def unknown(self, text: str) -> list[str]:
        """Return the words of a text that are neither contributed nor German."""
        words = _words(text)
        theirs = [False] * len(words)
        for start in range(len(words)):
            for length in (3, 2, 1):
                found = tuple(words[start : start + length])
                if found in (self.threes if length == 3 else self.whole):
                    theirs[start : start + length] = [True] * len(found)
        return [
            word for word, is_theirs in zip(words, theirs, strict=True) if not is_theirs and word not in self.german
        ]


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(NAMED.sub(" ", MARKUP.sub(" ", text)))]


def _contributed(root: Path) -> Iterator[str]:
    """Yield every text of the records and references."""
    for file in (root / "evidence").rglob("*.yml"):
        yield from _texts(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - texts alone
    bibliography = (root / "references.bib").read_text("utf-8")
    yield from re.findall(r"[{\"]([^{}\"]+)[}\"]", bibliography)
    yield from WORD.findall(" ".join(re.findall(r"author = \{(.*)\}", bibliography)))
    review = load_review(root)
    for reference in review.references.values():
        yield from (reference.title, *(name.inverted for name in reference.authors))
        yield from (part for name in reference.authors for part in (name.family, name.given, name.suffix, name.literal))


def contract(root: Path) -> Iterator[str]:
    """Yield the names and values of the data contract, and of vocabularies, which pages about the data list."""
    yield from (*CodebookRecord.model_fields, *(name.removesuffix(".yml") for name in REGISTERS))
    for table in tables(load_review(root)):
        yield from (table.name, *(value for column in table.columns for value in (column.name, *column.values)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))
    elif value:
        yield str(value)


def _german() -> Iterator[str]:
    yield from catalogue("de").texts.values()
    yield from (form for forms in catalogue("de").plurals.values() for form in forms)
    locale = Locale.parse("de")
    yield from (*locale.months["format"]["wide"].values(), *locale.territories.values())


class Reading(HTMLParser):
    """What a page says: its text as one, and each attribute for readers."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self._ends: list[str] = []  # of elements that are for programs, or in English
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if self._ends:
            if tag == self._ends[0]:
                self._ends.append(tag)
            return
        if tag in FOR_PROGRAMS or (own.get("lang") == "en" and tag != "html"):
            self._ends.append(tag)
            return
        name = own.get("name") or own.get("property") or ""
        if tag == "meta" and ("http-equiv" in own or name.startswith(META_FOR_PROGRAMS)):
            return
        self.attributes += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if self._ends and tag == self._ends[0]:
            self._ends.pop()

    def handle_data(self, data: str) -> None:
        if not self._ends:
            self.texts.append(data)
