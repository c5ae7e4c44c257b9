"""The schema of evidence/checklists.yml: reporting checklists, filled in item by item."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from review.schema.base import Doi, Id, Identified, Label, Schema, Text, Url, described, optional

Reported = Literal["yes", "partly", "no", "not-applicable"]

Address = Annotated[
    str, StringConstraints(pattern=r"^(?:[a-z0-9-]+/)*(?:#[A-Za-z0-9-]+)?$|^data/[a-z0-9.-]+$", max_length=200)
]


class PlaceRecord(Schema):
    """A place on the site where an item is reported."""

    address: Address = described("The page and its anchor, relative to the root of the site, as in methods/#search.")
    label: Label = described("The text of the link.")


class ChecklistItemRecord(Schema):
    """An item of a checklist, and whether and where the review reports it."""

    number: Annotated[str, StringConstraints(pattern=r"^[A-Z]?\d{1,2}[a-f]?$")] = described(
        "Its number in the checklist."
    )
    topic: Label = described("What it is about.")
    asks: Text = described("What it asks for, in our own words.")
    reported: Reported = described("Whether the review reports it.")
    says: Text = described("What is reported, or what is missing and why, in our own words.")
    places: tuple[PlaceRecord, ...] = optional("Where it is reported.", default=())


class ChecklistRecord(Identified):
    """A reporting checklist."""

    id: Id = described("The checklist's id.")
    title: Label = described("Its name.")
    text: Text = described("What it is for, in our own words.")
    doi: Doi = described("The DOI of the article that defines it.")
    evidence_url: Url | None = optional("The web page that shows the DOI with the title.")
    url: Url | None = optional("Another address at which it is published.")
    items: tuple[ChecklistItemRecord, ...] = described("Its items, in order.", min_length=1, max_length=100)


class ChecklistsRecord(Schema):
    """evidence/checklists.yml: the reporting checklists of the review."""

    note: Text | None = optional("How they were filled in, and by whom.")
    checklists: tuple[ChecklistRecord, ...] = optional("The checklists.", default=())
