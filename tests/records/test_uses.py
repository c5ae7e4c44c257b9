"""A field declares how it is used, and everything that uses fields reads the same declarations."""

from __future__ import annotations

import copy
import json
from typing import Annotated

import pytest

from review.model.linking import linked, with_terms
from review.model.study import Excerpt, Study
from review.model.theme import Finding, Theme
from review.schema.base import Label, Schema, described, label_of, optional
from review.schema.registers import CandidateRecord
from review.schema.term import Term, Vocabulary
from review.schema.uses import Axis, Column, Facet, Part, Row, entries_at, uses, value_at, vocabulary_at

TABLES = (Study, Excerpt, Finding, Theme, CandidateRecord)


class Stop(Schema):
    """A stop of a line."""

    name: Label = described("Its name.", Column("What it is called.", name="stop"))
    kinds: tuple[Annotated[Term, Vocabulary("kinds")], ...] = optional("Its kinds.", default=())


class Line(Schema):
    """A bus line."""

    title: Label = described("Its title.", Column("Its title.", order=1), Row("Title"), label="Name of the line")
    stops: tuple[Stop, ...] = described("Its stops.", Column("Where it stops.", at="stops.name"))
    depot: Stop | None = optional("Its depot.", Column("Where buses sleep.", at="depot.name"))
    buses: int = described("How many buses.", Column("How many buses run on it."))
    colour: Annotated[Term, Vocabulary("colours")] | None = optional(
        "Its colour.", Axis("Colour", facet="colour"), Facet("colour", "Colour")
    )

    @property
    def length(self) -> int:
        """How many stops it has."""
        return len(self.stops)


class LinkedStop(Stop):
    """A stop that knows its number."""

    number: int


class LinkedLine(Line):
    """A line whose stops know their numbers."""

    stops: tuple[LinkedStop, ...]


OWL = Line(title="Owl", stops=(Stop(name="Gate", kinds=("dark",)), Stop(name="Park")), buses=2, colour="blue")


def test_uses_come_in_the_order_of_the_fields_unless_they_say_otherwise():
    assert [column.name for column in uses(Line, Column)] == ["stops", "depot", "buses", "title"]


def test_a_path_is_the_field_itself_unless_another_is_given():
    assert [column.at for column in uses(Line, Column)] == ["stops.name", "depot.name", "buses", "title"]


def test_the_type_of_a_column_follows_from_its_field():
    assert [column.type for column in uses(Line, Column)] == ["array", "string", "integer", "string"]


def test_a_class_that_links_a_field_keeps_its_uses():
    assert uses(LinkedLine, Column) == uses(Line, Column)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "Owl"),
        ("length", 2),
        ("stops.name", ("Gate", "Park")),
        ("depot", None),
        ("depot.name", None),
    ],
)
def test_a_path_leads_through_properties_lists_and_missing_values(path, value):
    assert value_at(OWL, path) == value


@pytest.mark.parametrize(("path", "entries"), [("stops.name", ("Gate", "Park")), ("colour", ("blue",)), ("depot", ())])
def test_a_value_counts_as_one_entry_and_a_missing_one_as_none(path, entries):
    assert entries_at(OWL, path) == entries


def test_the_vocabulary_of_a_path_is_that_of_its_field():
    assert vocabulary_at(Line, "colour") == "colours"
    assert vocabulary_at(Line, "stops.kinds") == "kinds"
    assert vocabulary_at(Line, "title") == ""
    assert vocabulary_at(Line, "title.letters") == ""


def test_an_axis_and_a_facet_take_the_vocabulary_of_their_field():
    assert [(axis.name, axis.vocabulary) for axis in uses(Line, Axis)] == [("colours", "colours")]
    assert [(facet.key, facet.vocabulary) for facet in uses(Line, Facet)] == [("colour", "colours")]


def test_a_field_is_called_by_its_label_or_by_its_name():
    assert label_of(Line, "title") == "Name of the line"
    assert label_of(CandidateRecord, "reason_note") == "Reason note"


def test_terms_are_linked_at_any_depth():
    blue, dark = Term("blue", "Blue", "As the sky."), Term("dark", "Dark", "Without light.")
    found = with_terms(OWL, {"colours": {"blue": blue}, "kinds": {"dark": dark}})
    assert (found.colour.label, found.stops[0].kinds[0].definition) == ("Blue", "Without light.")
    assert found == OWL


def test_a_term_that_the_codebook_lacks_is_known_by_its_id():
    assert with_terms(OWL, {}).colour.label == "blue"


def test_a_linked_record_is_the_record_with_its_links():
    gate = linked(LinkedStop, OWL.stops[0], number=7)
    assert (gate.name, gate.number) == ("Gate", 7)


def test_a_term_reads_as_its_id():
    term = Term("blue", "Blue", "As the sky.", "unclear")
    assert (term, term.id, json.dumps([term])) == ("blue", "blue", '["blue"]')
    assert type(term.id) is str
    kept = copy.deepcopy(term)
    assert (kept, kept.label, kept.definition, kept.standing) == ("blue", "Blue", "As the sky.", "unclear")


@pytest.mark.parametrize("record", TABLES)
def test_no_two_columns_or_parts_of_a_record_share_a_name(record):
    for names in (
        [column.name for column in uses(record, Column)],
        [part.name for part in uses(record, Part)],
        [facet.key for facet in uses(record, Facet)],
        [axis.name for axis in uses(record, Axis)],
    ):
        assert len(names) == len(set(names))


def test_every_axis_of_the_map_is_filtered_by_a_facet_of_the_same_field():
    at = {facet.key: facet.at for facet in uses(Study, Facet)}
    assert {axis.facet: axis.at for axis in uses(Study, Axis)}.items() <= at.items()
