"""Write references for reference managers: as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from review.references.bibtex_names import names_in
from review.references.citation_styles import csl_item
from review.references.names import names_of_lines
from review.references.reference import Name, Reference

RIS_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "techreport": "RPRT",
    "phdthesis": "THES",
    "mastersthesis": "THES",
    "online": "ELEC",
    "misc": "GEN",
    "unpublished": "UNPB",
}
RIS_FIELDS = {
    "title": "TI",
    "year": "PY",
    "journal": "JO",
    "journaltitle": "JO",
    "booktitle": "T2",
    "series": "T3",
    "volume": "VL",
    "number": "IS",
    "issue": "IS",
    "edition": "ET",
    "publisher": "PB",
    "institution": "PB",
    "school": "PB",
    "organization": "PB",
    "howpublished": "PB",
    "address": "CY",
    "location": "CY",
    "eid": "C7",
    "type": "M3",
    "doi": "DO",
    "url": "UR",
    "note": "N1",
}
# Elsewhere, the editors of the book or series that it is in; of an article, programs read A2 in different ways.
RIS_EDITOR = {"book": "ED", "article": "ED"}
BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
    }
)
VERBATIM = {"doi", "url", "archiveurl"}
# In these, only some characters have a meaning for BibTeX; all others are written as they are.
VERBATIM_SPECIAL = str.maketrans({each: BIBTEX_SPECIAL[ord(each)] for each in "\\{}"})
LIGATURE = re.compile("(?<=-)(?=-)|(?<=')(?=')")  # what would be read as one character


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: how it writes one reference as an entry, and how entries are joined to a file."""

    entry: Callable[[Reference], str]
    joined: Callable[[Iterable[str]], str]

    def __call__(self, references: Iterable[Reference]) -> str:
        """Return a file of the references."""
        return self.joined(map(self.entry, references))


def _bibtex_entry(reference: Reference) -> str:
    fields = {"author": _bibtex_names(reference.authors, is_truncated=reference.truncated)}
    if reference.editors:
        fields["editor"] = _bibtex_names(reference.editors)
    for name, value in reference.fields.items():
        if name == "pages":
            fields[name] = value.replace("–", "--").translate(BIBTEX_SPECIAL)
        else:
            fields[name] = value.translate(VERBATIM_SPECIAL) if name in VERBATIM else _bibtex_text(value)
    fields["title"] = f"{{{fields.get('title', '')}}}"  # double braces keep the capitals
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{reference.kind}{{{reference.citekey},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_text(plain: str) -> str:
    return LIGATURE.sub("{}", plain.translate(BIBTEX_SPECIAL))


def _bibtex_names(names: Iterable[Name], *, is_truncated: bool = False) -> str:
    return " and ".join([*map(_bibtex_name, names), *(["others"] if is_truncated else [])])


@lru_cache(maxsize=50_000)
def _bibtex_name(name: Name) -> str:
    """Return a name in a form that is read as the same name: in plain text, or else with its parts in braces."""
    if name.literal:
        written = f"{{{_bibtex_text(name.literal)}}}"
        return written if names_in(written)[0] == (name,) else f"{{{written}}}"
    parts = [_bibtex_text(part) for part in (name.family, name.suffix, name.given)]
    family = " ".join(part for part in (_bibtex_text(name.particle), parts[0]) if part)
    written = ", ".join(part for part in (family, *parts[1:]) if part)
    if names_in(written)[0] == (name,):
        return written
    family = " ".join(part for part in (_bibtex_text(name.particle), f"{{{parts[0]}}}") if part)
    return ", ".join([family, *(f"{{{part}}}" for part in parts[1:] if part)])


def _ris_entry(reference: Reference) -> str:
    return "".join(f"{line}\r\n" for line in _ris_lines(reference))


def _ris_lines(reference: Reference) -> list[str]:
    lines = [f"TY  - {RIS_TYPES[reference.kind]}", f"ID  - {reference.citekey}"]
    lines += [f"AU  - {_ris_name(name)}" for name in reference.authors]
    lines += ["AU  - et al."] if reference.truncated else []
    lines += [f"{RIS_EDITOR.get(reference.kind, 'A2')}  - {_ris_name(name)}" for name in reference.editors]
    lines += [f"{tag}  - {_one_line(reference.get(name))}" for name, tag in RIS_FIELDS.items() if reference.get(name)]
    first, _, last = reference.get("pages").replace("–", "--").partition("--")
    lines += [f"SP  - {_one_line(first)}"] if first else []
    lines += [f"EP  - {_one_line(last)}"] if last else []
    lines += [f"DA  - {_one_line(reference.date.replace('-', '/'))}"] if "-" in reference.date else []
    lines += [f"N1  - {_archived(reference)}"] if reference.archived else []
    if reference.get("pmid"):  # a bare accession number may be any database's
        lines += [f"AN  - {_one_line(reference.get('pmid'))}", "DB  - PubMed"]
    return [*lines, "ER  - ", ""]


def _ris_name(name: Name) -> str:
    """Return a name for RIS, in which a comma at the end marks an institution that looks like a person."""
    written = _one_line(name.inverted)
    return written if not name.literal or names_of_lines([written])[0] == (name,) else f"{written},"


def _archived(reference: Reference) -> str:
    """Return the archived copy as a note: reference managers agree on no RIS tag for it."""
    return _one_line(f"Archived copy {reference.get('archivedate')}: {reference.archived}".replace(" :", ":"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _csl_entry(reference: Reference) -> str:
    written = json.dumps(csl_item(reference), ensure_ascii=False, indent=1)
    return " " + written.replace("\n", "\n ")


def _csl_file(entries: Iterable[str]) -> str:
    joined = ",\n".join(entries)
    return f"[\n{joined}\n]\n" if joined else "[]\n"


bibtex = Writer(_bibtex_entry, "\n".join)  # in UTF-8
ris = Writer(_ris_entry, "".join)  # one tag per line, with CRLF as the format requires
csl_json = Writer(_csl_entry, _csl_file)
# Writers by file extension.
WRITERS: dict[str, Writer] = {"bib": bibtex, "ris": ris, "csl.json": csl_json}
# What such a file is, by the same.
MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/json",
}
