"""The schema of the register of appraisals that are known in total only: evidence/appraisals.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.schema.base import Id, Label, Names, Schema, Text, described, optional


class CriterionTotalRecord(Schema):
    """How many studies have each answer to a criterion, as a report states it."""

    instrument: Annotated[str, Names("instrument")] = described("The instrument.")
    criterion: Id = described("The criterion.")
    of: int = described("How many studies were appraised on it.", ge=1)
    answers: dict[str, Annotated[int, Field(ge=0)]] = described(
        "How many of them have each answer, for the answers of which the report states a number."
    )
    locator: Label = described("Where the report states it.")
    note: Text | None = optional("What readers should know about these numbers.")


class AppraisalTotalsRecord(Schema):
    """evidence/appraisals.yml: answers of which only the number of studies is known, not the studies."""

    note: Text | None = optional("Why the answers of single studies are not known.")
    totals: tuple[CriterionTotalRecord, ...] = described("One entry for each criterion.", default=(), max_length=500)
