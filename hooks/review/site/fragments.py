"""What the fragments of prose pages show: one class for each template that a macro fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.exports.tables.table import Table
from review.figures.clock import Clock
from review.model.codebook import Instrument
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.theme import Finding
from review.problems.kind import Kind
from review.references.reference import Reference
from review.schema.registers import PointRecord
from review.schema.review import StatementRecord
from review.schema.term import Term
from review.templating.rendering import Context
from review.views.credit import Credit
from review.views.flow import Flow
from review.views.glance import ReachCount, ThemeAtAGlance


@dataclass(frozen=True)
class OfReview(Context):
    """A fragment that takes all it shows from the review."""

    review: Review


@dataclass(frozen=True)
class Number(Context):
    """A number."""

    template: ClassVar[str] = "fragments/number.html"
    number: int


@dataclass(frozen=True)
class CitationLink(Context):
    """A short citation that links to its reference."""

    template: ClassVar[str] = "fragments/citation.html"
    review: Review
    reference: Reference


@dataclass(frozen=True)
class ThemeCards(OfReview):
    """Every theme at a glance, under headings of a level; `reaches` are those of all findings."""

    template: ClassVar[str] = "fragments/theme_cards.html"
    themes: tuple[ThemeAtAGlance, ...]
    reaches: tuple[ReachCount, ...]
    n_studies: int
    level: int


@dataclass(frozen=True)
class Headlines(Context):
    """The headlines of findings, each a link."""

    template: ClassVar[str] = "fragments/headlines.html"
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Poles(Context):
    """Findings in which views differ."""

    template: ClassVar[str] = "fragments/poles.html"
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class StatusPanel(OfReview):
    """Whether the review is up to date, its clock, and the number of findings with assessed confidence."""

    template: ClassVar[str] = "fragments/status_panel.html"
    status: ReviewStatus
    clock: Clock
    assessed: int


@dataclass(frozen=True)
class StatusLine(Context):
    """The status of the review in one line."""

    template: ClassVar[str] = "fragments/status_line.html"
    status: ReviewStatus


@dataclass(frozen=True)
class SearchedThrough(OfReview):
    """The month of the last search."""

    template: ClassVar[str] = "fragments/searched_through.html"


@dataclass(frozen=True)
class Question(OfReview):
    """The question of the review."""

    template: ClassVar[str] = "fragments/question.html"


@dataclass(frozen=True)
class Currency(OfReview):
    """How current the review is: its counts by name, and the number of findings with assessed confidence.

    `is_country_missing` says that a study names no country, so that the number of countries is the least possible.
    """

    template: ClassVar[str] = "fragments/currency.html"
    counts: Mapping[str, int]
    assessed: int
    is_country_missing: bool


@dataclass(frozen=True)
class Differences(OfReview):
    """The number of stated figures, and of those that differ from the records."""

    template: ClassVar[str] = "fragments/differences.html"
    stated: int
    differing: int


@dataclass(frozen=True)
class Citing(OfReview):
    """How to cite the living and the published review."""

    template: ClassVar[str] = "fragments/citing.html"
    authors: tuple[str, ...]


@dataclass(frozen=True)
class Statements(Context):
    """Statements of review.yml as a list."""

    template: ClassVar[str] = "fragments/statements.html"
    statements: tuple[StatementRecord, ...]


@dataclass(frozen=True)
class Absences(OfReview):
    """What the published review mentions but does not contain."""

    template: ClassVar[str] = "fragments/absences.html"


@dataclass(frozen=True)
class Eligibility(OfReview):
    """The eligibility criteria."""

    template: ClassVar[str] = "fragments/eligibility.html"


@dataclass(frozen=True)
class Searches(OfReview):
    """Every search in one table."""

    template: ClassVar[str] = "fragments/searches.html"


@dataclass(frozen=True)
class FlowDiagram(OfReview):
    """The flow of reports into the review."""

    template: ClassVar[str] = "fragments/flow.html"
    flow: Flow


@dataclass(frozen=True)
class Criteria(Context):
    """The criteria of every appraisal instrument."""

    template: ClassVar[str] = "fragments/criteria.html"
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True)
class Vocabulary(Context):
    """The terms of a vocabulary with their definitions, with or without their IDs; folded where they are many."""

    template: ClassVar[str] = "fragments/vocabulary.html"
    name: str
    terms: tuple[Term, ...]
    with_ids: bool
    folded: bool


@dataclass(frozen=True)
class MovedAnchors(Context):
    """Old anchors of a page whose elements are now on the page at `address`: their IDs, and what each is called."""

    template: ClassVar[str] = "fragments/moved_anchors.html"
    address: str
    anchors: Mapping[str, str]


@dataclass(frozen=True)
class People(OfReview):
    """The authors of the published review; the names of affiliations are by ID."""

    template: ClassVar[str] = "fragments/people.html"
    affiliations: Mapping[str, str]


@dataclass(frozen=True)
class Contributors(Context):
    """The contributors of the living review, each with their roles."""

    template: ClassVar[str] = "fragments/contributors.html"
    credits: tuple[Credit, ...]


@dataclass(frozen=True)
class Points(OfReview):
    """Points of the discussion."""

    template: ClassVar[str] = "fragments/points.html"
    points: tuple[PointRecord, ...]


@dataclass(frozen=True)
class Commentaries(OfReview):
    """Summaries of the lived-experience commentaries."""

    template: ClassVar[str] = "fragments/commentaries.html"


@dataclass(frozen=True)
class TakeAlong(Context):
    """What can be taken along of the whole review."""

    template: ClassVar[str] = "fragments/take_whole.html"


@dataclass(frozen=True)
class Downloads(Context):
    """Every brief, Word file and picture; `figures` are those of the whole review, by name and title."""

    template: ClassVar[str] = "fragments/downloads.html"
    review: Review
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DataTables(Context):
    """Every table of the open data with its columns."""

    template: ClassVar[str] = "fragments/data_tables.html"
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class ProblemCatalogue(Context):
    """Every kind of problem, and by its code the lines of its example, safe to show; none for a missing file."""

    template: ClassVar[str] = "fragments/problem_catalogue.html"
    kinds: tuple[Kind, ...]
    examples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record as contributors see it; `vocabulary` is empty where the field takes any text."""

    path: str
    description: str
    required: bool
    vocabulary: str


@dataclass(frozen=True)
class FieldGuide(Context):
    """The fields of a kind of record."""

    template: ClassVar[str] = "fragments/field_guide.html"
    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Fact(Context):
    """A short text of review.yml."""

    template: ClassVar[str] = "fragments/fact.html"
    text: str


@dataclass(frozen=True)
class ContentNote(OfReview):
    """The note on content, with helplines."""

    template: ClassVar[str] = "fragments/crisis_note.html"


@dataclass(frozen=True)
class Reach(OfReview):
    """How to reach the maintainers: in the repository, whose address may be empty, and by the contact."""

    template: ClassVar[str] = "fragments/reach.html"
    repository: str


@dataclass(frozen=True)
class Licence(OfReview):
    """The licences of code, data and quotations."""

    template: ClassVar[str] = "fragments/licence.html"
