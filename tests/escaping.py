"""Copies of a review in which every free text is replaced, and the elements of their pages.

Two copies differ in nothing but the text of their fields: one holds plain words, the other an attack. Where the HTML
of both has the same elements with the same attributes, no element, attribute or link came out of a text.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from review.evidence.documents import Document, parse
from review.evidence.records import FOLDERS, REGISTERS
from review.evidence.validation import marks, validate
from review.references.formats import MEDIA_TYPES
from review.schema.base import Names, Schema
from review.schema.term import Vocabulary

MARK = "zzq"  # is in every replaced text, and nowhere else
PLAIN = f"{MARK} 9999 plain words"  # the number is greater than any count, so that every stated figure differs
ATTACK = (
    f"{MARK} 9999</title></script><script>alert(1)</script>\"><img src=x onerror=alert(1)>' onmouseover='alert(1) "
    "{{ 7*7 }} {% raw %} [x](javascript:alert(1)) ![y](//evil.example/) *w*{: onclick=x } ]]> --> <!--fragment:0--> "
    "<svg/onload=x> &lt;b&gt;"
)
PLAIN_URL, ATTACK_URL = f"https://example.org/{MARK}", f"https://example.org/{MARK}'onmouseover='alert(1)//javascript:x"
PLAIN_DOI, ATTACK_DOI = f"10.5555/{MARK}", f"10.5555/{MARK}'onmouseover='alert(1)//javascript:alert(1)"
BIBTEX_ATTACK = re.sub(r"[{}%#]", "", ATTACK)

# A file for reference managers within a link: never opened as a page.
CITATION_FILE = re.compile(rf"data:(?:{'|'.join(map(re.escape, MEDIA_TYPES.values()))});charset=utf-8,[\w.~%-]*")

# Keys and answers of an appraisal are ids, though their schema says text; a version is a number.
LEFT_ALONE = ("answers",)


def write(source: Path, root: Path, *, attack: bool) -> Path:
    """The review below `source` with every free text replaced, below `root`."""
    shutil.copytree(source / "evidence", root / "evidence")
    candidates = (ATTACK, ATTACK_URL, ATTACK_DOI) if attack else (PLAIN, PLAIN_URL, PLAIN_DOI)
    for file in sorted((root / "evidence").rglob("*.yml")):
        schema = FOLDERS.get(file.parent.name) or REGISTERS[file.name]
        data = parse(file.read_text(encoding="utf-8"), file.name)[0].data
        if file.name == "figures.yml":
            for figure in data["figures"]:
                figure["difference"] = "Every figure is another one."
        replace_texts(data, schema, candidates)
        for finding in data.get("findings", []) if file.parent.name == "themes" else []:
            if "headline" in finding:
                finding["headline"] = candidates[0].replace(" ", "/")  # few words; HTML takes a slash for a space too
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    bibliography = (source / "references.bib").read_text(encoding="utf-8")
    text = BIBTEX_ATTACK if attack else PLAIN
    numbers = count(1)  # a title differs from any other, or two reports would be the same
    bibliography = re.sub(
        r"^(\s+title\s*= )\{.*?\}(,?)$",
        lambda m: f"{m[1]}{{{next(numbers)} {text}}}{m[2]}",
        bibliography,
        flags=re.MULTILINE,
    )
    for field in ("journal", "institution", "publisher", "address", "booktitle", "note", "volume", "number"):
        bibliography = re.sub(
            rf"^(\s+{field}\s*= )\{{.*?\}}(,?)$", lambda m: f"{m[1]}{{{text}}}{m[2]}", bibliography, flags=re.MULTILINE
        )
    bibliography = re.sub(
        r"^(\s+author\s*= )\{.*\}(,?)$", lambda m: f"{m[1]}{{{{{text}}}}}{m[2]}", bibliography, flags=re.MULTILINE
    )
    (root / "references.bib").write_text(bibliography, encoding="utf-8")
    return root


def replace_texts(data: Any, schema: type[Schema], candidates: tuple[str, ...]) -> None:
    """Replaces each text that may be any text, or any address, by the first candidate that the schema allows."""
    record, _ = validate(Document("x", data), schema)
    assert record
    named = {marked.location for marked in marks(record.value) if isinstance(marked.marker, Names | Vocabulary)}
    free = [place for place in places(data) if place not in named and not set(LEFT_ALONE) & set(place)]
    was = {place: value_at(data, place) for place in free}
    for text in candidates:
        for place in free:
            set_at(data, place, text)
        free = [place for place in refused(data, schema) if place in was]
    for place in free:
        set_at(data, place, was[place])


def refused(data: Any, schema: type[Schema]) -> list[tuple[str | int, ...]]:
    """The places of a record that its schema does not allow."""
    try:
        schema.model_validate(data)
    except ValidationError as error:
        return [tuple(detail["loc"]) for detail in error.errors()]
    return []


def value_at(data: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


def set_at(data: Any, place: tuple[str | int, ...], value: str) -> None:
    value_at(data, place[:-1])[place[-1]] = value


def places(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every text in a record."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*here, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*here, index))
    elif isinstance(value, str):
        yield here


class Page(HTMLParser):
    """What a browser would make of some HTML.

    Elements with the names of their attributes, links, text, scripts that would run, and scripts that are only data. A
    citation that is saved as a file is not a link.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.scripts: list[str] = []
        self.data: list[str] = []
        self.text = ""
        self.inside = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        links = [value or "" for name, value in attrs if name in {"href", "src", "action", "data", "srcset"}]
        is_saved = tag == "a" and "download" in dict(attrs)
        self.links += [link for link in links if not (is_saved and CITATION_FILE.fullmatch(link))]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        holds_data = tag == "script" and "json" in (dict(attrs).get("type") or "")
        self.inside = "data" if holds_data else tag

    def handle_endtag(self, _: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside == "data":
            self.data.append(data)
        elif self.inside != "style":
            self.text += data
