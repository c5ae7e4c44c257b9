"""The facts of a reference, as fields of the form; the rules about them are those of the bibliography."""

from __future__ import annotations

from collections.abc import Iterator

from review.forms.fields import Field, Option
from review.language.current import gettext, marked
from review.references.bibtex_entries import FORM_NAMES, FORMS
from review.references.bibtex_values import MAX_FIELD_LENGTH
from review.references.reference import CSL_TYPES
from review.schema.base import PATTERN_CODES, Schema, label_of
from review.schema.registers import CandidateRecord
from review.schema.review import ArticleRecord

# Kinds of report that the form offers, and the field of the entry that says where such a report was published.
REPORTS = {
    "article": (marked("Journal article"), "journal"),
    "techreport": (marked("Institutional report"), "institution"),
    "incollection": (marked("Book chapter"), "booktitle"),
    "book": (marked("Book"), "publisher"),
    "phdthesis": (marked("Doctoral thesis"), "school"),
    "online": (marked("Web page"), "howpublished"),
    "misc": (marked("Something else"), "howpublished"),
}
# The facts of a reference, and the field of a record that describes each.
FACTS: dict[str, tuple[type[Schema], str]] = {
    "title": (CandidateRecord, "title"),
    "authors": (CandidateRecord, "authors"),
    "year": (CandidateRecord, "year"),
    "journal": (CandidateRecord, "journal"),
    "volume": (ArticleRecord, "volume"),
    "number": (ArticleRecord, "issue"),
    "pages": (ArticleRecord, "pages"),
    "doi": (CandidateRecord, "doi"),
    "pmid": (CandidateRecord, "pmid"),
    "url": (CandidateRecord, "url"),
}
NEEDED_FACTS = {"title", "year"}


def facts() -> Iterator[Field]:
    """The facts of a reference, as fields."""
    kinds = tuple(Option(kind, gettext(label)) for kind, (label, _) in REPORTS.items() if kind in CSL_TYPES)
    yield Field("kind", "choice", marked("Kind of report"), "", options=kinds)
    for name, (schema, field) in FACTS.items():
        pattern = FORMS.get(name, "")
        label = label_of(schema, field)
        description = schema.model_fields[field].description or ""
        yield Field(
            name,
            "long" if name in {"title", "authors"} else "text",
            label,
            _help(name, label, description),
            name in NEEDED_FACTS,
            longest=MAX_FIELD_LENGTH,
            pattern=pattern,
            form=FORM_NAMES.get(name, ""),
            code=PATTERN_CODES.get(pattern, ""),
        )


def _help(name: str, label: str, description: str) -> str:
    """The help for a fact; none where the description says no more than the label."""
    if name == "authors":
        return gettext("{description} One a line.", description=gettext(description))
    bare = description.rstrip(".").removeprefix("The report's ").removeprefix("Its ")
    return "" if bare.lower() == label.lower() else gettext(description)
