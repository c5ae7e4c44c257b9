"""Every reference in every style, compared with citeproc-js, the processor of Zotero: only known differences."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from places import PROJECT
from review.importing import read_file
from review.references.bibtex import parse_entries
from review.references.citation_processor import LOCALES, STYLES, style_file
from review.references.citation_styles import GUARD, csl_item, format_references
from review.references.reference import CSL_TYPES, Name, Reference

pytestmark = [pytest.mark.data, pytest.mark.process]

HERE = Path(__file__).parent
# By style and citation key: why our entry is not that of citeproc-js.
KNOWN = json.loads((HERE / "known_citation_differences.json").read_text(encoding="utf-8"))
EXPORTS = (PROJECT / "tests/importing/ways-in", PROJECT / "tests/importing/samples")
# Quotation marks stay as they are written: citeproc-js would make them typographic, and change them in DOIs too.
QUOTES = {each: guard for each, guard in GUARD.items() if chr(each) in "'\""}
UNQUOTED = {ord(guard): chr(each) for each, guard in QUOTES.items()}
# Further authors whom the entry does not name are one more name to citeproc-js.
UNNAMED = re.compile(r",? (?:&|and) et al\.")

AUTHORS = {
    "one": (Name("Ward", "Eve"),),
    "two": (Name("Berg", "Jo T.", "van der"), Name("Ward", "Eve", suffix="Jr.")),
    "many": tuple(Name(f"Author{letter}", f"{letter}. {letter}.") for letter in "ABCDEFGHIJKLMNOPQRSTUVW"),
    "office": (Name(literal="Office for Night and Day"),),
    "cjk": (Name("王", "小明"),),
    "none": (),
}
EDITORS = {"": (), "-ed": (Name("Roe", "Ann B."),), "-eds": (Name("Roe", "Ann B."), Name("Poe", "Cy"))}
FIELDS = {
    "article": {"journal": "Journal of Fabricated Transport", "volume": "12", "number": "3-4", "pages": "201--19"},
    "book": {"publisher": "The Depot", "address": "Kent", "edition": "2", "series": "Notes on buses"},
    "incollection": {"booktitle": "A book of buses", "publisher": "The Depot", "address": "Kent", "pages": "7--9"},
    "inproceedings": {"booktitle": "Proceedings of buses", "pages": "7--9"},
    "techreport": {"institution": "The Depot", "address": "Kent", "number": "PS01/20"},
    "phdthesis": {"school": "University of Kent"},
    "online": {"url": "https://example.org/a"},
    "misc": {"eprint": "2101.00001", "eprinttype": "arxiv"},
    "unpublished": {"note": "At the depot"},
}
TITLES = {"": "Waiting in the rain: a study", "-asks": "Is it night?", "-quotes": "The “last” stop"}


def made_up() -> Iterator[Reference]:
    for kind, fields in FIELDS.items():
        for who, authors in AUTHORS.items():
            for what, editors in EDITORS.items():
                for how, title in TITLES.items():
                    if bool(what) + bool(how) < 2 and (who in {"one", "none"} or not what + how):
                        given = {"title": title, "year": "2021", "doi": "10.5555/rain(3)"[: 15 * (who == "one")]}
                        texts = {name: text for name, text in (fields | given).items() if text}
                        yield Reference(f"{kind}-{who}{what}{how}", 0, kind, authors, False, texts, editors=editors)


def exported() -> Iterator[Reference]:
    for folder in EXPORTS:
        for file in sorted(folder.iterdir()):
            for number, report in enumerate(read_file(file, file.name).reports, 1):
                yield report.reference(f"{file.name}-{number}")
            if file.suffix == ".bib":
                entries, _ = parse_entries(file.read_text(encoding="utf-8"), file.name)
                yield from (replace(each, citekey=f"{file.name}-{each.citekey}") for each in entries)


@pytest.fixture(scope="module")
def references(real) -> list[Reference]:
    return [each for each in (*real.references.values(), *exported(), *made_up()) if each.kind in CSL_TYPES]


@pytest.fixture(scope="module")
def by_citeproc_js(references) -> dict[str, dict[str, str]]:
    locales = files("citeproc") / "data" / "locales"
    items = [with_kept_quotes(csl_item(each)) for each in references]
    given = {
        "styles": {name: [style_file(name).read_text("utf-8"), LOCALES.get(name, "en-US")] for name in STYLES},
        "locales": {name: (locales / f"locales-{name}.xml").read_text("utf-8") for name in ("en-US", "en-GB")},
        "items": items,
    }
    ran = subprocess.run(
        ["node", str(HERE / "citeproc.cjs")],
        input=json.dumps(given),
        env={**os.environ, "NODE_PATH": str(PROJECT / ".ci/node/node_modules")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    entries: dict[str, dict[str, str]] = json.loads(ran.stdout)
    return entries


def with_kept_quotes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: each if key == "id" else with_kept_quotes(each) for key, each in value.items()}
    if isinstance(value, list):
        return [with_kept_quotes(each) for each in value]
    return value.translate(QUOTES) if isinstance(value, str) else value


def compared(entry: str) -> str:
    return UNNAMED.sub(", et al.", re.sub(r"^1\. ", "", entry).translate(UNQUOTED))


@pytest.mark.parametrize("style", STYLES)
def test_every_entry_is_that_of_citeproc_js_or_differs_as_is_known(style, references, by_citeproc_js):
    assert len({each.citekey for each in references}) == len(references)
    ours = {key: compared(entry.text) for key, entry in format_references(references, style).items()}
    theirs = {key: compared(entry) for key, entry in by_citeproc_js[style].items()}
    different = {key: f"\nours:   {ours[key]}\ntheirs: {theirs[key]}" for key in ours if ours[key] != theirs[key]}
    unknown = {key: entries for key, entries in different.items() if key not in KNOWN[style]}
    assert not unknown, "\n".join(f"{key}: {entries}" for key, entries in unknown.items())
    assert set(KNOWN[style]) == set(different), "a known difference is gone: remove it from the file"
