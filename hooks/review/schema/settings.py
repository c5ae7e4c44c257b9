"""The settings of a review: its words for participants, what it shows of studies, its limits, and the parts it has."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from review.schema.base import MAX_QUOTE_WORDS, Label, Schema, Text, described, optional

# Parts that a review can do without. `without` of the settings names them; a published review that this one updates
# ("source") and a companion review are parts that a review has if evidence/review.yml describes them.
OmittedPart = Literal["appraisal", "checklists", "commentaries", "confidence", "discussion", "screening", "subthemes"]
Part = Literal[
    "appraisal",
    "checklists",
    "commentaries",
    "companion",
    "confidence",
    "discussion",
    "screening",
    "source",
    "subthemes",
]
# What the site shows of each study beyond its participants and its data; the name is that of the field or of its terms.
Characteristic = Literal["country", "setting", "professions", "data_collection", "population", "interventions"]
CHARACTERISTICS: tuple[Characteristic, ...] = (
    "country",
    "setting",
    "professions",
    "data_collection",
    "population",
    "interventions",
)
ReferenceStyle = Literal["vancouver", "apa", "harvard"]


class QuotationLimitRecord(Schema):
    """How long a quotation may be."""

    max_words: Annotated[int, Field(ge=1, le=400)] = described("The largest number of words.")
    reason: Text = described("Why this limit, for readers.")


class SettingsRecord(Schema):
    """What a review calls and shows, and which parts it has. Without settings, it has every part."""

    participants: Label | None = optional(
        "What the people who took part in the studies are called, in the plural and in lower case: parents, teachers. "
        "Without it, participants."
    )
    characteristics: tuple[Characteristic, ...] = optional(
        "What is shown of each study: in tables, on its page, as filters and as axes of the evidence map. "
        "Records need not state what is not listed. Without the list, all are shown.",
        default=CHARACTERISTICS,
    )
    quotations: QuotationLimitRecord | None = optional(
        f"How long a quotation may be. Without it, {MAX_QUOTE_WORDS} words."
    )
    reference_style: ReferenceStyle = optional(
        "The citation style of references on pages, in briefs and beside figures. Other styles can still be copied.",
        default="vancouver",
    )
    without: tuple[OmittedPart, ...] = optional(
        "The parts that this review does not have: no page, heading, column or sentence mentions them.", default=()
    )

    @property
    def participants_heading(self) -> str:
        """What the participants are called, as a heading; empty if the settings do not say."""
        return self.participants[:1].upper() + self.participants[1:] if self.participants else ""

    @property
    def max_quote_words(self) -> int:
        """The largest number of words of a quotation."""
        return self.quotations.max_words if self.quotations else MAX_QUOTE_WORDS

    def worded(self, description: str) -> str:
        """Return the description of a field with the limit of this review in place of its gap."""
        return description.replace("{max_quote_words}", str(self.max_quote_words))
