"""The schema of the order of reading: evidence/ranks.yml, which `review rank` writes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.schema.base import Date, Id, Label, Schema, described, optional

Weight = Annotated[float, Field(ge=-1000, le=1000)]


class RankTermRecord(Schema):
    """A word or pair of words behind a score, and how much it moved the score."""

    term: Label = described("The words.")
    weight: Weight = described("How much they moved the score; above 0 towards inclusion.")


class ScoreRecord(Schema):
    """The score of a report that awaits assessment."""

    id: Id = described("The report's id.")
    score: Annotated[float, Field(ge=0, le=1)] = described("From 0 to 1; only the order matters.")
    terms: tuple[RankTermRecord, ...] = described("The words that moved it most.", default=(), max_length=20)


class RanksRecord(Schema):
    """evidence/ranks.yml: the order in which to read reports that await assessment. It decides nothing."""

    ranked_on: Date | None = optional("When the reports were ranked.")
    program: Label | None = optional("The program, with its version.")
    library: Label | None = optional("The library that fitted the model, with its version.")
    included: int | None = optional("How many included reports the model was fitted to.")
    excluded: int | None = optional("How many excluded reports it was fitted to.")
    scores: tuple[ScoreRecord, ...] = optional("The scores, the highest first.", default=())
