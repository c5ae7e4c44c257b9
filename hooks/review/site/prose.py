"""What prose pages can ask for: each macro is a fragment made from the records by the same templates as the pages.

A prose page writes `{{ cite("french-2019") }}` or `{{ search_table() }}`; the text of the records never passes
through Markdown, because a macro leaves a placeholder that is filled after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from review.evidence.records import FOLDERS, REGISTERS
from review.exports.tables import tables
from review.model.review import Review
from review.model.stated_figures import counts, reconcile
from review.problems.catalogue import CATALOGUE
from review.schema.annotations import markers_in, models_in
from review.schema.term import Vocabulary
from review.templating.rendering import render
from review.views.coverage import instrument_of
from review.views.credit import credits
from review.views.flow import flow
from review.views.themes import theme_views

Macro = Callable[..., str]

PLACEHOLDER = re.compile(r"<!--fragment:(\d+)-->")
MARKDOWN_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+-.!|~:<>\"'="})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record as a contributor reads about it; `vocabulary` is empty where any text will do."""

    path: str
    description: str
    required: bool
    vocabulary: str


class Fragments:
    """The macros for one page, and the fragments they have left placeholders for."""

    def __init__(self, review: Review, here: str) -> None:
        self.review = review
        self.here = here
        self.made: list[str] = []

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names that prose calls the macros by."""
        return tuple(name.removeprefix("macro_") for name in dir(cls) if name.startswith("macro_"))

    def macros(self) -> dict[str, Macro]:
        """Every macro by its name."""
        return {name: self._leaving_placeholder(getattr(self, f"macro_{name}")) for name in self.names()}

    def fill(self, html: str) -> str:
        """The page's HTML with each placeholder replaced by its fragment."""
        return PLACEHOLDER.sub(lambda match: self.made[int(match[1])], html)

    def _leaving_placeholder(self, macro: Macro) -> Macro:
        def call(*arguments: Any, **options: Any) -> str:
            self.made.append(macro(*arguments, **options))
            return f"<!--fragment:{len(self.made) - 1}-->"

        return call

    def render(self, template: str, /, **values: Any) -> str:
        """A fragment's template, filled."""
        return render(f"fragments/{template}.html", here=self.here, review=self.review, **values).strip()

    def macro_number(self, name: str) -> str:
        """A count over the records, by its name in review.json. KeyError for an unknown name."""
        return self.render("number", number=counts(self.review)[name])

    def macro_cite(self, citekey: str) -> str:
        """A short citation that links to the reference. KeyError for an unknown key."""
        return self.render("citation", reference=self.review.references[citekey])

    def macro_theme_cards(self) -> str:
        """Each theme in one sentence, with what carries it in numbers."""
        return self.render("theme_cards", themes=theme_views(self.review), level=3)

    def macro_searched_through(self) -> str:
        """The month through which the searches go, in words."""
        return self.render("searched_through")

    def macro_question(self) -> str:
        """The question of the review."""
        return self.render("question")

    def macro_currency(self) -> str:
        """How current the review is."""
        assessed = sum(finding.confidence is not None for finding in self.review.findings.values())
        return self.render("currency", counts=counts(self.review), assessed=assessed)

    def macro_differences(self) -> str:
        """How many stated figures differ from the records."""
        return self.render("differences", reconciled=reconcile(self.review))

    def macro_citing(self) -> str:
        """How to cite the review."""
        return self.render("citing")

    def macro_statements(self, name: str) -> str:
        """A list of statements of review.yml: methods, reflexivity or limitations."""
        return self.render("statements", statements=getattr(self.review.record, name))

    def macro_absences(self) -> str:
        """What the source names and does not hold."""
        return self.render("absences")

    def macro_eligibility(self) -> str:
        """The criteria of eligibility."""
        return self.render("eligibility")

    def macro_search_table(self) -> str:
        """Every search, with its dates and limits."""
        return self.render("searches")

    def macro_flow_diagram(self) -> str:
        """The flow of reports into the review."""
        return self.render("flow", flow=flow(self.review))

    def macro_criteria(self) -> str:
        """The criteria of appraisal."""
        return self.render("criteria", instrument=instrument_of(self.review))

    def macro_vocabulary(self, name: str) -> str:
        """The terms of a vocabulary with their definitions."""
        return self.render("vocabulary", name=name, terms=self.review.codebook.terms(name))

    def macro_people(self) -> str:
        """The authors of the source, with their roles and affiliations."""
        return self.render("people", affiliations={each.id: each.name for each in self.review.record.affiliations})

    def macro_contributors(self) -> str:
        """Who works on the living review, with what each did as the records say it."""
        return self.render("contributors", credits=credits(self.review))

    def macro_points(self, kind: str) -> str:
        """The points of the discussion of one kind."""
        return self.render("points", points=[point for point in self.review.points if point.kind == kind])

    def macro_commentaries(self) -> str:
        """The lived-experience commentaries in summary."""
        return self.render("commentaries")

    def macro_data_tables(self) -> str:
        """The open data: each table with its columns."""
        return self.render("data_tables", tables=tables(self.review))

    def macro_problem_catalogue(self) -> str:
        """Every problem a check can tell, with why and how to mend it."""
        return self.render("problem_catalogue", kinds=CATALOGUE)

    def macro_field_guide(self, name: str) -> str:
        """The fields of a kind of record: study, theme, or the name of a register without its ending."""
        schemas = {"study": FOLDERS["studies"], "theme": FOLDERS["themes"]}
        schema = schemas.get(name) or REGISTERS[f"{name}.yml"]
        return self.render("field_guide", name=name, fields=fields_of(schema))

    def macro_fact(self, name: str) -> str:
        """A short text of review.yml: independence, language_note, content_note, disclaimer, and so on."""
        return self.render("fact", text=getattr(self.review.record, name))

    def macro_licence(self) -> str:
        """What may be done with what."""
        return self.render("licence")


def fields_of(schema: type[BaseModel], prefix: str = "") -> Iterator[Field]:
    """Every field of a schema and of the schemas inside it, by its path, with what it holds and what it must be."""
    for name, field in schema.model_fields.items():
        path = f"{prefix}{name}"
        inner = models_in(field.annotation)
        markers = [*field.metadata, *markers_in(field.annotation)]
        vocabulary = next((marker.name for marker in markers if isinstance(marker, Vocabulary)), "")
        yield Field(path, field.description or "", field.is_required(), vocabulary)
        for model in inner:
            yield from fields_of(model, f"{path}.")


def inert(html: str) -> str:
    """A fragment on one line, with every sign that Markdown could act on in its text written as an entity."""
    pieces = re.split(r"(<[^>]*>)", " ".join(html.split()))
    return "".join(piece if piece.startswith("<") else _entities(piece) for piece in pieces)


def _entities(text: str) -> str:
    return re.sub(
        r"&[#\w]+;|[^&]+|&",
        lambda match: match[0] if match[0].startswith("&") else match[0].translate(MARKDOWN_SIGNS),
        text,
    )
