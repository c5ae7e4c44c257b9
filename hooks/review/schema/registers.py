"""The schemas of the registers: searches, screening, stated figures, discussion points and commentaries."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from review.schema.base import (
    Citekey,
    Date,
    Doi,
    FindingId,
    Id,
    Identified,
    Label,
    Names,
    OwnWords,
    Schema,
    StudyId,
    Text,
    Url,
    described,
    optional,
)
from review.schema.flow import Count, FlowRecord
from review.schema.term import Term, Vocabulary
from review.schema.tools import ToolUseRecord
from review.schema.uses import Column


def is_copy_of(archived: str, url: str) -> bool:
    """Whether the address of an archived copy contains that of the page, whatever its scheme and default port."""
    return url.partition("://")[2].rstrip("/") in re.sub(r":(?:80|443)(?=/|$)", "", archived.partition("://")[2])


class SearchRecord(Identified):
    """One search, as it was run."""

    id: Id = described("The search's ID.")
    source: Label = described("The database or other source that was searched.")
    kind: Annotated[Term, Vocabulary("search_kinds")] = described("What kind of search it was.")
    start: Date | None = optional("The earliest date of publication it covers.")
    end: Date | None = optional("The latest date it covers.")
    limits: Text | None = optional("Limits of the search, such as language.")
    records: Count | None = optional("How many records it found.", label="Records found")
    text: Text = described("What was done, in our own words.")
    locator: Label | None = optional(
        "Where the published review says so: section, paragraph and line; needed if there is one."
    )


class SearchesRecord(Schema):
    """evidence/searches.yml: every search."""

    strategy_note: Text | None = optional("What a reader should know about the search strategy.")
    flow: FlowRecord | None = optional(
        "The numbers of the flow diagram up to the first version: those of the published review or, where this review "
        "does not update one, its own."
    )
    flow_since: FlowRecord | None = optional("The same of the searches of databases and registers since then.")
    flow_note: Text | None = optional("What a reader should know about the flow diagram.")
    searches: tuple[SearchRecord, ...] = described("The searches.", max_length=500)


class CandidateRecord(Identified):
    """A report identified since the last search, and the decision on it."""

    id: Id = described("<family name>-<year>.", Column("The report's ID."))
    title: Label = described("The report's title.", Column("Its title."))
    authors: tuple[Label, ...] = described("Its authors, as Family Initials.", Column("Its authors."), max_length=200)
    year: int = described("Its year.", Column("Its year."), ge=1000, le=2999)
    journal: Label | None = optional("Where it was published.", Column("Where it was published."))
    doi: Doi | None = optional("Its DOI.", Column("Its DOI."), label="DOI")
    pmid: Label | None = optional("Its PubMed number.", label="PubMed number")
    url: Url | None = optional("Where it is published.", label="Web address")
    decision: Annotated[Term, Vocabulary("decisions")] = described("The decision.", Column("The decision on it."))
    proposal: Literal["full-text", "exclude"] | None = optional("The decision that title and abstract suggest.")
    reason: Annotated[Term, Vocabulary("exclusion_reasons")] | None = optional(
        "Why it was, or may be, excluded.", Column("Why it was, or may be, excluded.")
    )
    reason_note: Text | None = optional("The reason in words.")
    published_on: Date | None = optional("When it was published, where more than its year is known.")
    met_on: Date | None = optional("When it was identified.")
    found_by: Id | None = optional(
        "The saved search that found it, where one did.",
        Column("The saved search that found it; empty where a person or an export brought it.", order=1),
        label="Saved search",
    )
    found_as: Label | None = optional("Its record in the service that the search asked.", label="Record there")
    decided_on: Date | None = optional(
        "When it was decided.", Column("When it was decided; empty while it awaits assessment.")
    )
    decided_by: Label | None = optional("Who decided.")
    integrated_on: Date | None = optional("For an included report: when its study was linked to findings.")
    summary: OwnWords | None = optional("What it is about, in our own words.")
    country: Label | None = optional("Country, as its abstract states it.")
    setting: Label | None = optional("Setting, as its abstract states it.")
    participants: Text | None = optional("Participants, as its abstract states them.")
    n: Label | None = optional("How many, as its abstract states it.")
    data_collection: Label | None = optional("Data collection, as its abstract states it.")
    analysis: Label | None = optional("Analysis, as its abstract states it.")
    intervention: Label | None = optional("Intervention, as its abstract states it.")
    evidence_urls: tuple[Url, ...] = described(
        "Web pages that show this; none if an imported record had no link.",
        Column("Web pages that show it.", name="evidence_url"),
        default=(),
    )
    archived_urls: tuple[Url, ...] = optional(
        "Archived copies of those pages, each with the page's address in its own; `review archive` finds them.",
        default=(),
    )
    note: Text | None = optional("What the next screener should look at.")
    tool_uses: tuple[ToolUseRecord, ...] = optional(
        "Programs that suggested or drafted a part of it, each with who confirmed it.", default=()
    )

    def archived(self, url: str) -> str:
        """Return the archived copy of one of the pages, or an empty text if none is recorded."""
        return next((each for each in self.archived_urls if is_copy_of(each, url)), "")


class ComparisonRecord(Schema):
    """A decision on whether two similar descriptions are of the same report."""

    title: Label = described("The title of the report that was compared, as its export gives it.")
    authors: tuple[Label, ...] = described("Its authors' family names.", default=(), max_length=200)
    year: int | None = described("Its year.", default=None, ge=1000, le=2999)
    doi: Doi | None = optional("Its DOI.", label="DOI")
    pmid: Label | None = optional("Its PubMed number.", label="PubMed number")
    other: Id = described("The known report: the ID of a study or a screened report, or the key of a reference.")
    decision: Literal["same", "different"] = described("Whether the two are the same report.")
    decided_on: Date | None = optional("When it was decided.")
    decided_by: Label | None = optional("Who decided.")


class BatchRecord(Schema):
    """A file of evidence/screening/: the reports of one large import, or a part of them."""

    source: Label = described("The file that was imported.")
    reports: tuple[CandidateRecord, ...] = optional("The reports.", default=())


class ScreeningRecord(Schema):
    """evidence/screening.yml: every report identified since the last search, except those in evidence/screening/."""

    note: Text | None = optional("How the reports were found, and what has been read.")
    found: Label | None = optional(
        "How the reports were found that no saved search found, in a few words, for the flow diagram."
    )
    reports: tuple[CandidateRecord, ...] = optional("The reports.", default=())
    comparisons: tuple[ComparisonRecord, ...] = optional(
        "Decisions on reports that resemble another; `review import` records them.", default=()
    )


class MeasureRecord(Schema):
    """How a figure is computed from the records."""

    name: Literal[
        "studies",
        "datasets",
        "participants",
        "themes",
        "databases",
        "rated-studies",
        "answers",
        "references",
        "reference-number",
    ] = described("What is counted.")
    criterion: Id | None = optional("For answers: the criterion.")
    instrument: Annotated[str, Names("instrument")] | None = optional(
        "For answers: the instrument, where several have a criterion with this ID."
    )
    answers: tuple[Annotated[str, Names("answer")], ...] = optional(
        "For answers: which of them are counted.", default=()
    )
    count_shared: bool = optional("For answers: also count reports that share an appraisal.", default=False)
    each: Literal["dataset", "report"] = optional(
        "For participants: count each dataset or each report once.", default="dataset"
    )
    numbers: Label | None = optional('For references: the numbers cited as included studies, as in "37, 43-70".')
    study: StudyId | None = optional("For a reference number: the study.")


class ReadingRecord(Schema):
    """Another way in which a stated figure might have been counted."""

    label: Text = described("The reading, in our own words.")
    measure: MeasureRecord = described("How it is computed.")


class FigureRecord(Identified):
    """A figure that the published review states, to be compared with the same figure computed."""

    id: Id = described("The figure's ID.")
    figure: Text = described("What the figure says, in our own words.")
    where: Label = described("Where the published review states it.")
    origin: Annotated[Term, Vocabulary("figure_origins")] = described("Where in the published review it comes from.")
    published: Label = described("The figure as stated.")
    compare: Literal["equals", "at-least"] = described("How the two figures should compare.")
    measure: MeasureRecord = described("How it is computed.")
    other_readings: tuple[ReadingRecord, ...] = optional("Other ways of counting it.", default=())
    difference: Text | None = optional("Only if the two differ: why, as far as is known.")
    caveat: Text | None = optional("Why agreement of the two is not an independent check, if it is not.")


class FiguresRecord(Schema):
    """evidence/figures.yml: every figure that the published review states."""

    figures: tuple[FigureRecord, ...] = described("The figures.", default=(), max_length=500)


class PointRecord(Identified):
    """A point of the discussion."""

    id: Id = described("The point's ID.")
    kind: Annotated[Term, Vocabulary("discussion_kinds")] = described("What kind of point it is.")
    statement: OwnWords = described("The point, in our own words.")
    findings: tuple[FindingId, ...] = optional("The findings it draws on.", default=())
    references: tuple[Citekey, ...] = optional("Works it cites.", default=())
    matter: Label | None = optional("Its subject in a few words: a row of the comparison with the companion.")
    this_side: OwnWords | None = optional("What this review says about it, beyond the findings or without any.")
    other_side: OwnWords | None = optional(
        "What the companion review, or the people it is about, say about it, as the published review reports."
    )
    remark: OwnWords | None = optional("How the authors of the published review compare the two.")
    locator: Label | None = optional(
        "Where the published review says so: section, paragraph and line; needed if there is one."
    )


class DiscussionRecord(Schema):
    """evidence/discussion.yml: what follows from the findings."""

    points: tuple[PointRecord, ...] = described("The points.", default=(), max_length=500)


class CommentaryRecord(Identified):
    """A commentary by people with lived experience, in summary."""

    id: Id = described("The commentary's ID.")
    authors: tuple[Label, ...] = described("Its authors.", min_length=1)
    title: Label | None = optional("Its title, if it has one.")
    summary: tuple[OwnWords, ...] = described("What it says, sentence by sentence, in our own words.", min_length=1)
    references: tuple[Citekey, ...] = optional("Works it cites.", default=())
    locator: Label | None = optional("Where the published review prints it; needed if there is one.")


class CommentariesRecord(Schema):
    """evidence/commentaries.yml: the lived-experience commentaries."""

    commentaries: tuple[CommentaryRecord, ...] = described("The commentaries.", default=(), max_length=100)
