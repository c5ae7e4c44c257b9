"""The schema of an appraisal instrument that the program ships: hooks/review/instruments/<id>.yml.

A codebook takes a copy of it: its instrument, and the answers and designs that its criteria name.
"""

from __future__ import annotations

from review.schema.base import Schema, Text, described, optional
from review.schema.codebook import AnswerRecord, InstrumentRecord, TermRecord


class ShippedInstrumentRecord(Schema):
    """An instrument with the terms it needs, its source, and how its criteria were verified."""

    instrument: InstrumentRecord = described("The instrument, its wording in our own words.")
    answers: tuple[AnswerRecord, ...] = described("The answers that its criteria allow.", min_length=2)
    designs: tuple[TermRecord, ...] = optional("The designs that its criteria are asked of.", default=())
    citation: Text = described("How to cite it.")
    licence: Text = described("Whose it is, and under which terms.")
    verified: Text = described("The public source with which the list of its criteria was compared.")
