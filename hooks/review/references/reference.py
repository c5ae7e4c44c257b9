"""A reference of the review, independent of the formats in which it is read or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from review.language.formats import joined
from review.references.identifiers import SAFE_IN_LINK, doi_link

# BibTeX entry types and their types in CSL.
CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "techreport": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "online": "webpage",
    "misc": "document",
    "unpublished": "manuscript",
}


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name, or the name of an institution in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of the name, as of an accent without its letter."""
        return not (self.literal or self.family or self.given or self.particle or self.suffix)

    @property
    def inverted(self) -> str:
        """The name as reference managers expect it, "Family, Given"; that of an institution unchanged."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.given, self.suffix) if part)

    @property
    def with_initials(self) -> str:
        """The name as a reference in Vancouver style prints it, "Family GN"; that of an institution unchanged."""
        initials = "".join(part[0] for part in self.given.replace("-", " ").split())
        return " ".join(part for part in (self.surname, initials, self.suffix) if part)

    @property
    def surname(self) -> str:
        """The author's name in a short citation."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)


@dataclass(frozen=True)
class Reference:
    """An entry of the reference list.

    `number` is its number in the review's list. `fields` are the other fields of the entry as plain text, by their
    BibTeX names. `truncated`: the entry gives further authors as "others". `editors` are those of the book, or of the
    book or series that it is in.
    """

    citekey: str
    number: int
    kind: str
    authors: tuple[Name, ...]
    truncated: bool
    fields: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    line: int = 1
    editors: tuple[Name, ...] = ()

    def get(self, name: str) -> str:
        """Return the field of that name, or an empty text."""
        return self.fields.get(name, "")

    @property
    def title(self) -> str:
        return self.get("title")

    @property
    def year(self) -> int | None:
        """The year of publication, if the entry gives one."""
        year = self.get("year")
        return int(year) if year.isdecimal() else None

    @property
    def date(self) -> str:
        """The date of publication, as precise as the entry: YYYY-MM-DD, YYYY-MM, YYYY or an empty text."""
        return self.get("date") or (self.get("year") if self.year else "")

    @property
    def doi(self) -> str:
        return self.get("doi")

    @property
    def link(self) -> str:
        """The link of the DOI, or else the web address of the entry or its preprint, or an empty text."""
        return doi_link(self.doi) if self.doi else self.get("url") or self.arxiv_link

    @property
    def arxiv(self) -> str:
        """The number of the preprint on arXiv, or an empty text."""
        archive = self.get("eprinttype") or self.get("archiveprefix")
        return self.get("eprint").removeprefix("arXiv:") if archive.lower() == "arxiv" else ""

    @property
    def arxiv_link(self) -> str:
        """The link of the preprint on arXiv, or an empty text."""
        return f"https://arxiv.org/abs/{quote(self.arxiv, safe=SAFE_IN_LINK)}" if self.arxiv else ""

    @property
    def is_web_only(self) -> bool:
        """Whether it has a web address and no DOI, so that it is lost if the page moves."""
        return bool(self.get("url")) and not self.doi

    @property
    def archived(self) -> str:
        """The address of an archived copy, or an empty text."""
        return self.get("archiveurl")

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors, or the editors of a work that names no author."""
        return self.authors or self.editors

    @property
    def first_author(self) -> str:
        return self.creators[0].surname if self.creators else ""

    @property
    def headline(self) -> str:
        """The short citation and the title, as in "French et al., 2019: How nurses decide"."""
        return f"{self.short}: {self.title}"

    @property
    def short(self) -> str:
        """A short citation: "French et al., 2019", "O'Connell and Dowling, 2013"."""
        names = [name.surname for name in self.creators]
        many = self.truncated or len(names) > 2
        who = " ".join([*names[:1], "et al."]) if many else joined(names)
        return ", ".join(part for part in (who, self.get("year")) if part) or self.title
