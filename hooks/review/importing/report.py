"""A report as an export describes it, apart from the format of the export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import name, normalize

from review.files.text import FORBIDDEN
from review.problems.problem import Problem
from review.references.exported import LINE_BREAKS
from review.references.identifiers import doi_link
from review.references.reference import Name, Reference

MAX_TITLE_LENGTH = 80


@dataclass(frozen=True)
class IncomingReport:
    """A report in an export. Fields that the export does not give are empty, `year` is None; `line` is where it starts.

    `kind` is its BibTeX entry type; `publication` has volume, number, pages and so on by their BibTeX names.
    `truncated` says that it has more authors than the export names. `earlier_decision` is that of a screening tool.
    """

    title: str
    authors: tuple[Name, ...]
    year: int | None
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: str = "article"
    publication: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    line: int = 1
    editors: tuple[Name, ...] = ()
    truncated: bool = False
    earlier_decision: str = ""

    @property
    def family(self) -> str:
        """Return the family name of the first author or editor, or the name of an institution."""
        first = next(iter(self.authors or self.editors), Name())
        return first.surname or first.given

    @property
    def link(self) -> str:
        """Return where it can be read: at its URL, DOI or PubMed record; empty where it has none of them."""
        if self.url:
            return self.url
        if self.doi:
            return doi_link(self.doi)
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def label(self) -> str:
        """Return its title, author and year, by which a reader recognises it in a list."""
        title = self.title if len(self.title) <= MAX_TITLE_LENGTH else self.title[: MAX_TITLE_LENGTH - 1] + "…"
        source = ", ".join(part for part in (self.family, str(self.year or "")) if part)
        return f'"{title}"' + (f" ({source})" if source else "")

    def reference(self, citekey: str) -> Reference:
        """Return the report as an entry of the reference list."""
        container = "booktitle" if self.kind in {"incollection", "inproceedings"} else "journal"
        fields = {
            "title": self.title,
            container: self.journal,
            "year": str(self.year or ""),
            **self.publication,
            "doi": self.doi,
            "pmid": self.pmid,
            "url": "" if self.doi else self.url,
        }
        return Reference(
            citekey,
            0,
            self.kind,
            self.authors,
            self.truncated,
            {key: text for key, text in fields.items() if text},
            editors=self.editors,
        )


@dataclass(frozen=True)
class ImportedReports:
    """The reports that could be read from an export, and a problem for each record that could not.

    `total` is how many records the file has, counted apart from reading them; None where that cannot be known.
    """

    reports: tuple[IncomingReport, ...]
    problems: tuple[Problem, ...] = ()
    total: int | None = None


def cleaned(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return the text in NFC with plain line ends, without the characters that records must not contain.

    Characters at which other programs end a line are spaces here: they are part of a title. Each kind of character
    that is removed from a line is a problem.
    """
    text = normalize("NFC", LINE_BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    removed = []
    for number, line in enumerate(text.split("\n"), 1):
        for char, times in Counter(FORBIDDEN.findall(line)).items():
            shown = f"U+{ord(char):04X} ({name(char, 'control')})"
            often = f", {times} times" if times > 1 else ""
            removed.append(Problem(path, number, "H507", f"the character {shown} is removed{often}"))
    return FORBIDDEN.sub("", text), removed
