"""What becomes of the rows of a table: records to add, rows that are recorded already, and rows that are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from review.problems.problem import Problem
from review.references.reference import Reference

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A record that a row adds: its ID, and a text by which people recognise it."""

    line: int
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Appended:
    """An entry to add to a list of a file: its fields by name."""

    path: str
    location: Location
    entry: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Filled:
    """Fields to set in a mapping of a file that has none of them."""

    path: str
    location: Location
    values: Mapping[str, Any]
    line: int


@dataclass
class TableOutcome:
    """The result of reading a table by its mapping.

    `records` are new files with their fields, `references` new entries of the reference list, `appended` and `filled`
    changes of files. `known` are rows that change nothing, each with its line; `left_out` names what is not imported,
    and `refused` why rows cannot be. `lines` says which line of the table made a file.
    """

    added: list[Added] = field(default_factory=list)
    known: list[Added] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    records: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    appended: list[Appended] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
