"""Format references in a citation style, with a CSL processor, and convert them to CSL-JSON.

The processor passes markup through, so characters of markup are replaced before it and put back escaped after it.
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup

from review.references.reference import CSL_TYPES, Name, Reference

STYLES = {"vancouver": "nlm-citation-sequence", "apa": "apa", "harvard": "harvard-cite-them-right"}
STYLE_NAMES = {"vancouver": "Vancouver", "apa": "APA", "harvard": "Harvard"}

# Characters with a meaning in HTML, and the private-use characters that replace them in the processor.
GUARDED = {"&": "\ue000", "<": "\ue001", ">": "\ue002", '"': "\ue003", "'": "\ue004"}
GUARD = str.maketrans(GUARDED)
TRACES = str.maketrans(dict.fromkeys(GUARDED.values(), ""))
ENTITIES = {guard: html.escape(char) for char, guard in GUARDED.items()}
ALLOWED = re.compile(r"</?(?:i|b|sup|sub)>")

TEXT_FIELDS = {
    "container-title": ("journal", "booktitle"),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "publisher": ("publisher", "institution"),
    "publisher-place": ("address",),
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
    if issued := [int(part) for part in reference.date.split("-") if part]:
        item["issued"] = {"date-parts": [issued]}
    for name, sources in TEXT_FIELDS.items():
        value = next((reference.get(source) for source in sources if reference.get(source)), "")
        if value:
            item[name] = value.replace("--", "–") if name == "page" else value
    return item


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def format_references(references: Iterable[Reference], style: str = "vancouver") -> dict[str, Formatted]:
    """Return every reference in a style ("vancouver", "apa", "harvard") by citation key, without its number."""
    return format_items([csl_item(reference) for reference in references], style)


def format_items(items: list[dict[str, Any]], style: str = "vancouver") -> dict[str, Formatted]:
    """Return items of CSL-JSON in a style, by ID."""
    guarded = [_guarded(item) for item in items]
    if not guarded:
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(_style(STYLES[style]), CiteProcJSON(guarded), formatter.html)
        for item in guarded:
            bibliography.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in bibliography.bibliography()]
        keys = [str(key) for key in bibliography.keys]
    return {key: _formatted(entry) for key, entry in zip(keys, entries, strict=True)}


@cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(Path(__file__).parents[1] / "styles" / f"{name}.csl"), validate=False)


def _guarded(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(TRACES).translate(GUARD)
    if isinstance(value, Mapping):
        return {key: item if key in {"id", "type"} else _guarded(item) for key, item in value.items()}
    return [_guarded(item) for item in value] if isinstance(value, list) else value


def _formatted(entry: str) -> Formatted:
    """Return the markup of the processor with all but its few own tags escaped, and the same as plain text."""
    entry = re.sub(r"^\d+\.\s*", "", entry)  # the number that the style puts first
    entry = entry.replace("….", "…")  # a shortened title ends with an ellipsis
    entry = re.sub(r",? (?:&amp;|&|and) et al\.", ", et al.", entry).replace("et al..", "et al.")
    pieces = re.split(f"({ALLOWED.pattern})", html.unescape(entry))
    safe = "".join(piece if ALLOWED.fullmatch(piece) else html.escape(piece) for piece in pieces)
    for guard, entity in ENTITIES.items():
        safe = safe.replace(guard, entity)
    return Formatted(Markup(safe), html.unescape(ALLOWED.sub("", safe)))  # noqa: S704 - escaped piece by piece above
