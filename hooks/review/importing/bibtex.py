"""BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef and publishers export them."""

from __future__ import annotations

from review.importing.report import Incoming, IncomingReport, doi_in, plain, pmid_in, url_in, year_in
from review.problems.problem import Problem
from review.references.bibtex import LOSES_ENTRIES, parse_entries
from review.references.reference import CSL_TYPES, Reference

# Types of other dialects, and the type each becomes here.
KINDS = {"conference": "inproceedings", "proceedings": "book", "report": "techreport", "thesis": "phdthesis"}
PUBLICATION = ("volume", "number", "pages", "publisher", "institution", "address", "edition")


def read(text: str, path: str) -> Incoming:
    """The reports of BibTeX text. Forms that only our own reference list asks for are not asked here."""
    references, problems = parse_entries(text, path)
    lost = [
        Problem(path, problem.line, "E502", problem.message, problem.hint or problem.kind.fix)
        for problem in problems
        if problem.code in LOSES_ENTRIES - {"E106", "E111"} or (problem.code == "E105")
    ]
    return Incoming(tuple(_report(reference) for reference in references), tuple(lost))


def _report(reference: Reference) -> IncomingReport:
    kind = KINDS.get(reference.kind, reference.kind)
    pages = reference.get("pages").replace("–", "--")
    publication = {name: reference.get(name) for name in PUBLICATION if reference.get(name)}
    return IncomingReport(
        title=plain(reference.title),
        authors=reference.authors,
        year=year_in(reference.get("year"), reference.get("date")),
        journal=plain(reference.get("journal") or reference.get("journaltitle") or reference.get("booktitle")),
        doi=doi_in(reference.doi, reference.get("url")),
        pmid=pmid_in(reference.get("pmid"), reference.get("note")),
        url=url_in([reference.get("url")]),
        kind=kind if kind in CSL_TYPES else "misc",
        publication=publication | ({"pages": pages} if pages else {}),
        path=reference.path,
        line=reference.line,
    )
