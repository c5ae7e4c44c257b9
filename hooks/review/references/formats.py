"""Write references for reference managers: as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from review.references.citation_styles import csl_item
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
    "booktitle": "T2",
    "volume": "VL",
    "number": "IS",
    "publisher": "PB",
    "institution": "PB",
    "address": "CY",
    "doi": "DO",
    "url": "UR",
    "note": "N1",
}
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
    }
)
VERBATIM = {"doi", "url", "archiveurl"}


def bibtex(references: Iterable[Reference]) -> str:
    """Return the references as BibTeX in UTF-8."""
    return "\n".join(_bibtex_entry(reference) for reference in references)


def _bibtex_entry(reference: Reference) -> str:
    people = [_bibtex_name(name) for name in reference.authors] + (["others"] if reference.truncated else [])
    fields = {"author": " and ".join(people)}
    for name, value in reference.fields.items():
        plain = value.replace("–", "--") if name == "pages" else value
        fields[name] = plain if name in VERBATIM else plain.translate(BIBTEX_SPECIAL)
    fields["title"] = f"{{{fields.get('title', '')}}}"  # double braces keep the capitals
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{reference.kind}{{{reference.citekey},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal.translate(BIBTEX_SPECIAL)}}}"
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part.translate(BIBTEX_SPECIAL) for part in (family, name.suffix, name.given) if part)


def ris(references: Iterable[Reference]) -> str:
    """Return the references as RIS: one tag per line, with CRLF as the format requires."""
    return "".join(f"{line}\r\n" for reference in references for line in _ris_lines(reference))


def _ris_lines(reference: Reference) -> list[str]:
    lines = [f"TY  - {RIS_TYPES[reference.kind]}", f"ID  - {reference.citekey}"]
    lines += [f"AU  - {_one_line(name.inverted)}" for name in reference.authors]
    lines += ["AU  - et al."] if reference.truncated else []
    lines += [f"{tag}  - {_one_line(reference.get(name))}" for name, tag in RIS_FIELDS.items() if reference.get(name)]
    first, _, last = reference.get("pages").replace("–", "--").partition("--")
    lines += [f"SP  - {_one_line(first)}"] if first else []
    lines += [f"EP  - {_one_line(last)}"] if last else []
    lines += [f"DA  - {_one_line(reference.date.replace('-', '/'))}"] if "-" in reference.date else []
    lines += [f"N1  - {_archived(reference)}"] if reference.archived else []
    lines += [f"AN  - {_one_line(reference.get('pmid'))}"] if reference.get("pmid") else []
    return [*lines, "ER  - ", ""]


def _archived(reference: Reference) -> str:
    """Return the archived copy as a note: reference managers agree on no RIS tag for it."""
    return _one_line(f"Archived copy {reference.get('archivedate')}: {reference.archived}".replace(" :", ":"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def csl_json(references: Iterable[Reference]) -> str:
    """Return the references as CSL-JSON."""
    return json.dumps([csl_item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


# Writers by file extension.
WRITERS: dict[str, Callable[[Iterable[Reference]], str]] = {"bib": bibtex, "ris": ris, "csl.json": csl_json}
