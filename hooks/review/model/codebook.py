"""The codebook as the review uses it: vocabularies by name, and appraisal instruments with the answers they allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from review.language.current import gettext
from review.language.formats import territory
from review.model.linking import linked
from review.schema.codebook import AnswerRecord, CodebookRecord, CriterionRecord, InstrumentRecord, TermRecord
from review.schema.term import Term


class Criterion(CriterionRecord):
    """A question of an appraisal instrument, with the answers it allows and the designs it is asked of as terms."""

    answers: tuple[Term, ...]
    designs: tuple[Term, ...]


class Instrument(InstrumentRecord):
    """An appraisal instrument with its criteria in order."""

    criteria: tuple[Criterion, ...]

    def criteria_for(self, designs: Collection[str]) -> tuple[Criterion, ...]:
        """Return the criteria that are asked of a study of these designs."""
        return tuple(each for each in self.criteria if each.is_asked_of(designs))


@dataclass(frozen=True)
class Codebook:
    """Every vocabulary by name, each a mapping of id to term in the order of the codebook; and the instruments.

    `further_countries` can be named in a record and are not yet, so no page lists them.
    """

    vocabularies: Mapping[str, Mapping[str, Term]]
    instruments: tuple[Instrument, ...]
    further_countries: tuple[Term, ...] = ()

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of a vocabulary, in order."""
        return tuple(self.vocabularies[vocabulary].values())

    def choices(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms that a new record can name."""
        return (*self.terms(vocabulary), *(self.further_countries if vocabulary == "countries" else ()))

    def term(self, vocabulary: str, id: str) -> Term:
        """The term of this id. KeyError where the vocabulary has none, which the checks rule out."""
        return self.vocabularies[vocabulary][id]

    def instrument(self, id: str | None) -> Instrument | None:
        """The appraisal instrument of this id, if there is one."""
        return next((each for each in self.instruments if each.id == id), None)


def codebook_of(record: CodebookRecord, named: Collection[str] = ()) -> Codebook:
    """The codebook of a record. Of the countries that it does not list, only those that are `named` are terms of it."""
    names = [name for name in type(record).model_fields if name != "instruments"]
    vocabularies = {
        name: {term.id: _term(term, is_own=name in record.model_fields_set) for term in getattr(record, name)}
        for name in names
    }
    further = [_country(term) for term in record.further_countries]
    vocabularies["countries"] |= {term.id: term for term in further if term.id in named}
    return Codebook(
        vocabularies,
        tuple(_instrument(each, vocabularies) for each in record.instruments),
        tuple(term for term in further if term.id not in named),
    )


def _term(record: TermRecord, *, is_own: bool) -> Term:
    """A term; those of a vocabulary that the codebook does not have of its own speak the language of the review."""
    standing = record.standing if isinstance(record, AnswerRecord) else "met"
    label, definition = record.label, record.definition
    if not is_own:
        label, definition = gettext(label), gettext(definition)
    return Term(record.id, label, definition, standing, record.synonyms)


def _country(record: TermRecord) -> Term:
    return Term(record.id, territory(record.id, record.label), record.definition, "met", record.synonyms)


def _instrument(record: InstrumentRecord, vocabularies: Mapping[str, Mapping[str, Term]]) -> Instrument:
    answers, designs = vocabularies["answers"], vocabularies["designs"]
    criteria = (
        linked(
            Criterion,
            each,
            answers=tuple(answers[answer] for answer in each.answers),
            designs=tuple(designs[design] for design in each.designs),
        )
        for each in record.criteria
    )
    return linked(Instrument, record, criteria=tuple(criteria))
