"""Rules about counting: vocabularies without twins, numbers without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.evidence.records import Evidence
from review.problems.problem import Problem


def terms_mean_one_thing(evidence: Evidence) -> Iterator[Problem]:
    """No vocabulary of the codebook has two terms of one id."""
    codebook = evidence.codebook
    for name in type(codebook.value).model_fields:
        ids = [term.id for term in getattr(codebook.value, name)]
        yield from (
            codebook.problem("E317", f'"{id}" stands twice in {name}', name, index, "id")
            for index, id in enumerate(ids)
            if id in ids[:index]
        )
    for number, instrument in enumerate(codebook.value.instruments):
        ids = [criterion.id for criterion in instrument.criteria]
        yield from (
            codebook.problem("E317", f'the criterion "{id}" stands twice', "instruments", number, "criteria", index)
            for index, id in enumerate(ids)
            if id in ids[:index]
        )


def numbers_are_in_sequence(evidence: Evidence) -> Iterator[Problem]:
    """Themes and the criteria of an instrument are numbered from 1 without gap or twin."""
    if not evidence.broken:
        wrong = _out_of_sequence([record.value.number for record in evidence.themes])
        yield from (
            evidence.themes[index].problem("E316", f"the theme's number should be {index + 1}", "number")
            for index in wrong
        )
    for number, instrument in enumerate(evidence.codebook.value.instruments):
        for index in _out_of_sequence([criterion.number for criterion in instrument.criteria]):
            yield evidence.codebook.problem(
                "E316",
                f"the criterion's number should be {index + 1}",
                "instruments",
                number,
                "criteria",
                index,
                "number",
            )


def _out_of_sequence(numbers: Sequence[int]) -> list[int]:
    return [index for index, number in enumerate(numbers) if number != index + 1]
