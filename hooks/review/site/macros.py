"""The macros that prose pages call, as in `{{ cite("french-2019") }}`; each fills a fragment from the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from review.citing.citable_works import published_review
from review.evidence.records import FOLDERS, REGISTERS
from review.exports.tables import tables
from review.figures.clock import clock
from review.language.current import gettext
from review.language.formats import in_sentence
from review.model.review import Review
from review.model.review_status import ReviewStatus, review_status
from review.model.shown import shown_uses
from review.model.stated_figures import counts, reconcile
from review.model.study import Study
from review.problems.catalogue import CATALOGUE
from review.problems.problem import visible
from review.schema.annotations import markers_in, models_in
from review.schema.base import Schema
from review.schema.relaxed import study_schema
from review.schema.term import Vocabulary
from review.schema.uses import Axis
from review.site import fragments
from review.site.fragments import Field
from review.templating.rendering import Context
from review.views.appraisal_sheets import appraisal_sheets, chart_title
from review.views.credit import credits
from review.views.flow import flow
from review.views.glance import at_a_glance, reaches
from review.views.themes import theme_views


class Macros:
    """Every public method is a macro of the same name: it returns the values of a fragment."""

    def __init__(self, review: Review, repository: str = "", status: ReviewStatus | None = None) -> None:
        """`repository` is the address of the repository, empty where it is not known; `status` is that of the build."""
        self.review = review
        self.repository = repository
        self.status = status or review_status(review)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the name of every macro."""
        return tuple(name for name in dir(cls) if not name.startswith("_") and name != "names")

    def number(self, name: str) -> Context:
        """Return a count of records by its name in review.json. KeyError for an unknown name."""
        return fragments.Number(counts(self.review)[name])

    def cite(self, citekey: str) -> Context:
        """Return a short citation that links to the reference. KeyError for an unknown key."""
        return fragments.CitationLink(self.review, self.review.references[citekey])

    def theme_cards(self) -> Context:
        """Return each theme at a glance, with its numbers of findings, studies, datasets and countries."""
        themes = tuple(at_a_glance(self.review, view) for view in theme_views(self.review))
        return fragments.ThemeCards(
            self.review, themes, reaches(self.review.findings.values()), len(self.review.studies), level=3
        )

    def status_panel(self) -> Context:
        """Return whether the review is up to date, in words and as a picture."""
        assessed = sum(finding.confidence is not None for finding in self.review.findings.values())
        return fragments.StatusPanel(self.review, self.status, clock(self.review, self.status), assessed)

    def status_line(self) -> Context:
        """Return the status of the review in one line, for narrow screens, above the panel."""
        return fragments.StatusLine(self.status)

    def headlines(self, *ids: str) -> Context:
        """Return the headlines of findings as links. KeyError for an unknown ID."""
        return fragments.Headlines(tuple(self.review.findings[id] for id in ids))

    def poles(self, *ids: str) -> Context:
        """Return findings in which views differ, each view an end of a line. KeyError for an unknown ID."""
        return fragments.Poles(tuple(self.review.findings[id] for id in ids))

    def searched_through(self) -> Context:
        """Return the month of the last search, in words."""
        return fragments.SearchedThrough(self.review)

    def question(self) -> Context:
        """Return the question of the review."""
        return fragments.Question(self.review)

    def currency(self) -> Context:
        """Return how current the review is."""
        assessed = sum(finding.confidence is not None for finding in self.review.findings.values())
        is_country_missing = any(study.setting.country_name is None for study in self.review.studies.values())
        return fragments.Currency(self.review, counts(self.review), assessed, is_country_missing)

    def differences(self) -> Context:
        """Return how many stated figures differ from the records."""
        reconciled = reconcile(self.review)
        return fragments.Differences(self.review, len(reconciled), sum(not each.agrees for each in reconciled))

    def citing(self) -> Context:
        """Return how to cite the review."""
        published = published_review(self.review)
        authors = tuple(name.with_initials for name in published.authors) if published else ()
        return fragments.Citing(self.review, authors)

    def statements(self, name: str) -> Context:
        """Return a list of statements of review.yml: methods, reflexivity or limitations."""
        return fragments.Statements(getattr(self.review.record, name))

    def absences(self) -> Context:
        """Return what the published review mentions but does not contain."""
        return fragments.Absences(self.review)

    def eligibility(self) -> Context:
        """Return the eligibility criteria."""
        return fragments.Eligibility(self.review)

    def search_table(self) -> Context:
        """Return every search with its dates and limits."""
        return fragments.Searches(self.review)

    def flow_diagram(self) -> Context:
        """Return the flow of reports into the review."""
        return fragments.FlowDiagram(self.review, flow(self.review))

    def criteria(self) -> Context:
        """Return the criteria of appraisal, by instrument; nothing where studies are not appraised."""
        return fragments.Criteria(self.review.codebook.instruments)

    def vocabulary(self, name: str) -> Context:
        """Return the terms of a vocabulary with their IDs and definitions."""
        return fragments.Vocabulary(name, self.review.codebook.terms(name), with_ids=True, folded=False)

    def folded_vocabulary(self, name: str) -> Context:
        """Return the same, folded: the codebook is long."""
        return fragments.Vocabulary(name, self.review.codebook.terms(name), with_ids=True, folded=True)

    def definitions(self, name: str) -> Context:
        """Return the terms of a vocabulary with their definitions, as readers know them: without IDs."""
        return fragments.Vocabulary(name, self.review.codebook.terms(name), with_ids=False, folded=False)

    def moved_terms(self, address: str, *names: str) -> Context:
        """Return the terms of vocabularies as links to the page that defines them, each with its old anchor."""
        terms = {
            f"{name}-{term.id}": f"{_in_words(name)}: {term.label}"
            for name in names
            for term in self.review.codebook.terms(name)
        }
        return fragments.MovedAnchors(address, terms)

    def moved_problems(self, address: str) -> Context:
        """Return the codes of problems as links to the page that explains them, each with its old anchor."""
        return fragments.MovedAnchors(address, {kind.code.lower(): kind.code for kind in CATALOGUE})

    def people(self) -> Context:
        """Return the authors of the published review, with their roles and affiliations."""
        return fragments.People(self.review, {each.id: each.name for each in self.review.record.affiliations})

    def contributors(self) -> Context:
        """Return the contributors of the living review, with their roles as recorded."""
        return fragments.Contributors(tuple(credits(self.review)))

    def points(self, kind: str) -> Context:
        """Return the points of the discussion of one kind."""
        return fragments.Points(self.review, tuple(point for point in self.review.points if point.kind == kind))

    def commentaries(self) -> Context:
        """Return summaries of the lived-experience commentaries."""
        return fragments.Commentaries(self.review)

    def take_along(self) -> Context:
        """Return what can be taken along of the whole review."""
        return fragments.TakeAlong()

    def downloads(self) -> Context:
        """Return links to every brief, Word file and picture."""
        axes = [
            (f"map-{axis.name}", gettext("Evidence map: themes by {label}", label=in_sentence(gettext(axis.label))))
            for axis in shown_uses(self.review, Study, Axis)
        ]
        charts = [(f"appraisal{sheet.suffix}", chart_title(sheet)) for sheet in appraisal_sheets(self.review)]
        figures = (("themes", gettext("Themes at a glance")), *axes, *charts)
        return fragments.Downloads(self.review, figures)

    def data_tables(self) -> Context:
        """Return each table of the open data with its columns."""
        return fragments.DataTables(tables(self.review))

    def problem_catalogue(self) -> Context:
        """Return every kind of problem: what is wrong, why it matters, how to fix it, and an example."""
        lines = {kind.code: (kind.example.wrong or "").strip("\n").split("\n") for kind in CATALOGUE}
        return fragments.ProblemCatalogue(CATALOGUE, {code: tuple(map(visible, each)) for code, each in lines.items()})

    def field_guide(self, name: str) -> Context:
        """Return the fields of a kind of record: study, theme, or the name of a register without its ending."""
        study = study_schema(self.review.record.settings.characteristics)
        schemas: dict[str, type[Schema]] = {"study": study, "theme": FOLDERS["themes"]}
        schema = schemas.get(name) or REGISTERS[f"{name}.yml"]
        fields = fields_of(schema)
        worded = (replace(each, description=self.review.record.settings.worded(each.description)) for each in fields)
        return fragments.FieldGuide(name, tuple(worded))

    def fact(self, name: str) -> Context:
        """Return a short text of review.yml: independence, language_note, content_note, disclaimer, and so on."""
        return fragments.Fact(getattr(self.review.record, name))

    def content_note(self) -> Context:
        """Return the note on content, with helplines."""
        return fragments.ContentNote(self.review)

    def reach(self) -> Context:
        """Return how to reach the maintainers."""
        return fragments.Reach(self.review, self.repository)

    def licence(self) -> Context:
        """Return the licences of code, data and quotations."""
        return fragments.Licence(self.review)


def fields_of(schema: type[BaseModel], prefix: str = "") -> Iterator[Field]:
    """Yield every field of a schema, and of the schemas inside it, by its path."""
    for name, field in schema.model_fields.items():
        path = f"{prefix}{name}"
        inner = models_in(field.annotation)
        markers = [*field.metadata, *markers_in(field.annotation)]
        vocabulary = next((marker.name for marker in markers if isinstance(marker, Vocabulary)), "")
        yield Field(path, gettext(field.description) if field.description else "", field.is_required(), vocabulary)
        for model in inner:
            yield from fields_of(model, f"{path}.")


def _in_words(name: str) -> str:
    """Return the name of a vocabulary as words: "Exclusion reasons" for `exclusion_reasons`."""
    return gettext(name.replace("_", " ").capitalize())
