"""Checks of vocabularies without duplicate terms and of numbers without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.checks.registration import check
from review.evidence.records import Evidence
from review.problems.problem import Problem


@check("E317")
def terms_are_unique(evidence: Evidence) -> Iterator[Problem]:
    """No vocabulary of the codebook and no instrument has two entries with the same ID."""
    codebook = evidence.codebook
    for name in type(codebook.value).model_fields:
        ids = [term.id for term in getattr(codebook.value, name)]
        for index in _duplicates(ids):
            yield codebook.problem("E317", f'"{ids[index]}" appears twice in {name}', name, index, "id")
    for number, instrument in enumerate(codebook.value.instruments):
        ids = [criterion.id for criterion in instrument.criteria]
        for index in _duplicates(ids):
            text = f'the criterion "{ids[index]}" appears twice'
            yield codebook.problem("E317", text, "instruments", number, "criteria", index)
        items = [criterion.shown_number for criterion in instrument.criteria]
        for index in _duplicates(items):
            text = f'the number "{items[index]}" appears twice in the instrument'
            yield codebook.problem("E317", text, "instruments", number, "criteria", index, "item")
        levels = [level.id for level in instrument.overall]
        for index in _duplicates(levels):
            text = f'the overall judgement "{levels[index]}" appears twice'
            yield codebook.problem("E317", text, "instruments", number, "overall", index)


def _duplicates(ids: Sequence[str]) -> list[int]:
    return [index for index, id in enumerate(ids) if id in ids[:index]]


@check("E316")
def numbers_are_in_sequence(evidence: Evidence) -> Iterator[Problem]:
    """Themes, and the criteria of an instrument, are numbered from 1 without gaps or duplicates."""
    if not evidence.broken:
        for index in _out_of_sequence([record.value.number for record in evidence.themes]):
            yield evidence.themes[index].problem("E316", f"the theme's number should be {index + 1}", "number")
    for number, instrument in enumerate(evidence.codebook.value.instruments):
        for index in _out_of_sequence([criterion.number for criterion in instrument.criteria]):
            text = f"the criterion's number should be {index + 1}"
            place = ("instruments", number, "criteria", index, "number")
            yield evidence.codebook.problem("E316", text, *place)


def _out_of_sequence(numbers: Sequence[int]) -> list[int]:
    return [index for index, number in enumerate(numbers) if number != index + 1]
