"""Format references in a citation style, with a CSL processor, and convert them to CSL-JSON.

The processor passes markup through, so characters of markup are replaced before it and put back escaped after it. It is
slow, about 10 ms a work, so each work is processed once for each style, with marks in place of its title and address:
works that differ in nothing else, such as the parts of one review, share one entry.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from review.language.current import gettext, language, marked
from review.references.citation_cache import CitationCache, digest
from review.references.citation_processor import (
    EDITOR_LABEL,
    EDITORS_LABEL,
    MARKS,
    made_by,
    prepared,
    processed,
)
from review.references.reference import CSL_TYPES, Name, Reference

GENRES = {"phdthesis": marked("Doctoral thesis"), "mastersthesis": marked("Master’s thesis")}
STYLE_NAMES = {"vancouver": "Vancouver", "apa": "APA", "harvard": "Harvard"}

# Characters with a meaning in HTML, and the private-use characters that replace them in the processor.
GUARDED = {"&": "\ue000", "<": "\ue001", ">": "\ue002", '"': "\ue003", "'": "\ue004"}
GUARD = str.maketrans(GUARDED)
TRACES = str.maketrans(dict.fromkeys([*GUARDED.values(), *MARKS.values(), EDITOR_LABEL, EDITORS_LABEL], ""))
# Characters that the processor does not repeat where two texts join: an entry depends on these at the ends of a text.
JOINED = " .,;:!?"
ENTITIES = {guard: html.escape(char) for char, guard in GUARDED.items()}
ALLOWED = re.compile(r"</?(?:i|b|sup|sub)>")

# Fields of CSL, and the BibTeX and BibLaTeX fields from which the first that an entry has is taken.
TEXT_FIELDS = {
    "container-title": ("journal", "journaltitle", "booktitle"),
    "collection-title": ("series",),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages", "eid"),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "publisher-place": ("address", "location"),
    "DOI": ("doi",),
    "URL": ("url",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "note": ("note",),
    "archive_location": ("archiveurl",),
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A reference in one style, as safe markup and as plain text."""

    markup: Markup
    text: str


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return the reference as an item of CSL-JSON 1.0.2. Truncated authors end with "et al." as a literal name."""
    authors = [_csl_name(name) for name in reference.authors]
    if reference.truncated:
        authors.append({"literal": "et al."})
    item: dict[str, Any] = {
        "id": reference.citekey,
        "type": CSL_TYPES[reference.kind],
        "title": reference.title,
        "author": authors,
    }
    if reference.editors:
        item["editor"] = [_csl_name(name) for name in reference.editors]
    if genre := reference.get("type") or gettext(GENRES.get(reference.kind, "")):
        item["genre"] = genre
    if reference.arxiv:
        item |= {"number": f"arXiv:{reference.arxiv}", "publisher": "arXiv", "URL": reference.arxiv_link}
    if issued := [int(part) for part in reference.date.split("-") if part]:
        item["issued"] = {"date-parts": [issued]}
    for name, sources in TEXT_FIELDS.items():
        value = next((reference.get(source) for source in sources if reference.get(source)), "")
        if value:
            item[name] = value.replace("--", "–") if name == "page" else value
    if item["type"] == "report" and "issue" in item:
        item["number"] = item.pop("issue")
    return item


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


class Formatter:
    """Formats works in citation styles, each of them once.

    Entries are kept in memory and, where a folder is given, in files there, which later builds read.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.caches: dict[tuple[str, str], CitationCache] = {}

    def references(self, references: Iterable[Reference], style: str = "vancouver") -> dict[str, Formatted]:
        """Return every reference in a style ("vancouver", "apa", "harvard") by citation key, without its number."""
        return self.items([csl_item(reference) for reference in references], style)

    def items(self, items: Iterable[Mapping[str, Any]], style: str = "vancouver") -> dict[str, Formatted]:
        """Return items of CSL-JSON in a style, by ID."""
        patterns = {str(item["id"]): _pattern(item, style) for item in items}
        keys = {id: digest(json.dumps(pattern, sort_keys=True)) for id, (pattern, _) in patterns.items()}
        cache = self._cache(style)
        missing = {keys[id]: pattern for id, (pattern, _) in patterns.items() if keys[id] not in cache.entries}
        if missing:
            cache.add(dict(zip(missing, processed(list(missing.values()), style), strict=True)))
        return {id: finished(_filled(cache.entries[keys[id]], texts)) for id, (_, texts) in patterns.items()}

    def _cache(self, style: str) -> CitationCache:
        key = style, language()
        if key not in self.caches:
            self.caches[key] = CitationCache(self.folder, made_by(style))
        return self.caches[key]


def format_references(references: Iterable[Reference], style: str = "vancouver") -> dict[str, Formatted]:
    """Return every reference in a style by citation key, without its number; nothing is kept."""
    return Formatter().references(references, style)


def guarded(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the item without its ID, and with characters in its texts that mean something in HTML replaced."""
    return {name: value if name == "type" else _guarded(value) for name, value in item.items() if name != "id"}


def _pattern(item: Mapping[str, Any], style: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the item with marks in place of its title and address, and the text of each mark.

    The processor looks only at the ends of these texts. What it looks at there stays in the item.
    """
    pattern = guarded(item)
    texts = {}
    for name, mark in MARKS.items():
        text = pattern.get(name, "")
        if text and text[0] not in JOINED:
            end = text[-1] if text[-1] in JOINED else ""
            pattern[name] = mark + end
            texts[mark] = text.removesuffix(end)
    return prepared(pattern, style), texts


def _filled(entry: str, texts: Mapping[str, str]) -> str:
    """Return the entry with each text in the place of its mark."""
    for mark, text in texts.items():
        entry = entry.replace(mark, text)
    return entry


def _guarded(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(TRACES).translate(GUARD)
    if isinstance(value, Mapping):
        return {key: _guarded(item) for key, item in value.items()}
    return [_guarded(item) for item in value] if isinstance(value, list) else value


def finished(entry: str) -> Formatted:
    """Return an entry of the processor with all markup but its few own tags escaped, and the same as plain text."""
    entry = entry.replace("….", "…")  # a shortened title ends with an ellipsis
    entry = re.sub(r",? (?:&amp;|&|and|und) et al\.", ", et al.", entry).replace("et al..", "et al.")
    pieces = re.split(f"({ALLOWED.pattern})", html.unescape(entry))
    safe = "".join(piece if ALLOWED.fullmatch(piece) else html.escape(piece) for piece in pieces)
    for guard, entity in ENTITIES.items():
        safe = safe.replace(guard, entity)
    return Formatted(Markup(safe), html.unescape(ALLOWED.sub("", safe)))  # noqa: S704 - escaped piece by piece above
