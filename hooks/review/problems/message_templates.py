"""Mistakes that both the checks and the form on the site can find: each has one code and one wording, kept here.

The wording has gaps in braces, which whoever finds the mistake fills in. Where the code depends on the field (a DOI,
an id, a date; a theme, a study) it is empty here and the field's own is taken.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A mistake's code in the catalogue of problems, and what is said of it."""

    code: str
    text: str


ENTRY = "{name}, entry {number}"  # what an entry of a list is called that has no name of its own

MESSAGE_TEMPLATES: dict[str, MessageTemplate] = {
    # A text
    "character": MessageTemplate("E111", "an escape gives the character {character}, which must not be in a text"),
    # A record against its schema
    "missing": MessageTemplate("E201", 'the field "{name}" is missing'),
    "other-kind": MessageTemplate("E203", '"{name}" should be {expected}, and is {said}'),
    "empty": MessageTemplate("E203", '"{name}" is empty, and should be {expected}'),
    "too-long": MessageTemplate("E204", '"{name}" has more than {limit} characters'),
    "too-many": MessageTemplate("E106", '"{name}" has more than {limit} entries'),
    "form": MessageTemplate("", '"{value}" is not {form}'),
    "words": MessageTemplate("E210", "the quotation has {words} words; {limit} at most"),
    # An entry of the bibliography
    "entry-lacks": MessageTemplate("E201", 'the entry "{key}" has no {name}'),
    "entry-year": MessageTemplate("E207", 'the year of "{key}" is not four digits'),
    "entry-form": MessageTemplate("", 'the {name} of "{key}" is not {form}'),
    "entry-too-long": MessageTemplate("E106", "the field {name} is longer than {limit} characters"),
    "entry-character": MessageTemplate("E111", "the field {name} holds a control or text-direction character"),
    "entry-key": MessageTemplate("E206", 'the key "{key}" is not of the form of an id'),
    "entry-taken": MessageTemplate("E110", 'the key "{key}" belongs to an entry of {path} already'),
    # Records against each other
    "unknown": MessageTemplate("", '"{value}" is not {what}'),
    "subtheme-elsewhere": MessageTemplate("E302", 'the subtheme "{subtheme}" does not belong to the theme "{theme}"'),
    "id-used": MessageTemplate("E305", 'the id "{id}" is used already at {place}'),
    "id-owner": MessageTemplate("E306", '"{id}" should be "{owner}-{letter}" and two digits'),
    "id-given-up": MessageTemplate("E321", '"{id}" was given up, and a {kind} bears it'),
    "id-other-kind": MessageTemplate("E322", '"{id}" was published as a {published}, and a {kind} bears it now'),
    "id-reserved": MessageTemplate("E318", '"{id}" is a reserved name'),
    "other-theme": MessageTemplate("E312", 'no finding of "{id}" belongs to the theme "{theme}"'),
    "quoted-twice": MessageTemplate("H402", '"{id}" quotes the same words as "{other}"'),
    # Appraisals, and reports that share data
    "shared-and-own": MessageTemplate("E308", "an appraisal that is shared holds no answers of its own"),
    "no-instrument": MessageTemplate(
        "E308", "the appraisal names neither an instrument nor a study that shares its own"
    ),
    "unanswered": MessageTemplate("E308", 'the criterion "{criterion}" has no answer'),
    "no-criterion": MessageTemplate("E308", '"{criterion}" is not a criterion of {instrument}'),
    "no-answer": MessageTemplate("E308", '"{answer}" is not an answer to "{criterion}"'),
    "shared-nowhere": MessageTemplate("E309", '"{id}" has no answers of its own, or another dataset'),
    "appraisers-not-two": MessageTemplate("E324", "the appraisal names {number} and not two"),
    "appraiser-twice": MessageTemplate("E324", '"{name}" is named as both appraisers'),
    "appraiser-unanswered": MessageTemplate("E324", '{name} gives no answer to "{criterion}"'),
    "appraiser-no-criterion": MessageTemplate("E324", '"{criterion}" is not a criterion of {instrument}'),
    "appraiser-no-answer": MessageTemplate("E324", '"{answer}" is not an answer to "{criterion}"'),
    "consensus-of-neither": MessageTemplate(
        "E324", 'the consensus on "{criterion}" is "{answer}", and no appraiser gave that answer'
    ),
    "other-place": MessageTemplate(
        "E307", 'the {name} is "{here}" here and "{there}" in {path}, which names the same dataset'
    ),
}


def message(rule: str, **values: object) -> tuple[str, str]:
    """The code of a mistake and what is said of it, the gaps filled in. KeyError for a gap that is not."""
    found = MESSAGE_TEMPLATES[rule]
    return found.code, found.text.format(**values)
