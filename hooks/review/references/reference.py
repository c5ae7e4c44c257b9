"""A reference as the review knows it, apart from any format it is written or exported in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# BibTeX entry types, and what they are called in CSL, in RIS and to a reader.
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
    """A person's name in its parts, or an institution's in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """The name as reference managers want it, "Family, Given"; an institution as it is."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.given, self.suffix) if part)

    @property
    def surname(self) -> str:
        """What a short citation calls the author by."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)


@dataclass(frozen=True)
class Reference:
    """An entry of the reference list.

    `number` is its number in the review's list. `fields` are the other fields of the entry as plain text, by their
    BibTeX names. `truncated` says that the list gives further authors as "et al.".
    """

    citekey: str
    number: int
    kind: str
    authors: tuple[Name, ...]
    truncated: bool
    fields: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    line: int = 1

    def get(self, name: str) -> str:
        """The field of that name, or an empty text."""
        return self.fields.get(name, "")

    @property
    def title(self) -> str:
        return self.get("title")

    @property
    def year(self) -> int | None:
        """The year of publication, where the entry gives one."""
        year = self.get("year")
        return int(year) if year.isdecimal() else None

    @property
    def date(self) -> str:
        """When it was published, as precisely as the entry says: YYYY-MM-DD, YYYY-MM, YYYY or nothing."""
        return self.get("date") or (self.get("year") if self.year else "")

    @property
    def doi(self) -> str:
        return self.get("doi")

    @property
    def link(self) -> str:
        """Where the work can be found: its DOI's address, or the address the entry gives, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.get("url")

    @property
    def is_on_the_web_alone(self) -> bool:
        """Whether nothing but a web address leads to it: no DOI stands for it when the page moves."""
        return bool(self.get("url")) and not self.doi

    @property
    def archived(self) -> str:
        """The address of an archived copy that somebody saw, or nothing."""
        return self.get("archiveurl")

    @property
    def first_author(self) -> str:
        return self.authors[0].surname if self.authors else ""

    @property
    def headline(self) -> str:
        """The short citation and the title, as in "French et al., 2019: How nurses decide"."""
        return f"{self.short}: {self.title}"

    @property
    def short(self) -> str:
        """A short citation: "French et al., 2019", "O'Connell and Dowling, 2013"."""
        names = [name.surname for name in self.authors]
        many = self.truncated or len(names) > 2
        who = " ".join([*names[:1], "et al."]) if many else " and ".join(names)
        return ", ".join(part for part in (who, self.get("year")) if part) or self.title
