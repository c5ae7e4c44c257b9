"""The appraisal instruments that the program ships, and their text for a codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import BaseModel

from review.evidence.documents import parse
from review.evidence.notation import scalar
from review.evidence.validation import validate
from review.language.catalogue import SOURCE
from review.problems.problem import EvidenceError
from review.schema.codebook import CodebookRecord
from review.schema.instruments import ShippedInstrumentRecord

FOLDER = "instruments"


def shipped(language: str = SOURCE) -> dict[str, ShippedInstrumentRecord]:
    """Return every shipped instrument by its ID, in the order of IDs, in a language or else in English.

    A translation is a file of the same name in a folder named after its language. Raise EvidenceError with every
    problem of a file that does not fit its schema.
    """
    folder = files("review") / FOLDER
    names = sorted(file.name for file in folder.iterdir() if file.is_file())
    found = [_read(_translation(folder, name, language)) for name in names]
    return {each.instrument.id: each for each in sorted(found, key=lambda each: each.instrument.id)}


def _translation(folder: Traversable, name: str, language: str) -> Traversable:
    translated = folder / language / name
    return translated if translated.is_file() else folder / name


def _read(file: Traversable) -> ShippedInstrumentRecord:
    document, problems = parse(file.read_text(encoding="utf-8"), f"{FOLDER}/{file.name}")
    record, found = (None, []) if problems else validate(document, ShippedInstrumentRecord)
    if record is None:
        raise EvidenceError([*problems, *found])
    return record.value


def codebook_sections(chosen: Iterable[ShippedInstrumentRecord]) -> str:
    """Return the sections `instruments`, `answers` and `designs` of a codebook that has these instruments, as YAML.

    A term that several of them name is written once. A section without entries is left out, so that no instrument
    gives an empty text.
    """
    instruments = tuple(chosen)
    sections: dict[str, dict[str, BaseModel]] = {
        "instruments": {each.instrument.id: each.instrument for each in instruments},
        "answers": {term.id: term for each in instruments for term in each.answers},
        "designs": {term.id: term for each in instruments for term in each.designs},
    }
    ordered = (name for name in CodebookRecord.model_fields if sections.get(name))
    return "\n".join("\n".join((f"{name}:", *_entries(sections[name].values(), "  "), "")) for name in ordered)


def _entries(records: Iterable[BaseModel], indent: str) -> Iterator[str]:
    for record in records:
        first, *rest = _fields(record)
        yield f"{indent}- {first}"
        yield from (f"{indent}  {line}" for line in rest)


def _fields(record: BaseModel) -> Iterator[str]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield f"{name}:"
            yield from _entries(value, "  ")
        elif isinstance(value, tuple) and value:
            yield f"{name}: [{', '.join(value)}]"
        elif value and not isinstance(value, tuple):
            # An ID is text for every reader of the codebook, and is written without quotation marks.
            yield f"{name}: {value if name in {'id', 'standing'} else _text(value)}"


def _text(value: object) -> str:
    return scalar(value) if isinstance(value, str) else str(value)
