"""BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef and publishers export them."""

from __future__ import annotations

from dataclasses import replace

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.bibtex import LOSES_ENTRIES, parse_entries
from review.references.exported import date_in, pages_in, plain, title_of
from review.references.identifiers import doi_in, pmid_in, pmid_in_notes, url_in, year_in
from review.references.reference import CSL_TYPES, Reference

# Entry types of BibLaTeX and of other programs, and the BibTeX type for each.
KINDS = {
    "conference": "inproceedings",
    "proceedings": "book",
    "collection": "book",
    "report": "techreport",
    "thesis": "phdthesis",
    "electronic": "online",
    "www": "online",
    "webpage": "online",
    "inreference": "incollection",
    "bookinbook": "incollection",
    "suppbook": "incollection",
}
PUBLICATION = (
    "volume",
    "number",
    "publisher",
    "institution",
    "school",
    "organization",
    "howpublished",
    "address",
    "edition",
    "series",
    "eid",
    "type",
    "eprint",
    "eprinttype",
)
# BibLaTeX, BibTeX and Scopus
RENAMED = {"issue": "number", "location": "address", "archiveprefix": "eprinttype", "art_number": "eid"}
TYPES_OF_THESES = frozenset({"mathesis", "phdthesis"})  # words of BibLaTeX for what the type of the entry says
DOUBTS = frozenset({"E105", "E113", "E114"})  # problems with a value, which is imported all the same
UNUSED = frozenset({"abstract", "keywords", "file", "annote"})  # long fields that are not imported


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of BibTeX text, and a problem for each entry that cannot be read.

    An entry may have forms that our own reference list does not allow.
    """
    references, problems = parse_entries(text, path, is_export=True)
    named = []
    if text.strip() and not references and not problems:
        named.append(Problem(path, 1, "E502", "no entry of a reference is in this file", "export the references again"))
    for problem in problems:
        if problem.code in LOSES_ENTRIES - {"E106", "E111"}:
            named.append(replace(problem, code="E502", hint=problem.hint or problem.kind.fix))
        elif problem.code in DOUBTS or (problem.code == "E106" and not _is_of_unused_field(problem)):
            named.append(replace(problem, code="H508", hint=problem.hint or problem.kind.fix))
    return ImportedReports(tuple(_report(reference) for reference in references), tuple(named))


def _is_of_unused_field(problem: Problem) -> bool:
    return any(f'"{name}"' in problem.message for name in UNUSED)


def _report(reference: Reference) -> IncomingReport:
    kind = KINDS.get(reference.kind, reference.kind)
    written_type = reference.get("type").lower()
    if reference.kind == "thesis" and (written_type == "mathesis" or "master" in written_type):
        kind = "mastersthesis"
    publication = {name: reference.get(name) for name in PUBLICATION}
    if written_type in TYPES_OF_THESES:
        publication["type"] = ""
    for name, meant in RENAMED.items():
        publication[meant] = publication[meant] or reference.get(name)
    if publication["eprint"].startswith(("http:", "https:")):  # some publishers give an address of the text there
        publication["eprint"] = ""
    if kind == "book" and reference.get("document_type").lower() == "book chapter":  # of Scopus
        kind = "incollection"
    if kind in {"phdthesis", "mastersthesis"}:
        publication["school"] = publication["school"] or publication.pop("institution")
    date = date_in(reference.get("date"))
    publication |= {"pages": pages_in(reference.get("pages")), "date": date}
    archive = publication["eprinttype"].lower()
    howpublished = reference.get("howpublished")
    return IncomingReport(
        title=title_of(reference.title),
        authors=reference.authors,
        year=year_in(reference.get("year"), reference.get("date")),
        journal=plain(reference.get("journal") or reference.get("journaltitle") or reference.get("booktitle")),
        doi=doi_in(reference.doi) or doi_in(reference.get("url"), howpublished if "doi.org/" in howpublished else ""),
        pmid=pmid_in(reference.get("pmid"), reference.get("eprint") if archive == "pubmed" else "")
        or pmid_in_notes(reference.get("note"), reference.get("annote")),
        url=url_in([reference.get("url"), howpublished]) or reference.arxiv_link,
        kind=kind if kind in CSL_TYPES else "misc",
        publication={name: value for name, value in publication.items() if value},
        path=reference.path,
        line=reference.line,
        editors=reference.editors,
        truncated=reference.truncated,
    )


IMPORTER = Importer("bibtex", "BibTeX", (".bib", ".bibtex"), read, r"^\s*@\w+\s*\{[^\s,]*,")
