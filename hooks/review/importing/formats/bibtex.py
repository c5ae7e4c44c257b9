"""BibTeX and BibLaTeX, as Zotero, Mendeley, JabRef and publishers export them."""

from __future__ import annotations

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport, doi_in, plain, pmid_in, url_in, year_in
from review.problems.problem import Problem
from review.references.bibtex import LOSES_ENTRIES, parse_entries
from review.references.reference import CSL_TYPES, Reference

# Entry types of BibLaTeX and of other programs, and the BibTeX type for each.
KINDS = {"conference": "inproceedings", "proceedings": "book", "report": "techreport", "thesis": "phdthesis"}
PUBLICATION = ("volume", "number", "pages", "publisher", "institution", "address", "edition")


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of BibTeX text, and a problem for each entry that cannot be read.

    An entry may have forms that our own reference list does not allow.
    """
    references, problems = parse_entries(text, path)
    lost = [
        Problem(path, problem.line, "E502", problem.message, problem.hint or problem.kind.fix)
        for problem in problems
        if problem.code in LOSES_ENTRIES - {"E106", "E111"} or (problem.code == "E105")
    ]
    return ImportedReports(tuple(_report(reference) for reference in references), tuple(lost))


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


IMPORTER = Importer("bibtex", "BibTeX", (".bib", ".bibtex"), read)
