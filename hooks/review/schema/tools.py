"""The schemas of the ledger of tools: programs that suggest or draft parts of records, and each use of them.

The fields of a tool are what PRISMA-trAIce asks authors to report (https://github.com/cqh4046/PRISMA-trAIce), by the
number of its item; the table that a page shows is made of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from review.schema.base import Date, Id, Identified, Label, Names, Schema, Text, Url, described, optional
from review.schema.uses import Use

ToolId = Annotated[str, Names("tool")]


@dataclass(frozen=True, slots=True)
class Disclosed(Use):
    """The item of PRISMA-trAIce that a field answers: its number, level and subject, the last in our own words."""

    item: str
    level: str
    subject: str

    @property
    def texts(self) -> tuple[str, ...]:
        return self.level, self.subject


class ToolRecord(Identified):
    """A program that suggested or drafted parts of records."""

    id: Id = described("The tool's id.")
    name: Label = described("What it is called.", Disclosed("M2", "mandatory", "Name, version, developer and access"))
    developer: Label = described("Who made it.")
    url: Url | None = optional("Where it can be had or read about.", label="Web address")
    method: Literal["rules", "statistical-model", "language-model"] = described(
        "How it comes to its suggestions: by rules, by a model fitted to examples, or by a language model."
    )
    rationale: Text | None = optional("Why it was used.", Disclosed("I1", "recommended", "Why it was used"))
    protocol: Text | None = optional(
        "Whether its use was planned in a protocol, and what departed from it.",
        Disclosed("M1", "mandatory", "Whether a protocol planned it"),
    )
    task: Text = described(
        "The stage of the review, and exactly what it does there.",
        Disclosed("M3", "mandatory", "Stage of the review, and the task"),
    )
    input: Text = described("What it is given.", Disclosed("M4", "mandatory", "What it is given"))
    output: Text = described("What it gives, and how that is processed.", Disclosed("M5", "mandatory", "What it gives"))
    prompts: Text | None = optional(
        "For a language model: its prompts in full or where they are, and its parameters.",
        Disclosed("M6", "mandatory", "Prompts of a language model"),
    )
    settings: Text | None = optional(
        "Settings of any other model.", Disclosed("M7", "highly recommended", "Settings of any other model")
    )
    oversight: Text = described(
        "What people do with its output before it counts.",
        Disclosed("M8", "mandatory", "What people do with its output"),
    )
    evaluation: Text | None = optional(
        "How its performance was evaluated.", Disclosed("M9", "mandatory", "How it was evaluated")
    )
    data: Text | None = optional(
        "What becomes of the data it is given: storage, privacy, terms.",
        Disclosed("M10", "recommended", "What becomes of the data"),
    )
    performance: Text | None = optional(
        "The results of that evaluation.", Disclosed("R2", "mandatory", "Results of the evaluation")
    )
    limitations: Text | None = optional("What it does badly.", Disclosed("D1", "recommended", "Its limitations"))


class ToolsRecord(Schema):
    """evidence/tools.yml: the ledger of tools."""

    note: Text | None = optional("What the ledger covers, and since when.")
    tools: tuple[ToolRecord, ...] = optional("The tools.", default=())


class ToolUseRecord(Schema):
    """A use of a tool for a record, and who confirmed what it suggested."""

    tool: ToolId = described("The tool, as it is listed in evidence/tools.yml.")
    version: Label = described("Its version.")
    what: Literal["search-hit", "rank", "summary", "draft", "translation", "other"] = described(
        "What it suggested or drafted."
    )
    used_on: Date | None = optional("When.")
    confirmed_by: Label | None = optional("Who checked the suggestion against the source, and confirmed it.")
    confirmed_on: Date | None = optional("When it was confirmed.")
