"""The schemas of surveillance: saved searches, what each run of them returned, and notices about cited works.

People write evidence/watch.yml; `review watch` writes evidence/runs.yml, `review notices` evidence/notices.yml.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from review.language.current import gettext, marked
from review.schema.base import Date, Doi, Id, Identified, Label, Schema, Text, described, optional
from review.schema.tools import ToolId
from review.schema.uses import Column

ServiceName = Literal["europe-pmc", "openalex", "crossref", "pubmed"]
SERVICE_LABELS: dict[ServiceName, str] = {
    "europe-pmc": "Europe PMC",
    "openalex": "OpenAlex",
    "crossref": "Crossref",
    "pubmed": "PubMed",
}
MAX_RECORDS = 10_000  # that one search may ask for: PubMed returns no more
FORWARD, BACKWARD = "citations-forward", "citations-backward"  # what the following of citations is called in the log

# What a notice says of a work; `version` is the published article of a preprint, or a newer version.
NoticeKind = Literal["retraction", "concern", "correction", "version", "other"]
NOTICE_LABELS: dict[NoticeKind, str] = {
    "retraction": marked("Retraction"),
    "concern": marked("Expression of concern"),
    "correction": marked("Correction"),
    "version": marked("Newer version"),
    "other": marked("Notice"),
}


# Notices after which a person must decide whether a study still counts.
GRAVE: frozenset[NoticeKind] = frozenset({"retraction", "concern"})


class SavedSearchRecord(Identified):
    """A search that `review watch` runs again and again."""

    id: Id = described("The search's id.")
    source: ServiceName = described("The service that it asks.")
    query: Text = described("The search string, in the syntax of that service.")
    since: Date = described("The earliest date of publication that it looks for.")
    limit: Annotated[int, Field(ge=1, le=MAX_RECORDS)] = optional(
        "How many records it takes at most, the most relevant first.", default=1000
    )
    by: Label | None = optional("Who wrote it.")
    note: Text | None = optional("What a reader should know about it.")


class CitationsRecord(Schema):
    """Whose citations are followed: those of the included studies."""

    since: Date = described("The earliest date of publication that is looked for.")
    forward: bool = optional("Whether to look for reports that cite an included study.", default=True)
    backward: bool = optional("Whether to look through the references of included studies.", default=True)


class WatchRecord(Schema):
    """evidence/watch.yml: the saved searches."""

    note: Text | None = optional("What a reader should know about the saved searches.")
    searches: tuple[SavedSearchRecord, ...] = described("The searches.", default=(), max_length=50)
    citations: CitationsRecord | None = optional("Which citations of included studies are followed.")


class RunRecord(Schema):
    """A run of a saved search. Every record returned is new, known, outside or refused."""

    on: Date = described("When it was run.")
    search: Id = described("The saved search; citations-forward or citations-backward for citations followed.")
    source: ServiceName = described("The service that answered, or should have.")
    found: int | None = described("How many records the service has for it, where it says so.", default=None, ge=0)
    returned: int = described("How many records it returned.", ge=0)
    new: int = described("How many of them are new here.", ge=0)
    known: int = described("How many were known already.", ge=0)
    outside: int = described("How many are older than the search looks for.", ge=0)
    refused: int = described("How many cannot be used, such as those without a title.", ge=0)
    tool: ToolId | None = optional("The program that ran it, as it is listed in evidence/tools.yml.")
    version: Label | None = optional("The version of that program.")
    failed: Text | None = optional("Why it was not completed.")


class RefusedRecord(Schema):
    """A record that a search returned and that cannot be used."""

    record: Label = described("The record: the service and the identifier there.")
    search: Id = described("The search that returned it.")
    on: Date = described("When it was first returned.")
    title: Label | None = optional("Its title, where it has one.")
    why: Text = described("Why it cannot be used.")


class RunsRecord(Schema):
    """evidence/runs.yml: every run of the saved searches, and the records that could not be used."""

    runs: tuple[RunRecord, ...] = described("The runs, the latest last.", default=(), max_length=20_000)
    refused: tuple[RefusedRecord, ...] = described("Records that cannot be used.", default=(), max_length=10_000)


class NoticeDecisionRecord(Schema):
    """What a person decided about a notice."""

    on: Date = described("When it was decided.")
    by: Label = described("Who decided.")
    text: Text = described("What follows for the review.")


class NoticeRecord(Schema):
    """A notice about a work that the review includes or cites."""

    work: Doi = described("The DOI of the work.", label="DOI of the work")
    kind: NoticeKind = described(
        "What the notice says of the work.", Column("What the notice says of the work.", name="type", type="string")
    )
    label: Label = described("What its source calls it.")
    doi: Doi | None = optional(
        "The DOI of the notice, or of the newer version.",
        Column("The DOI of the notice, or of the newer version."),
        label="DOI of the notice",
    )
    date: Date | None = optional("When it was published.", Column("When it was published."))
    sources: tuple[Label, ...] = described("Who says so: publisher, retraction-watch.", max_length=10)
    found_on: Date = described("When the look-up found it.")
    decision: NoticeDecisionRecord | None = optional("What was decided about it, by a person.")

    @property
    def kind_label(self) -> str:
        """What the kind of notice is called."""
        return gettext(NOTICE_LABELS[self.kind])

    @property
    def is_grave(self) -> bool:
        """Whether a person must decide if the work still counts."""
        return self.kind in GRAVE


class LookupRecord(Schema):
    """A look-up, for the DOIs of which it is the latest."""

    on: Date = described("When Crossref was asked.")
    answered: tuple[Doi, ...] = described("The DOIs about which Crossref answered.", default=(), max_length=20_000)
    unknown: tuple[Doi, ...] = described("The DOIs that Crossref does not have.", default=(), max_length=20_000)


class NoticesRecord(Schema):
    """evidence/notices.yml: retractions, corrections and the like of the works that the review includes or cites."""

    lookups: tuple[LookupRecord, ...] = described("The look-ups, the latest first.", default=(), max_length=1000)
    notices: tuple[NoticeRecord, ...] = described("The notices found.", default=(), max_length=10_000)
