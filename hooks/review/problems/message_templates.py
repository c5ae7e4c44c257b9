"""Mistakes that both the checks and the form on the site can find: each has one code and one wording, kept here.

The wording has gaps in braces, which whoever finds the mistake fills in. Where the code depends on the field (a DOI,
an id, a date; a theme, a study) it is empty here and the field's own is taken.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake's code in the catalogue of problems, and what is said of it."""

    code: str
    text: str


ENTRY = "{name}, entry {number}"  # what an entry of a list is called that has no name of its own

MISTAKES: dict[str, Mistake] = {
    # A text
    "character": Mistake("E111", "an escape gives the character {character}, which must not be in a text"),
    # A record against its shape
    "missing": Mistake("E201", 'the field "{name}" is missing'),
    "other-kind": Mistake("E203", '"{name}" should be {expected}, and is {said}'),
    "empty": Mistake("E203", '"{name}" is empty, and should be {expected}'),
    "too-long": Mistake("E204", '"{name}" has more than {limit} characters'),
    "too-many": Mistake("E106", '"{name}" has more than {limit} entries'),
    "form": Mistake("", '"{value}" is not {form}'),
    "words": Mistake("E210", "the quotation has {words} words; {limit} at most"),
    # An entry of the bibliography
    "entry-lacks": Mistake("E201", 'the entry "{key}" has no {name}'),
    "entry-year": Mistake("E207", 'the year of "{key}" is not four digits'),
    "entry-form": Mistake("", 'the {name} of "{key}" is not {form}'),
    "entry-too-long": Mistake("E106", "the field {name} is longer than {limit} characters"),
    "entry-character": Mistake("E111", "the field {name} holds a control or text-direction character"),
    "entry-key": Mistake("E206", 'the key "{key}" is not of the form of an id'),
    "entry-taken": Mistake("E110", 'the key "{key}" belongs to an entry of {path} already'),
    # Records against each other
    "unknown": Mistake("", '"{value}" is not {what}'),
    "subtheme-elsewhere": Mistake("E302", 'the subtheme "{subtheme}" does not belong to the theme "{theme}"'),
    "id-used": Mistake("E305", 'the id "{id}" is used already at {place}'),
    "id-owner": Mistake("E306", '"{id}" should be "{owner}-{letter}" and two digits'),
    "id-given-up": Mistake("E321", '"{id}" was given up, and a {kind} bears it'),
    "id-other-kind": Mistake("E322", '"{id}" was published as a {published}, and a {kind} bears it now'),
    "id-reserved": Mistake("E318", '"{id}" is a reserved name'),
    "other-theme": Mistake("E312", 'no finding of "{id}" belongs to the theme "{theme}"'),
    "quoted-twice": Mistake("H402", '"{id}" quotes the same words as "{other}"'),
    # Appraisals, and reports that share data
    "shared-and-own": Mistake("E308", "an appraisal that is shared holds no answers of its own"),
    "no-instrument": Mistake("E308", "the appraisal names neither an instrument nor a study that shares its own"),
    "unanswered": Mistake("E308", 'the criterion "{criterion}" has no answer'),
    "no-criterion": Mistake("E308", '"{criterion}" is not a criterion of {instrument}'),
    "no-answer": Mistake("E308", '"{answer}" is not an answer to "{criterion}"'),
    "shared-nowhere": Mistake("E309", '"{id}" has no answers of its own, or another dataset'),
    "other-place": Mistake("E307", 'the {name} is "{here}" here and "{there}" in {path}, which names the same dataset'),
}


def mistake(rule: str, **values: object) -> tuple[str, str]:
    """The code of a mistake and what is said of it, the gaps filled in. KeyError for a gap that is not."""
    found = MISTAKES[rule]
    return found.code, found.text.format(**values)
