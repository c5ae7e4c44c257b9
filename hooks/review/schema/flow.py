"""The schema of the numbers of a flow diagram, as a report states them.

The steps are those of PRISMA 2020 (Page and others, BMJ 2021;372:n71, figure 1). A number that the report does not
state is left out, and is shown as unknown.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.schema.base import Label, Schema, Text, described, optional

Count = Annotated[int, Field(ge=0, le=100_000_000)]


class ExclusionCountRecord(Schema):
    """How many reports were excluded for one reason."""

    reason: Label = described("The reason, as the report words it.")
    count: Count = described("How many reports.")


class FlowRecord(Schema):
    """The numbers of one flow diagram. Leave out what is not reported: an empty field is unknown, and is not zero."""

    locator: Label = described("Where the numbers are stated: figure, section, paragraph or line.")
    databases: Count | None = optional("Records identified from databases.")
    registers: Count | None = optional("Records identified from registers.")
    other: Count | None = optional("Records identified in other ways, such as websites, organisations and citations.")
    duplicates: Count | None = optional("Duplicates removed before screening.")
    ineligible_by_tool: Count | None = optional("Records marked as ineligible by automation tools before screening.")
    removed_otherwise: Count | None = optional("Records removed before screening for other reasons.")
    screened: Count | None = optional("Records screened.")
    excluded: Count | None = optional("Records excluded by screening.")
    sought: Count | None = optional("Reports sought for retrieval.")
    not_retrieved: Count | None = optional("Reports not retrieved.")
    assessed: Count | None = optional("Reports assessed for eligibility.")
    reports_excluded: Count | None = optional("Reports excluded after assessment, for all reasons together.")
    reasons: tuple[ExclusionCountRecord, ...] = described(
        "How many reports were excluded for each reason.", default=(), max_length=50
    )
    reports_included: Count | None = optional("Reports included.")
    studies_included: Count | None = optional("Studies included; a study may have several reports.")
    note: Text | None = optional("What readers should know about the numbers.")

    @property
    def identified(self) -> int | None:
        """Records from databases and registers together; None where neither is stated."""
        known = [number for number in (self.databases, self.registers) if number is not None]
        return sum(known) if known else None

    @property
    def removed(self) -> int | None:
        """Records removed before screening, for all reasons together; None where none is stated."""
        stated = (self.duplicates, self.ineligible_by_tool, self.removed_otherwise)
        known = [number for number in stated if number is not None]
        return sum(known) if known else None

    @property
    def all_excluded(self) -> int | None:
        """Reports excluded after assessment: as stated, or otherwise the sum of the reasons."""
        if self.reports_excluded is None and self.reasons:
            return sum(each.count for each in self.reasons)
        return self.reports_excluded
