"""Messages that the checks and the form on the site share: a function each, whose parameters are the gaps of its text.

The script of the form fills in the same texts: `MESSAGE_TEMPLATES` holds each of them with its gaps in braces, by the
name of its function with hyphens.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import NamedTuple, TypeVar


class Message(NamedTuple):
    """What is wrong, with its code in the catalogue of problems."""

    code: str
    text: str


F = TypeVar("F", bound=Callable[..., Message])

MESSAGE_TEMPLATES: dict[str, Message] = {}


def template(function: F) -> F:
    """Add the message to the templates; a code that the caller chooses is empty there."""
    gaps = {name: "" if name == "code" else f"{{{name}}}" for name in signature(function).parameters}
    MESSAGE_TEMPLATES[function.__name__.replace("_", "-")] = function(**gaps)
    return function


def entry_of(name: str, number: int | str) -> str:
    """What an entry of a list is called that has no name."""
    return f"{name}, entry {number}"


ENTRY = entry_of("{name}", "{number}")

# Texts


@template
def character(character: str) -> Message:
    return Message("E111", f"an escape produces the character {character}, which is not allowed")


# Fields of a record


@template
def missing(name: str) -> Message:
    return Message("E201", f'the field "{name}" is missing')


@template
def other_kind(name: str, expected: str, found: str) -> Message:
    return Message("E203", f'"{name}" should be {expected}, but is {found}')


@template
def empty(name: str, expected: str) -> Message:
    return Message("E203", f'"{name}" is empty, but should be {expected}')


@template
def too_long(name: str, limit: int) -> Message:
    return Message("E204", f'"{name}" has more than {limit} characters')


@template
def too_many(name: str, limit: int) -> Message:
    return Message("E106", f'"{name}" has more than {limit} entries')


@template
def form(code: str, value: str, form: str) -> Message:
    return Message(code, f'"{value}" is not {form}')


@template
def words(words: int, limit: int) -> Message:
    return Message("E210", f"the quotation has {words} words; the limit is {limit}")


# Entries of the reference list


@template
def entry_lacks(key: str, name: str) -> Message:
    return Message("E201", f'the entry "{key}" has no {name}')


@template
def entry_year(key: str) -> Message:
    return Message("E207", f'the year of "{key}" does not have four digits')


@template
def entry_form(code: str, key: str, name: str, form: str) -> Message:
    return Message(code, f'the {name} of "{key}" is not {form}')


@template
def entry_too_long(name: str, limit: int) -> Message:
    return Message("E106", f'the field "{name}" has more than {limit} characters')


@template
def entry_character(name: str) -> Message:
    return Message("E111", f'the field "{name}" contains a control, text-direction or invisible character')


@template
def entry_key(key: str) -> Message:
    return Message("E206", f'the key "{key}" is not a valid ID')


@template
def entry_taken(key: str, path: str) -> Message:
    return Message("E110", f'the key "{key}" is already used in {path}')


# Names and IDs


@template
def unknown(code: str, value: str, what: str) -> Message:
    return Message(code, f'"{value}" is not {what}')


@template
def subtheme_elsewhere(subtheme: str, theme: str) -> Message:
    return Message("E302", f'the subtheme "{subtheme}" does not belong to the theme "{theme}"')


@template
def id_used(id: str, place: str) -> Message:
    return Message("E305", f'the ID "{id}" is already used at {place}')


@template
def id_owner(id: str, owner: str, letter: str) -> Message:
    return Message("E306", f'"{id}" should be "{owner}-{letter}" followed by at least two digits')


@template
def id_given_up(id: str, kind: str) -> Message:
    return Message("E321", f'"{id}" is obsolete, but a {kind} has this ID')


@template
def id_other_kind(id: str, published: str, kind: str) -> Message:
    return Message("E322", f'"{id}" was published as a {published}, but now belongs to a {kind}')


@template
def id_reserved(id: str) -> Message:
    return Message("E318", f'"{id}" is a reserved name')


@template
def recorded_twice(id: str, match: str) -> Message:
    return Message("E329", f'"{id}" has {match}')


@template
def maybe_recorded(id: str, match: str) -> Message:
    return Message("H403", f'"{id}" has {match}')


# Excerpts


@template
def other_theme(id: str, theme: str) -> Message:
    return Message("E312", f'no finding of "{id}" belongs to the theme "{theme}"')


@template
def quoted_twice(id: str, other: str) -> Message:
    return Message("H402", f'"{id}" quotes the same words as "{other}"')


# Appraisals, and reports that share a dataset


@template
def shared_and_own() -> Message:
    return Message("E308", "a shared appraisal cannot have its own instrument or answers")


@template
def no_instrument() -> Message:
    return Message("E308", "the appraisal names neither an instrument nor a study that shares its appraisal")


@template
def not_appraised_and_own() -> Message:
    return Message("E308", "the appraisal says why the study was not appraised, and has an instrument or answers")


@template
def not_asked(criterion: str) -> Message:
    return Message("E308", f'"{criterion}" is not asked of a study of this design')


@template
def no_level(level: str, instrument: str) -> Message:
    return Message("E308", f'"{level}" is not a level of the overall judgement of {instrument}')


@template
def no_appraisal() -> Message:
    return Message("H410", "the study has no appraisal, and no reason why it has none")


@template
def no_design(instrument: str) -> Message:
    return Message("H411", f"{instrument} has criteria by design, and the study has none of these designs")


@template
def unanswered(criterion: str) -> Message:
    return Message("E308", f'the criterion "{criterion}" has no answer')


@template
def no_criterion(criterion: str, instrument: str) -> Message:
    return Message("E308", f'"{criterion}" is not a criterion of {instrument}')


@template
def no_answer(answer: str, criterion: str) -> Message:
    return Message("E308", f'"{answer}" is not an allowed answer to "{criterion}"')


@template
def shared_nowhere(id: str) -> Message:
    return Message("E309", f'"{id}" has no answers, or belongs to another dataset')


@template
def appraisers_not_two(number: str) -> Message:
    return Message("E324", f"the appraisal names {number}, not two")


@template
def appraiser_twice(name: str) -> Message:
    return Message("E324", f'"{name}" is named as both appraisers')


@template
def appraiser_unanswered(name: str, criterion: str) -> Message:
    return Message("E324", f'{name} gives no answer to "{criterion}"')


@template
def appraiser_no_criterion(criterion: str, instrument: str) -> Message:
    return Message("E324", f'"{criterion}" is not a criterion of {instrument}')


@template
def appraiser_no_answer(answer: str, criterion: str) -> Message:
    return Message("E324", f'"{answer}" is not an allowed answer to "{criterion}"')


@template
def consensus_of_neither(criterion: str, answer: str) -> Message:
    return Message("E324", f'the consensus on "{criterion}" is "{answer}", but neither appraiser gave that answer')


@template
def other_place(name: str, here: str, there: str, path: str) -> Message:
    return Message("E307", f'the {name} is "{here}" here but "{there}" in {path}, which has the same dataset')
